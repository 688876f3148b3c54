"""What each figure means: the one place. Printed with every report, worked out in docs/reports.md."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from instructions.models import Assignment
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


FIGURES = [(figure.value, figure.value) for figure in Figure]

NAMES: dict[Figure, Promise] = {
    Figure.K1: _("Done by the original deadline"),
    Figure.K2: _("Done by the current deadline"),
    Figure.GAINED: _("Gained by extensions"),
    Figure.K3: _("Reports returned"),
    Figure.K4: _("Days overdue, median"),
    Figure.K5: _("Closed with evidence checked"),
    Figure.K6: _("Extensions"),
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
}

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


def closed_in_period(scope: Scope) -> Q:
    """Assignments that K5 speaks of."""
    start, end = scope.moments
    return Q(status=Assignment.Status.CLOSED, closed_at__gte=start, closed_at__lt=end)
