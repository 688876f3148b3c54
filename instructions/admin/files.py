"""Originals and evidence, served only to those who may see what they belong to."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from instructions import office
from instructions.admin.roles import READERS, has_role, person
from instructions.models import Announcement, Assignment, Evidence, ProgressReport, Task


def evidence(request: HttpRequest, pk: int, *, site: AdminSite) -> FileResponse:
    user = person(request)
    seen = Assignment.objects.visible_to(user, on=office.today())
    reports = ProgressReport.objects.shown_to(user).filter(assignment__in=seen)
    found = get_object_or_404(Evidence.objects.filter(report__in=reports), pk=pk)
    return _download(found.file, found.name, found.content_type)


def original(request: HttpRequest, pk: int, *, site: AdminSite) -> FileResponse:
    announcements = Announcement.objects.all()
    if not has_role(request, READERS):
        seen = Task.objects.visible_to(person(request), on=office.today())
        announcements = announcements.filter(tasks__in=seen).distinct()
    found = get_object_or_404(announcements, pk=pk)
    return _download(found.original, found.source_name or "original", "application/octet-stream")


def _download(file: Any, name: str, content_type: str) -> FileResponse:
    """Always as an attachment: nothing that somebody sent is ever shown as a page of ours."""
    try:
        opened = file.open("rb")
    except (ValueError, FileNotFoundError):
        raise Http404 from None
    response = FileResponse(opened, as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
