"""The review desk: the source beside what was read from it, and three answers to give."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from instructions.admin import reading_words
from instructions.admin.days import Days
from instructions.admin.marks import marks_of, pieces
from instructions.admin.names_field import Names
from instructions.admin.review_form import RejectForm, ReviewForm
from instructions.admin.review_queue import in_order, place_of
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.errors import Refused, Stale
from instructions.models import Assignment, Task
from instructions.services.review import accept_task, correct_proposal, reject_task


def queue(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Opens on the proposal that should be looked at first."""
    _require_controller(request)
    first = in_order().values_list("pk", flat=True).first()
    if first is not None:
        return HttpResponseRedirect(reverse("admin:proposal", args=[first]))
    context = {**site.each_context(request), "title": _("Review")}
    return TemplateResponse(request, "desk/review_empty.html", context)


@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    _require_controller(request)
    task = _proposal(pk)
    if task.state != Task.State.PROPOSED:
        return _decided(request, task)
    if request.method == "GET":
        return _page(request, site, task, ReviewForm(task=task, names=Names()))
    if request.POST.get("do") == "reject":
        return _reject(request, site, task)
    return _accept_or_save(request, site, task)


def _accept_or_save(request: HttpRequest, site: AdminSite, task: Task) -> HttpResponse:
    form = ReviewForm(request.POST, task=task, names=Names())
    if not form.is_valid():
        return _page(request, site, task, form, status=400)
    accepts = request.POST.get("do") == "accept"
    onward = place_of(task.pk).after
    try:
        _write(request, task, form, accepts=accepts)
    except Refused as error:
        return _refused(request, site, task, form, error)
    if not accepts:
        messages.success(request, _("Saved; the proposal still waits for your answer."))
        return HttpResponseRedirect(request.path)
    messages.success(request, _("On control: %(title)s") % {"title": form.cleaned_data["title"]})
    return _next(onward)


@transaction.atomic
def _write(request: HttpRequest, task: Task, form: ReviewForm, *, accepts: bool) -> None:
    expected = form.cleaned_data["version"]
    if form.corrects:
        corrected = correct_proposal(
            task,
            by=person(request),
            title=form.cleaned_data["title"],
            deadline=form.deadline,
            lead=form.lead_shares,
            co=form.co_shares,
            form=form.cleaned_data["form"],
            expected=expected,
        )
        expected = corrected.version
    if accepts:
        accept_task(task, by=person(request), now=timezone.now(), expected=expected)


def _reject(request: HttpRequest, site: AdminSite, task: Task) -> HttpResponse:
    form = ReviewForm(task=task, names=Names())
    answer = RejectForm(request.POST)
    if not answer.is_valid():
        return _page(request, site, task, form, reject=answer, status=400)
    data = answer.cleaned_data
    onward = place_of(task.pk).after
    try:
        reject_task(
            task, by=person(request), reason=data["reason"], note=data["note"], expected=data["version"]
        )
    except Refused as error:
        answer.add_error(None, str(error))
        fresh = _proposal(task.pk)
        if fresh.state != Task.State.PROPOSED:
            return _decided(request, fresh)
        return _page(request, site, fresh, ReviewForm(task=fresh, names=Names()), reject=answer, status=409)
    messages.success(request, _("Rejected: %(title)s") % {"title": task.title})
    return _next(onward)


def _refused(
    request: HttpRequest, site: AdminSite, task: Task, form: ReviewForm, error: Refused
) -> HttpResponse:
    """Say why, keep what was typed, and show beside it how the proposal stands now."""
    fresh = _proposal(task.pk)
    if fresh.state != Task.State.PROPOSED:
        return _decided(request, fresh)
    typed = request.POST.copy()
    typed["version"] = str(fresh.version)
    kept = ReviewForm(typed, task=fresh, names=form.names)
    kept.full_clean()
    kept.add_error(None, str(error))
    is_stale = isinstance(error, Stale)
    return _page(request, site, fresh, kept, status=409 if is_stale else 400, is_stale=is_stale)


def _page(
    request: HttpRequest,
    site: AdminSite,
    task: Task,
    form: ReviewForm,
    *,
    reject: RejectForm | None = None,
    status: int = 200,
    is_stale: bool = False,
) -> HttpResponse:
    days = Days.now()
    spoke_for, spoke_against = reading_words.reasons(task.reasons)
    announcement = task.announcement
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("Review"),
        "task": task,
        "announcement": announcement,
        "pieces": pieces(announcement.text, marks_of(task.evidence)) if announcement else [],
        "place": place_of(task.pk),
        "due": days.due(task.due_on),
        "lead": [row for row in form.shares if row.role == Assignment.Role.LEAD],
        "co": [row for row in form.shares if row.role == Assignment.Role.CO],
        "form": form,
        "reject": reject or RejectForm(initial={"version": task.version}),
        "is_editing": form.is_bound,
        "is_rejecting": reject is not None,
        "is_stale": is_stale,
        "last_change": task.history.select_related("history_user").first() if is_stale else None,
        "certainty": reading_words.certainty(task.confidence),
        "percent": round(task.confidence * 100) if task.confidence is not None else None,
        "doubts": reading_words.doubts(task.doubts),
        "spoke_for": spoke_for,
        "spoke_against": spoke_against,
    }
    return TemplateResponse(request, "desk/review.html", context, status=status)


def _decided(request: HttpRequest, task: Task) -> HttpResponse:
    messages.warning(
        request,
        _("This proposal has been decided already: %(state)s.") % {"state": task.get_state_display()},
    )
    return HttpResponseRedirect(reverse("admin:instructions_task_change", args=[task.pk]))


def _next(pk: int | None) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:proposal", args=[pk]) if pk else reverse("admin:review"))


def _proposal(pk: int) -> Task:
    tasks = Task.objects.select_related("announcement").prefetch_related("assignments__body")
    return get_object_or_404(tasks, pk=pk)


def _require_controller(request: HttpRequest) -> None:
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
