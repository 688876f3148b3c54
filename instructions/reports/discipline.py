"""Execution discipline: K1 to K6 by body, lead and co-executor apart, beside the period before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from instructions.models import Assignment, Body, Extension, ProgressReport
from instructions.reports import definitions
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope, assignments, assignments_in_parts
from instructions.reports.table import Cell, Table
from instructions.reports.tally import Figures, Tally

Key = tuple[int | None, str]
"""A body's key (None for all bodies outside the registry) and a role."""


@dataclass(frozen=True, slots=True)
class BodyDiscipline:
    body: Body | None
    role: str
    figures: Figures

    @property
    def name(self) -> str:
        return self.body.name if self.body else _("Outside the registry")


@dataclass(frozen=True, slots=True)
class Discipline:
    """`lead` and `co` hold all bodies of the scope together, also of the period before; `rows` each body."""

    scope: Scope
    lead: Figures
    co: Figures
    lead_before: Figures
    co_before: Figures
    rows: tuple[BodyDiscipline, ...]


def discipline(scope: Scope) -> Discipline:
    """Four queries for each period, nine of a day past, and one for the bodies, however many there are."""
    now, before = _tallies(scope), _tallies(scope.before())
    bodies = Body.objects.in_bulk([body for body, _role in now if body])
    rows = [
        BodyDiscipline(bodies[body] if body else None, role, tally.figures())
        for (body, role), tally in now.items()
    ]
    return Discipline(
        scope=scope,
        lead=_total(now, Assignment.Role.LEAD),
        co=_total(now, Assignment.Role.CO),
        lead_before=_total(before, Assignment.Role.LEAD, with_overdue=False),
        co_before=_total(before, Assignment.Role.CO, with_overdue=False),
        rows=tuple(sorted(rows, key=_order)),
    )


@dataclass(frozen=True, slots=True)
class InTime:
    """K1 and K2 of one body."""

    body: Body
    k1: Ratio
    k2: Ratio


def in_time(scope: Scope, *, most: int) -> list[InTime]:
    """K1 and K2 alone, of the bodies with most due in the period. Two queries."""
    original, current = definitions.due_by_original(scope), definitions.due_by_current(scope)
    counts = {
        "first": Count("id", original),
        "done_by_first": Count("id", original & definitions.DONE_BY_ORIGINAL),
        "now": Count("id", current),
        "done_by_now": Count("id", current & definitions.DONE_BY_CURRENT),
    }
    rows = assignments(scope).filter(original | current, body__isnull=False).order_by()
    counted = list(
        rows.values("body").annotate(**counts).filter(first__gt=0).order_by("-first", "body")[:most]
    )
    bodies = Body.objects.in_bulk([row["body"] for row in counted])
    return [
        InTime(
            bodies[row["body"]],
            Ratio(row["done_by_first"], row["first"]),
            Ratio(row["done_by_now"], row["now"]),
        )
        for row in counted
    ]


def _order(row: BodyDiscipline) -> tuple[bool, str, bool, int]:
    """By name, those outside the registry last; lead before co-executor."""
    name, key = (row.body.name, row.body.pk) if row.body else ("", 0)
    return row.body is None, name.casefold(), row.role != Assignment.Role.LEAD, key


def _total(tallies: Mapping[Key, Tally], role: str, *, with_overdue: bool = True) -> Figures:
    total = Tally.sum(tally for (_body, of), tally in tallies.items() if of == role)
    return total.figures(with_overdue=with_overdue)


def _tallies(scope: Scope) -> dict[Key, Tally]:
    found: defaultdict[Key, Tally] = defaultdict(Tally)
    for rows in assignments_in_parts(scope):
        for key, counted in _by_key(rows.order_by().values("body_id", "role").annotate(**_counts(scope))):
            if any(counted.values()):
                for name, value in counted.items():
                    setattr(found[key], name, getattr(found[key], name) + value)
        _add_overdue(found, rows, scope)
        _add_reports(found, rows, scope)
        _add_extensions(found, rows, scope)
    return dict(found)


def _counts(scope: Scope) -> dict[str, Count]:
    original, current = definitions.due_by_original(scope), definitions.due_by_current(scope)
    closed = definitions.closed_in_period(scope)
    start, end = scope.moments
    return {
        "due_by_original": Count("id", filter=original),
        "done_by_original": Count("id", filter=original & definitions.DONE_BY_ORIGINAL),
        "due_by_current": Count("id", filter=current),
        "done_by_current": Count("id", filter=current & definitions.DONE_BY_CURRENT),
        "closed": Count("id", filter=closed),
        "closed_with_evidence": Count("id", filter=closed & Q(Exists(_checked(scope)))),
        "left_out": Count(
            "id", filter=Q(status__in=definitions.LEFT_OUT, closed_at__gte=start, closed_at__lt=end)
        ),
    }


def _checked(scope: Scope) -> QuerySet[ProgressReport]:
    return ProgressReport.objects.filter(
        assignment=OuterRef("id"),
        state=ProgressReport.State.ACCEPTED,
        evidence_checked=True,
        decided_at__lt=scope.end_of_day,
    )


def _add_overdue(found: dict[Key, Tally], rows: QuerySet[Any], scope: Scope) -> None:
    late = rows.filter(definitions.overdue(scope)).order_by()
    for key, counted in _by_key(late.values("body_id", "role", "due_on").annotate(count=Count("id"))):
        found[key].overdue[(scope.on - counted["due_on"]).days] += counted["count"]


def _add_reports(found: dict[Key, Tally], rows: QuerySet[Any], scope: Scope) -> None:
    start, end = scope.moments
    submitted = ProgressReport.objects.filter(
        assignment__in=rows.order_by().values("id"), submitted_at__gte=start, submitted_at__lt=end
    )
    returned = Q(state=ProgressReport.State.RETURNED, decided_at__lt=scope.end_of_day)
    counts = {"submitted": Count("id"), "returned": Count("id", filter=returned)}
    for key, counted in _by_key(_of_assignment(submitted).annotate(**counts)):
        found[key].submitted += counted["submitted"]
        found[key].returned += counted["returned"]


def _add_extensions(found: dict[Key, Tally], rows: QuerySet[Any], scope: Scope) -> None:
    due = rows.filter(definitions.due_by_original(scope)).order_by()
    granted = Extension.objects.filter(
        assignment__in=due.values("id"), state=Extension.State.GRANTED, decided_at__lt=scope.end_of_day
    )
    counted = (
        _of_assignment(granted).values("body_id", "role", "from_on", "to_on").annotate(count=Count("id"))
    )
    for key, moved in _by_key(counted):
        found[key].extensions += moved["count"]
        if moved["from_on"]:
            found[key].days_added += moved["count"] * (moved["to_on"] - moved["from_on"]).days


def _of_assignment(rows: QuerySet[Any]) -> QuerySet[Any]:
    named: QuerySet[Any] = rows.order_by().annotate(
        body_id=F("assignment__body_id"), role=F("assignment__role")
    )
    return named.values("body_id", "role")


def _by_key(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[Key, dict[str, Any]]]:
    for row in rows:
        yield (row.pop("body_id"), row.pop("role")), row


def discipline_table(report: Discipline) -> Table:
    columns = (
        _("Body"),
        _("Role"),
        *(
            part
            for code in ("K1", "K2")
            for part in (_("%s, done") % code, _("%s, due") % code, f"{code}, %")
        ),
        _("K2 − K1, points"),
        _("K3, returned"),
        _("K3, submitted"),
        _("K4, days"),
        _("Overdue now"),
        _("K5, evidence checked"),
        _("K5, closed"),
        _("K6, extensions"),
        _("K6, days added by one"),
        _("Left out"),
    )
    return Table("discipline", columns, (_flat(row) for row in report.rows))


def _flat(row: BodyDiscipline) -> tuple[Cell, ...]:
    f = row.figures
    return (
        row.body.name if row.body else _("Outside the registry"),
        str(Assignment.Role(row.role).label),
        *(f.k1.part, f.k1.whole, f.k1.percent),
        *(f.k2.part, f.k2.whole, f.k2.percent),
        f.gained,
        *(f.k3.part, f.k3.whole),
        *(f.k4, f.overdue),
        *(f.k5.part, f.k5.whole),
        *(f.k6.part, f.days_added),
        f.left_out,
    )
