from __future__ import annotations

from django.conf import settings
from django.urls import path, re_path

from instructions.public import views

LANGUAGE = "|".join(code for code, _name in settings.LANGUAGES)

app_name = "public"
urlpatterns = [
    path("public/", views.start, name="start"),
    re_path(rf"^public/(?P<language>{LANGUAGE})/$", views.listing, name="list"),
    re_path(rf"^public/(?P<language>{LANGUAGE})/(?P<pk>[1-9][0-9]{{0,17}})/$", views.page, name="page"),
    re_path(
        rf"^public/(?P<language>{LANGUAGE})/(?P<pk>[1-9][0-9]{{0,17}})/promises\.(?P<kind>json|csv)$",
        views.data,
        name="data",
    ),
    path("robots.txt", views.robots, name="robots"),
]
