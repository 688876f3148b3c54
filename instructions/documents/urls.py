from __future__ import annotations

from django.urls import path

from instructions.documents import views

app_name = "documents"
urlpatterns = [
    path("calendar/feed/<str:secret>.ics", views.feed, name="feed"),
    path("calendar/feed/<str:secret>/announcements/<int:pk>.atom", views.progress, name="progress"),
    path("tasks/<int:pk>/card.pdf", views.card, {"kind": "pdf"}, name="card_pdf"),
    path("tasks/<int:pk>/card.docx", views.card, {"kind": "docx"}, name="card_docx"),
]
