from __future__ import annotations

from django.urls import path

from notifications import answering, views

app_name = "notifications"

urlpatterns = [
    path("healthz/reminders", views.health, name="health"),
    path("open/<int:assignment>/", views.open_assignment, name="open"),
    path("answer/<str:name>/<str:token>/", answering.answer, name="answer"),
    path("telegram/", views.telegram, name="telegram"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
