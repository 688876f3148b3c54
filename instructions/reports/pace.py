"""How quickly the office and its bodies move: time to review, to the first report, to the check of one."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from instructions import office
from instructions.models import Assignment, Body, ProgressReport
from instructions.reports import definitions
from instructions.reports.order import by_name
from instructions.reports.scope import Scope, assignments
from instructions.reports.table import Cell, Table
from instructions.reports.tally import median

Key = tuple[int | None, str]


@dataclass(frozen=True, slots=True)
class Wait:
    """Of so many, the median of calendar days; None where there were none."""

    number: int
    days: float | None


@dataclass(frozen=True, slots=True)
class Waits:
    review: Wait
    first_report: Wait
    check: Wait


@dataclass(frozen=True, slots=True)
class BodyPace:
    body: Body | None
    role: str
    waits: Waits

    @property
    def name(self) -> str:
        return self.body.name if self.body else _("Outside the registry")


@dataclass(frozen=True, slots=True)
class Pace:
    scope: Scope
    lead: Waits
    co: Waits
    lead_before: Waits
    co_before: Waits
    rows: tuple[BodyPace, ...]


@dataclass(slots=True)
class Spans:
    """Calendar days -> how many took so long."""

    review: Counter[int] = field(default_factory=Counter)
    first_report: Counter[int] = field(default_factory=Counter)
    check: Counter[int] = field(default_factory=Counter)

    def waits(self) -> Waits:
        counters = (self.review, self.first_report, self.check)
        return Waits(*(Wait(counter.total(), median(counter)) for counter in counters))


def pace(scope: Scope) -> Pace:
    """Three queries for each period and one for the bodies."""
    now, before = _spans(scope), _spans(scope.before())
    bodies = Body.objects.in_bulk({body for body, _role in now if body})
    rows = [BodyPace(bodies[b] if b else None, role, spans.waits()) for (b, role), spans in now.items()]
    lead, co = Assignment.Role.LEAD, Assignment.Role.CO
    return Pace(
        scope=scope,
        lead=_total(now, lead),
        co=_total(now, co),
        lead_before=_total(before, lead),
        co_before=_total(before, co),
        rows=tuple(sorted(rows, key=lambda row: by_name(row.body, row.role))),
    )


def _spans(scope: Scope) -> dict[Key, Spans]:
    found: defaultdict[Key, Spans] = defaultdict(Spans)
    rows = assignments(scope).order_by()
    reviewed = rows.filter(definitions.put_on_control(scope))
    for key, days, count in _counted(reviewed, "task__created_at", "assigned_at"):
        found[key].review[days] += count
    reported = rows.filter(definitions.first_reported(scope))
    for key, days, count in _counted(reported, "assigned_at", "submitted_at"):
        found[key].first_report[days] += count
    decided = ProgressReport.objects.filter(
        definitions.decided_in_period(scope), assignment__in=rows.values("id")
    )
    checked = decided.order_by().annotate(body_id=F("assignment__body_id"), role=F("assignment__role"))
    for key, days, count in _counted(checked, "submitted_at", "decided_at"):
        found[key].check[days] += count
    return dict(found)


def _counted(rows: QuerySet[Any], start: str, end: str) -> Iterable[tuple[Key, int, int]]:
    """How many took how many calendar days, by body and role, days as the office's clock tells them."""
    zone = office.zone()
    named = rows.annotate(began=TruncDate(start, tzinfo=zone), ended=TruncDate(end, tzinfo=zone))
    for row in named.values("body_id", "role", "began", "ended").annotate(count=Count("id")):
        span: dt.timedelta = row["ended"] - row["began"]
        yield (row["body_id"], row["role"]), max(span.days, 0), row["count"]


def _total(spans: dict[Key, Spans], role: str) -> Waits:
    total = Spans()
    for (_body, of), added in spans.items():
        if of == role:
            total.review += added.review
            total.first_report += added.first_report
            total.check += added.check
    return total.waits()


def pace_table(report: Pace) -> Table:
    columns = (
        _("Body"),
        _("Role"),
        _("Put on control"),
        _("Time to review, days"),
        _("First reports"),
        _("Time to the first report, days"),
        _("Reports checked"),
        _("Time to the check, days"),
    )
    return Table("pace", columns, (_flat(row) for row in report.rows))


def _flat(row: BodyPace) -> tuple[Cell, ...]:
    waits = (row.waits.review, row.waits.first_report, row.waits.check)
    cells = (cell for wait in waits for cell in (wait.number, wait.days))
    return row.name, str(Assignment.Role(row.role).label), *cells
