"""Execution discipline: K1 to K6 by body, lead and co-executor apart, beside the period before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
)
from django.utils.translation import gettext as _

from instructions.models import Assignment, Body, Extension, ProgressReport
from instructions.reports import definitions
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope, assignments, assignments_in_parts
from instructions.reports.table import Cell, Table
from instructions.reports.tally import Figures, Tally

ONE = Value(1)
"""What is counted of a row that an index may hold without its key."""

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
    """At most 14 queries, twice as many of a day past, however many bodies there are."""
    parts = assignments_in_parts(scope)
    now = _tallies(scope, parts, with_overdue=True)
    before = _tallies(scope.before(), parts, with_overdue=False)
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


def _tallies(scope: Scope, parts: list[QuerySet[Any]], *, with_overdue: bool) -> dict[Key, Tally]:
    """Each sum asks only for the rows of its own period, so that an index holds all that it counts."""
    found: defaultdict[Key, Tally] = defaultdict(Tally)
    for rows in parts:
        rows = rows.order_by()
        _add_due(found, rows, scope)
        _add_closed(found, rows, scope)
        if with_overdue:
            _add_overdue(found, rows, scope)
        _add_reports(found, rows, scope)
        _add_extensions(found, rows, scope)
    return dict(found)


def _add_due(found: dict[Key, Tally], rows: QuerySet[Any], scope: Scope) -> None:
    original, current = definitions.due_by_original(scope), definitions.due_by_current(scope)
    _add(
        found,
        rows.filter(original),
        due_by_original=Count(ONE),
        done_by_original=Count(ONE, filter=definitions.DONE_BY_ORIGINAL),
    )
    _add(
        found,
        rows.filter(current),
        due_by_current=Count(ONE),
        done_by_current=Count(ONE, filter=definitions.DONE_BY_CURRENT),
    )


def _add_closed(found: dict[Key, Tally], rows: QuerySet[Any], scope: Scope) -> None:
    closed, left_out = definitions.closed_in_period(scope), definitions.left_out(scope)
    _add(
        found,
        rows.filter(closed | left_out),
        closed=Count(ONE, filter=closed),
        left_out=Count(ONE, filter=left_out),
    )
    checked = ProgressReport.objects.filter(definitions.checked(scope), assignment=OuterRef("id"))
    _add(found, rows.filter(closed, Exists(checked)), closed_with_evidence=Count(ONE))


def _add(found: dict[Key, Tally], rows: QuerySet[Any], **counts: Aggregate) -> None:
    """Add what is counted to the fields of the tallies that bear the names of the counts."""
    for key, counted in _by_key(rows.values("body_id", "role").annotate(**counts)):
        for name, value in counted.items():
            setattr(found[key], name, getattr(found[key], name) + value)


def _add_overdue(found: dict[Key, Tally], rows: QuerySet[Any], scope: Scope) -> None:
    late = rows.filter(definitions.overdue(scope))
    counted = late.values_list("body_id", "role", "due_on").annotate(count=Count(ONE))
    for body, role, due_on, count in counted:
        found[body, role].overdue[(scope.on - due_on).days] += count


def _add_reports(found: dict[Key, Tally], rows: QuerySet[Any], scope: Scope) -> None:
    submitted, returned = definitions.submitted_in_period(scope), definitions.returned(scope)
    if rows.model is Assignment:
        # One join from the assignments to their reports; rows of the history have no reports of their own.
        counted = rows.filter(_through("reports", submitted))
        returned = _through("reports", returned)
    else:
        counted = _of_assignment(ProgressReport.objects.filter(submitted, assignment__in=rows.values("id")))
    _add(found, counted, submitted=Count(ONE), returned=Count(ONE, filter=returned))


def _add_extensions(found: dict[Key, Tally], rows: QuerySet[Any], scope: Scope) -> None:
    due, granted, of = rows.filter(definitions.due_by_original(scope)), definitions.granted(scope), ""
    if rows.model is Assignment:
        counted, of = due.filter(_through("extensions", granted)), "extensions__"
    else:
        counted = _of_assignment(Extension.objects.filter(granted, assignment__in=due.values("id")))
    longer = ExpressionWrapper(F(f"{of}to_on") - F(f"{of}from_on"), DurationField())
    sums = counted.values("body_id", "role").annotate(count=Count(ONE), added=Sum(longer))
    for key, moved in _by_key(sums):
        found[key].extensions += moved["count"]
        if moved["added"]:
            found[key].days_added += moved["added"].days


def _through(relation: str, condition: Q) -> Q:
    """The same condition, asked of the rows that a relation leads to."""
    asked = Q(_connector=condition.connector, _negated=condition.negated)
    parts: Iterable[Any] = condition.children
    for part in parts:
        if isinstance(part, Q):
            asked.add(_through(relation, part), condition.connector)
        else:
            name, value = part
            asked.add(Q(**{f"{relation}__{name}": value}), condition.connector)
    return asked


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
