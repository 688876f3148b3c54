"""The page of an announcement: its words with their marks beside what was read from them."""

from __future__ import annotations

from django.conf import settings
from django.contrib.admin import AdminSite
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from instructions.admin.days import Days
from instructions.admin.keys import is_key
from instructions.admin.marks import Mark, marks_of, pieces
from instructions.admin.roles import CONTROLLERS, READERS, has_role, person
from instructions.admin.shares import Shares
from instructions.models import Announcement, Assignment, Task


def show(request: HttpRequest, object_id: str, site: AdminSite) -> HttpResponse:
    if not has_role(request, READERS) or not is_key(object_id):
        raise Http404
    announcement = (
        Announcement.objects.select_related("created_by", "wording_of").filter(pk=int(object_id)).first()
    )
    if announcement is None:
        raise Http404
    days = Days.now()
    shares = Assignment.objects.select_related("body", "via").order_by("-role", "position", "pk")
    tasks = (
        Task.objects.visible_to(person(request), on=days.on)
        .filter(announcement=announcement)
        .knowing_reports()
        .prefetch_related(Prefetch("assignments", shares))
    )
    rows = sorted(tasks, key=lambda task: (_first_place(task), task.pk))
    context = {
        **site.each_context(request),
        "title": announcement.title,
        "announcement": announcement,
        "pieces": pieces(announcement.text, _marks(rows)),
        "rows": [
            {
                "task": task,
                "due": days.due(
                    task.due_on,
                    first_on=task.original_due_on,
                    is_open=_runs(task),
                    is_reported=task.is_open and task.is_reported,
                ),
                "shares": Shares.of(task.assignments.all()),
            }
            for task in rows
        ],
        "wordings": list(Announcement.objects.other_wordings_of(announcement)),
        "may_read": has_role(request, CONTROLLERS) and announcement.source != Announcement.Source.SPOKEN,
        "may_publish": settings.PUBLIC_PAGES and has_role(request, CONTROLLERS),
        "waits": any(task.state == Task.State.PROPOSED for task in rows),
    }
    return TemplateResponse(request, "desk/announcement.html", context)


def _marks(tasks: list[Task]) -> list[Mark]:
    shown = [task for task in tasks if task.state not in {Task.State.REJECTED, Task.State.MERGED}]
    return [mark for task in shown for mark in marks_of(task.evidence, task=task.pk)]


def _first_place(task: Task) -> int:
    return min((mark.start for mark in marks_of(task.evidence)), default=0)


def _runs(task: Task) -> bool:
    return task.state in {Task.State.PROPOSED, Task.State.ON_CONTROL}
