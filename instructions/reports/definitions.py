"""What each figure means: the one place. Printed with every report, worked out in docs/reports.md."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from instructions.models import Assignment, Extension, ProgressReport
from instructions.reports.scope import Scope

COUNTED = (*Assignment.OPEN, *Assignment.DONE)
"""Statuses that figures count. Proposals are not yet orders, and what was dropped is no order any more."""

LEFT_OUT = (Assignment.Status.CANCELLED, Assignment.Status.MERGED, Assignment.Status.NOT_PURSUED)
"""Statuses that leave the denominators; how many there are is told beside the figures."""


class Figure(StrEnum):
    K1 = "k1"
    K2 = "k2"
    GAINED = "gained"
    K3 = "k3"
    K4 = "k4"
    K5 = "k5"
    K6 = "k6"
    AGEING = "ageing"
    WORKLOAD = "workload"
    REVIEW = "review"
    FIRST_REPORT = "first_report"
    CHECK = "check"
    UNTOUCHED = "untouched"
    UNREACHED = "unreached"
    UNANSWERED = "unanswered"


FIGURES = [(figure.value, figure.value) for figure in Figure]

NAMES: dict[Figure, Promise] = {
    Figure.K1: _("Done by the original deadline"),
    Figure.K2: _("Done by the current deadline"),
    Figure.GAINED: _("Gained by extensions"),
    Figure.K3: _("Reports returned"),
    Figure.K4: _("Days overdue, median"),
    Figure.K5: _("Closed with evidence checked"),
    Figure.K6: _("Extensions"),
    Figure.AGEING: _("Ageing"),
    Figure.WORKLOAD: _("Workload ahead"),
    Figure.REVIEW: _("Time to review"),
    Figure.FIRST_REPORT: _("Time to the first report"),
    Figure.CHECK: _("Time to the check"),
    Figure.UNTOUCHED: _("Read without correction"),
    Figure.UNREACHED: _("People not reached"),
    Figure.UNANSWERED: _("Bodies without anybody"),
}

DEFINITIONS: dict[Figure, Promise] = {
    Figure.K1: _(
        "Of the assignments whose original deadline lies in the period and had passed: the share done on or "
        "before that day. Extensions change nothing here."
    ),
    Figure.K2: _(
        "Of the assignments whose current deadline lies in the period and had passed: the share done on or "
        "before that day."
    ),
    Figure.GAINED: _("K2 − K1, in percentage points: how much better the figure looks for moved deadlines."),
    Figure.K3: _(
        "Of the progress reports submitted in the period: the share that the control unit returned with "
        "remarks."
    ),
    Figure.K4: _(
        "Of the assignments open on the day of the report with a deadline before it: the median number of "
        "calendar days since that deadline."
    ),
    Figure.K5: _(
        "Of the assignments removed from control in the period: the share that has an accepted report whose "
        "evidence was checked."
    ),
    Figure.K6: _(
        "Extensions granted for the assignments counted in K1, per assignment, and the mean number of "
        "calendar days that one extension added."
    ),
    Figure.AGEING: _(
        "The assignments open on the day of the report with a deadline before it, by the calendar days since "
        "that deadline: up to a week, up to 30 days, up to 90 days, longer."
    ),
    Figure.WORKLOAD: _(
        "The assignments open on the day of the report, by the week in which their current deadline lies. "
        "Those already overdue, those due later and those without a deadline stand apart."
    ),
    Figure.REVIEW: _(
        "Of the assignments put on control in the period: the median number of calendar days from the day "
        "the instruction was proposed to the day it was put on control."
    ),
    Figure.FIRST_REPORT: _(
        "Of the assignments whose first report was submitted in the period: the median number of calendar "
        "days from being put on control to that report."
    ),
    Figure.CHECK: _(
        "Of the progress reports accepted or returned in the period: the median number of calendar days from "
        "the day they were submitted."
    ),
    Figure.UNTOUCHED: _(
        "Of the proposals put on control in the period: the share in which the reviewer changed nothing, and "
        "for each field the share in which it was changed."
    ),
    Figure.UNREACHED: _(
        "People to whom reminders have been due for an hour and are in no message that went out or still "
        "may; with the number of these reminders and the day since which the first is owed. As of now."
    ),
    Figure.UNANSWERED: _(
        "Bodies of the registry with open assignments on control and no account of an executor or head that "
        "could be told of them; with the number of these assignments. As of now."
    ),
}

DISCIPLINE = (Figure.K1, Figure.K2, Figure.GAINED, Figure.K3, Figure.K4, Figure.K5, Figure.K6)
UNREACHED = (Figure.UNREACHED, Figure.UNANSWERED)
PACE = (Figure.REVIEW, Figure.FIRST_REPORT, Figure.CHECK)

FOOTNOTE = _(
    "One assignment is one body's share of one instruction. Done means that the control unit accepted the "
    "report; the day it was submitted counts. Cancelled, merged and not pursued assignments are left out."
)


def due_by_original(scope: Scope) -> Q:
    """Assignments that K1 and K6 speak of."""
    return Q(
        status__in=COUNTED,
        original_due_on__gte=scope.first,
        original_due_on__lte=scope.last,
        original_due_on__lt=scope.on,
    )


def due_by_current(scope: Scope) -> Q:
    """Assignments that K2 speaks of."""
    return Q(status__in=COUNTED, due_on__gte=scope.first, due_on__lte=scope.last, due_on__lt=scope.on)


DONE_BY_ORIGINAL = Q(status__in=Assignment.DONE, done_on__lte=F("original_due_on"))
DONE_BY_CURRENT = Q(status__in=Assignment.DONE, done_on__lte=F("due_on"))


def overdue(scope: Scope) -> Q:
    """Assignments that K4 speaks of, whatever the period."""
    return Q(status__in=Assignment.OPEN, due_on__lt=scope.on)


AGES = {"week": (1, 7), "month": (8, 30), "quarter": (31, 90), "longer": (91, None)}
"""Calendar days overdue, both bounds included."""

AGE_NAMES: dict[str, Promise] = {
    "week": _("up to a week"),
    "month": _("8 to 30 days"),
    "quarter": _("31 to 90 days"),
    "longer": _("over 90 days"),
}


def late_for(scope: Scope, age: str) -> Q:
    """Overdue assignments of one age."""
    least, most = AGES[age]
    found = Q(due_on__lte=scope.on - dt.timedelta(days=least))
    return found & Q(due_on__gte=scope.on - dt.timedelta(days=most)) if most else found


MOVED = Q(original_due_on__isnull=False) & ~Q(due_on=F("original_due_on"))


def due_in_period(scope: Scope) -> Q:
    """Open assignments with a deadline in the period, passed or not."""
    return Q(status__in=Assignment.OPEN, due_on__gte=scope.first, due_on__lte=scope.last)


def put_on_control(scope: Scope) -> Q:
    """Assignments that the time to review speaks of."""
    start, end = scope.moments
    return Q(assigned_at__gte=start, assigned_at__lt=end)


def first_reported(scope: Scope) -> Q:
    """Assignments that the time to the first report speaks of."""
    start, end = scope.moments
    return Q(submitted_at__gte=start, submitted_at__lt=end, assigned_at__isnull=False)


def left_out(scope: Scope) -> Q:
    """Assignments that left the denominators in the period."""
    start, end = scope.moments
    return Q(status__in=LEFT_OUT, closed_at__gte=start, closed_at__lt=end)


def submitted_in_period(scope: Scope) -> Q:
    """Progress reports that K3 speaks of."""
    start, end = scope.moments
    return Q(submitted_at__gte=start, submitted_at__lt=end)


def returned(scope: Scope) -> Q:
    """Progress reports returned by the end of the day of the report."""
    return Q(state=ProgressReport.State.RETURNED, decided_at__lt=scope.end_of_day)


def decided_in_period(scope: Scope) -> Q:
    """Progress reports that the time to the check speaks of."""
    start, end = scope.moments
    return Q(decided_at__gte=start, decided_at__lt=end)


def granted(scope: Scope) -> Q:
    """Extensions that K6 speaks of, of the assignments due by their original deadline."""
    return Q(state=Extension.State.GRANTED, decided_at__lt=scope.end_of_day)


def checked(scope: Scope) -> Q:
    """Progress reports by which an assignment of K5 counts as closed with evidence checked."""
    return Q(state=ProgressReport.State.ACCEPTED, evidence_checked=True, decided_at__lt=scope.end_of_day)


def closed_in_period(scope: Scope) -> Q:
    """Assignments that K5 speaks of."""
    start, end = scope.moments
    return Q(status=Assignment.Status.CLOSED, closed_at__gte=start, closed_at__lt=end)
