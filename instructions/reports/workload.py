"""What lies ahead of each body: open assignments by the week in which they fall due."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Case, Count, IntegerField, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from instructions.models import Assignment, Body
from instructions.reports.order import by_name
from instructions.reports.scope import Scope, assignments
from instructions.reports.table import Cell, Table

WEEKS = 12
LATE, LATER, NONE = -1, WEEKS, WEEKS + 1
"""Beside the weeks 0 to 11: deadlines already passed, those after the last week, and none at all."""


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday; of the running one, what is left of it."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Load:
    """Open assignments: already late, one number for each week, later, without a deadline."""

    late: int
    weeks: tuple[int, ...]
    later: int
    no_deadline: int

    @property
    def total(self) -> int:
        return self.late + sum(self.weeks) + self.later + self.no_deadline


@dataclass(frozen=True, slots=True)
class BodyLoad:
    body: Body | None
    role: str
    load: Load

    @property
    def name(self) -> str:
        return self.body.name if self.body else _("Outside the registry")


@dataclass(frozen=True, slots=True)
class Workload:
    scope: Scope
    weeks: tuple[Week, ...]
    lead: Load
    co: Load
    rows: tuple[BodyLoad, ...] = field(default=())


def workload(scope: Scope) -> Workload:
    """Two queries; the period of the scope plays no part, the weeks begin with that of its day."""
    weeks = weeks_from(scope.on)
    slots: defaultdict[tuple[int | None, str], Counter[int]] = defaultdict(Counter)
    rows = assignments(scope).filter(status__in=Assignment.OPEN).order_by()
    slotted = rows.annotate(slot=_slot(weeks)).values("body_id", "role", "slot")
    for row in slotted.annotate(count=Count("id")):
        slots[row["body_id"], row["role"]][row["slot"]] = row["count"]
    bodies = Body.objects.in_bulk({body for body, _role in slots if body})
    found = [BodyLoad(bodies[body] if body else None, role, _load(c)) for (body, role), c in slots.items()]
    return Workload(
        scope=scope,
        weeks=weeks,
        lead=_total(slots.items(), Assignment.Role.LEAD),
        co=_total(slots.items(), Assignment.Role.CO),
        rows=tuple(sorted(found, key=lambda row: by_name(row.body, row.role))),
    )


def weeks_from(on: dt.date, number: int = WEEKS) -> tuple[Week, ...]:
    monday = on - dt.timedelta(days=on.weekday())
    mondays = [monday + dt.timedelta(days=7 * week) for week in range(number)]
    return tuple(Week(max(first, on), first + dt.timedelta(days=6)) for first in mondays)


def _slot(weeks: tuple[Week, ...]) -> Case:
    return Case(
        When(due_on=None, then=Value(NONE)),
        When(due_on__lt=weeks[0].first, then=Value(LATE)),
        *(When(due_on__lte=week.last, then=Value(number)) for number, week in enumerate(weeks)),
        default=Value(LATER),
        output_field=IntegerField(),
    )


def _load(counted: Counter[int]) -> Load:
    weeks = tuple(counted[number] for number in range(WEEKS))
    return Load(counted[LATE], weeks, counted[LATER], counted[NONE])


def _total(slots: Iterable[tuple[tuple[int | None, str], Counter[int]]], role: str) -> Load:
    total: Counter[int] = Counter()
    for (_body, of), counted in slots:
        if of == role:
            total += counted
    return _load(total)


def workload_table(report: Workload) -> Table:
    weeks = (date_format(week.first, "SHORT_DATE_FORMAT") for week in report.weeks)
    columns = (_("Body"), _("Role"), _("Overdue"), *weeks, _("Later"), _("No deadline"), _("Together"))
    return Table("workload", columns, (_flat(row) for row in report.rows))


def _flat(row: BodyLoad) -> tuple[Cell, ...]:
    load = row.load
    role = str(Assignment.Role(row.role).label)
    return row.name, role, load.late, *load.weeks, load.later, load.no_deadline, load.total
