"""The review desk: the source beside what was read from it, and a few answers to give."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from instructions import quality
from instructions.admin import reading_words, review_answers
from instructions.admin.days import Days
from instructions.admin.marks import marks_of, pieces
from instructions.admin.names_field import Names
from instructions.admin.review_answers import Answer
from instructions.admin.review_form import RejectForm, ReviewForm
from instructions.admin.review_queue import in_order, place_of
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.admin.seen_too import seen_too
from instructions.admin.split_forms import MergeForm, SplitForm
from instructions.advice_words import WORDS
from instructions.errors import Refused, Stale
from instructions.models import Assignment, Task
from instructions.quality import Advice
from instructions.services.following import road_map_of


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
    given = _forms(task)
    if request.method == "GET":
        return _page(request, site, task, given)
    answer = review_answers.named(request.POST.get("do", ""))
    given[answer.form] = form = _forms(task, request.POST)[answer.form]
    if not form.is_valid():
        return _page(request, site, task, given, asked=answer, status=400)
    onward = place_of(task.pk).after
    try:
        done = answer.run(task, form, person(request))
    except Refused as error:
        return _refused(request, site, task, answer, error)
    messages.success(request, done.said)
    if done.stays:
        return HttpResponseRedirect(request.path)
    return HttpResponseRedirect(
        reverse("admin:proposal", args=[onward]) if onward else reverse("admin:review")
    )


def _forms(task: Task, data: Any = None) -> dict[str, forms.Form]:
    start = None if data else {"version": task.version, "first_title": task.title}
    return {
        "review": ReviewForm(data, task=task, names=Names()),
        "reject": RejectForm(data, initial=start),
        "split": SplitForm(data, initial=start),
        "merge": MergeForm(data, task=task, initial=start),
    }


def _refused(
    request: HttpRequest, site: AdminSite, task: Task, answer: Answer, error: Refused
) -> HttpResponse:
    """Say why, keep what was typed, and show beside it how the proposal stands now."""
    fresh = _proposal(task.pk)
    if fresh.state != Task.State.PROPOSED:
        return _decided(request, fresh)
    typed = request.POST.copy()
    typed["version"] = str(fresh.version)
    given = _forms(fresh)
    given[answer.form] = kept = _forms(fresh, typed)[answer.form]
    kept.full_clean()
    kept.add_error(None, str(error))
    is_stale = isinstance(error, Stale)
    status = 409 if is_stale else 400
    return _page(request, site, fresh, given, asked=answer, status=status, is_stale=is_stale)


def _page(
    request: HttpRequest,
    site: AdminSite,
    task: Task,
    given: dict[str, forms.Form],
    *,
    asked: Answer | None = None,
    status: int = 200,
    is_stale: bool = False,
) -> HttpResponse:
    days = Days.now()
    announcement = task.announcement
    shares = list(task.assignments.all())
    context: dict[str, Any] = {
        **site.each_context(request),
        **_said_of(task, shares, days),
        "title": _("Review"),
        "task": task,
        "announcement": announcement,
        "pieces": pieces(announcement.text, marks_of(task.evidence)) if announcement else [],
        "place": place_of(task.pk),
        "due": days.due(task.due_on),
        "lead": [row for row in shares if row.role == Assignment.Role.LEAD],
        "co": [row for row in shares if row.role == Assignment.Role.CO],
        "form": given["review"],
        "reject": given["reject"],
        "split": given["split"],
        "merge": given["merge"],
        "opened": asked.form if asked else "",
        "faults": given[asked.form].non_field_errors() if asked else [],
        "is_stale": is_stale,
        "last_change": task.history.select_related("history_user").first() if is_stale else None,
    }
    return TemplateResponse(request, "desk/review.html", context, status=status)


def _said_of(task: Task, shares: list[Assignment], days: Days) -> dict[str, Any]:
    """How sure reading was, and what a careful controller would say."""
    spoke_for, spoke_against = reading_words.reasons(task.reasons)
    advice = quality.advice(task, shares, on=days.on, calendar=days.calendar)
    return {
        "certainty": reading_words.certainty(task.confidence),
        "percent": round(task.confidence * 100) if task.confidence is not None else None,
        "doubts": reading_words.doubts(task.doubts),
        "spoke_for": spoke_for,
        "spoke_against": spoke_against,
        "advice": [WORDS[said] for said in advice],
        "rivals": seen_too(task, shares) if Advice.SAME_END in advice else [],
        "offers_road_map": Advice.ROAD_MAP in advice,
        "road_map": road_map_of(task) if Advice.ROAD_MAP in advice else None,
    }


def _decided(request: HttpRequest, task: Task) -> HttpResponse:
    messages.warning(
        request,
        _("This proposal has been decided already: %(state)s.") % {"state": task.get_state_display()},
    )
    return HttpResponseRedirect(reverse("admin:instructions_task_change", args=[task.pk]))


def _proposal(pk: int) -> Task:
    tasks = Task.objects.select_related("announcement").prefetch_related("assignments__body")
    return get_object_or_404(tasks, pk=pk)


def _require_controller(request: HttpRequest) -> None:
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
