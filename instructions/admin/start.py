"""The start page: for those who control and read, the state of things; for an executor, the next step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import F, Prefetch, Q
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from instructions.admin.charts import Pair, bars, columns, pairs
from instructions.admin.days import Days, Due
from instructions.admin.moves.move import Actor, Move
from instructions.admin.moves.offer import next_step, offered
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.documents.reports.links import Links, of
from instructions.models import Assignment, Extension, ProgressReport, Substitution, User
from instructions.reports import agenda
from instructions.reports.agenda import MOST_BODIES
from instructions.reports.discipline import in_time
from instructions.reports.question import Question
from instructions.reports.scope import Scope
from instructions.reports.selection import Selection
from instructions.services.membership import tasks_that_differ

MOST = 200
LATELY = dt.timedelta(days=92)


def start(request: HttpRequest, site: AdminSite) -> TemplateResponse:
    days = Days.now()
    user = person(request)
    if user.is_superuser or user.reads_all:
        page, context = "desk/start.html", _overview(request, days)
    else:
        page, context = "desk/start_executor.html", _executor(user, days)
    shared = {**site.each_context(request), "title": _("Start"), "today": days.on}
    return TemplateResponse(request, page, {**shared, **context})


def _overview(request: HttpRequest, days: Days) -> dict[str, Any]:
    shares = Assignment.objects.held_by(person(request), on=days.on)
    listed = reverse("admin:instructions_task_changelist")
    late = [
        (row.body.name, row.tasks, f"{listed}?due=overdue&body={row.body.pk}")
        for row in agenda.overdue_by_body(shares, on=days.on)
    ]
    weeks = agenda.weeks_ahead(shares, on=days.on)
    load = [(_week(week.first), week.tasks, f"{listed}?due={week.first}..{week.last}") for week in weeks]
    shown = _discipline(request, days)
    return {
        "waiting": agenda.waiting(person(request), on=days.on) if has_role(request, CONTROLLERS) else None,
        "listed": listed,
        "differing": _differing(request, days),
        "due_this_week": agenda.due_within(shares, *days.week),
        "overdue": agenda.overdue(shares, on=days.on),
        "late": late,
        "late_chart": bars(late) if late else "",
        "pairs": shown,
        "pairs_chart": pairs(shown) if shown else "",
        "load_chart": columns(load, told=_("Instructions due, by the Monday of the week"))
        if any(week.tasks for week in weeks)
        else "",
    }


def _differing(request: HttpRequest, days: Days) -> int:
    """Instructions whose collectives have had other members lately; a controller decides about them."""
    if not has_role(request, CONTROLLERS):
        return 0
    return len(tasks_that_differ(on=days.on, most=MOST, since=days.on - LATELY))


def _discipline(request: HttpRequest, days: Days) -> list[Pair]:
    """Leads with most due this quarter: done in time by the first deadline, and by the one that holds now."""
    quarter = days.on.replace(month=(days.on.month - 1) // 3 * 3 + 1, day=1)
    scope = Scope(
        reader=person(request),
        today=days.on,
        on=days.on,
        first=quarter,
        last=days.on,
        role=Assignment.Role.LEAD,
    )
    links = Links(Question(), scope)
    return [
        Pair(
            row.body.name,
            row.k1.percent or 0.0,
            row.k2.percent or 0.0,
            links.rows(Selection.DUE_BY_ORIGINAL, **of(row.body, Assignment.Role.LEAD)),
            links.rows(Selection.DUE_BY_CURRENT, **of(row.body, Assignment.Role.LEAD)),
        )
        for row in in_time(scope, most=MOST_BODIES)
    ]


def _week(first: dt.date) -> str:
    return date_format(first, "d.m")


@dataclass(frozen=True, slots=True)
class Errand:
    """One assignment of an executor: how it stands and the one next step."""

    assignment: Assignment
    due: Due
    step: Move | None
    report: ProgressReport | None


def _executor(user: User, days: Days) -> dict[str, Any]:
    rows = (
        Assignment.objects.held_by(user, on=days.on)
        .open()
        .knowing_reports()
        .select_related("task", "body")
        .prefetch_related(
            Prefetch("extensions", Extension.objects.filter(state=Extension.State.REQUESTED)),
            Prefetch("reports", ProgressReport.objects.filter(state=ProgressReport.State.RETURNED)),
        )
        .order_by(F("due_on").asc(nulls_last=True), "task", "pk")[: MOST + 1]
    )
    found = [_errand(row, user, days) for row in rows]
    return {
        "errands": found[:MOST],
        "has_more": len(found) > MOST,
        "stand_ins": _stand_ins(user, days),
        "handed_in": _handed_in(user, days),
        "asked_for": _asked_for(user, days),
    }


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A report or request on a part that this person has passed on, with what may be decided about it."""

    row: Any
    moves: Sequence[Move]


def _handed_in(user: User, days: Days) -> list[HandedIn]:
    """Those that wait longest first."""
    reports = (
        ProgressReport.objects.waiting_for(user, on=days.on)
        .select_related("assignment__task", "assignment__body", "author")
        .prefetch_related("files")
        .order_by("submitted_at", "pk")
    )
    return _decisions("report", reports[:MOST], user, days)


def _asked_for(user: User, days: Days) -> list[HandedIn]:
    asked = Extension.objects.waiting_for(user, on=days.on)
    asked = asked.select_related("assignment__task", "assignment__body", "assignment__parent", "asked_by")
    return _decisions("extension", asked.order_by("asked_at", "pk")[:MOST], user, days)


def _decisions(kind: str, rows: Iterable[Any], user: User, days: Days) -> list[HandedIn]:
    actor = Actor(user, works=True, controls=False, on=days.on, oversees=True)
    found = [HandedIn(row, offered(kind, row, actor)) for row in rows]
    return [one for one in found if one.moves]


def _stand_ins(user: User, days: Days) -> list[Substitution]:
    """Who stands in for whom today, as far as it concerns this person."""
    today = Substitution.objects.filter(from_on__lte=days.on, until_on__gte=days.on)
    concerned = today.filter(Q(person=user) | Q(substitute=user)).select_related("person", "substitute")
    return list(concerned.order_by("until_on", "pk"))


def _errand(row: Any, user: User, days: Days) -> Errand:
    returned = list(row.reports.all()) if row.status == Assignment.Status.RETURNED else []
    return Errand(
        row,
        days.due(row.due_on, first_on=row.original_due_on, is_reported=row.is_reported),
        next_step(row, Actor(user, works=True, controls=False, on=days.on)),
        returned[0] if returned else None,
    )
