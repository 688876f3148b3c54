"""One page for every move: what it asks, what was filled in, and plainly why it was refused."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from instructions import office
from instructions.admin.days import Days
from instructions.admin.moves.forms import MoveForm
from instructions.admin.moves.move import Asked, Move
from instructions.admin.moves.offer import named
from instructions.admin.roles import person
from instructions.errors import NotAllowed, Refused, Stale
from instructions.models import Assignment, Extension, Milestone, ProgressReport, Task, User

STATUS = {NotAllowed: 403, Stale: 409}


@require_http_methods(["GET", "POST"])
def perform(request: HttpRequest, kind: str, pk: int, name: str, *, site: AdminSite) -> HttpResponse:
    move = named(kind, name)
    if move is None:
        raise Http404
    row = get_object_or_404(_visible(kind, person(request)), pk=pk)
    if request.method == "GET":
        return _page(request, site, kind, row, move, move.form(row=row))
    form = move.form(request.POST, request.FILES, row=row)
    if not form.is_valid():
        return _page(request, site, kind, row, move, form, status=400)
    try:
        move.run(row, Asked(by=person(request), now=timezone.now(), data=form.cleaned_data))
    except Refused as error:
        form.add_error(None, str(error))
        return _page(request, site, kind, row, move, form, status=STATUS.get(type(error), 400))
    messages.success(request, move.said_of(row))
    return HttpResponseRedirect(_onward(request, kind, row))


def _visible(kind: str, user: User) -> QuerySet[Any]:
    on = office.today()
    if kind == "task":
        return Task.objects.visible_to(user, on=on)
    if kind == "step":
        return Milestone.objects.filter(task__in=Task.objects.visible_to(user, on=on)).select_related("task")
    assignments = Assignment.objects.visible_to(user, on=on)
    if kind == "assignment":
        return assignments.select_related("task__announcement", "body")
    model = {"report": ProgressReport, "extension": Extension}[kind]
    related = model._default_manager.filter(assignment__in=assignments)
    return related.select_related("assignment__task__announcement", "assignment__body")


def _assignment(kind: str, row: Any) -> Assignment | None:
    if kind in {"task", "step"}:
        return None
    found = row if kind == "assignment" else row.assignment
    assert isinstance(found, Assignment)
    return found


def _page(
    request: HttpRequest, site: AdminSite, kind: str, row: Any, move: Move, form: MoveForm, status: int = 200
) -> HttpResponse:
    assignment = _assignment(kind, row)
    task = _task(kind, row)
    subject = assignment or task
    days = Days.now()
    context = {
        **site.each_context(request),
        "title": move.label,
        "move": move,
        "form": form,
        "task": task,
        "assignment": assignment,
        "report": row if kind == "report" else None,
        "extension": row if kind == "extension" else None,
        "due": days.due(
            subject.due_on,
            first_on=subject.original_due_on,
            is_open=subject.is_open,
            is_reported=_knowing(subject).is_reported,
        ),
        "days": days,
        "onward": _onward(request, kind, row),
    }
    return TemplateResponse(request, "desk/move.html", context, status=status)


def _knowing(subject: Assignment | Task) -> Any:
    rows = Assignment.objects if isinstance(subject, Assignment) else Task.objects
    return rows.filter(pk=subject.pk).knowing_reports().get()


def _onward(request: HttpRequest, kind: str, row: Any) -> str:
    """Back to the page the move was offered on, where that is one of ours; else to the instruction."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return reverse("admin:instructions_task_change", args=[_task(kind, row).pk])


def _task(kind: str, row: Any) -> Task:
    assignment = _assignment(kind, row)
    found = assignment.task if assignment else row.task if kind == "step" else row
    assert isinstance(found, Task)
    return found
