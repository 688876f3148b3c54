"""Execution discipline: K1 to K6 by body, lead and co-executor apart, beside the period before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from instructions.models import Assignment, Body
from instructions.reports import definitions, sums
from instructions.reports.counted import Counts, one_moment
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope, assignments_in_parts
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
    """At most 22 queries, eight more of a day past, however many bodies there are."""
    with one_moment():
        now, before = _tallies([scope, scope.before()])
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
    """K1 and K2 alone, of the bodies with most due in the period. Eight queries at most."""
    with one_moment():
        (by_role,) = _added_up([scope], assignments_in_parts(scope), of=sums.due)
    found = defaultdict[int, Tally](Tally)
    for (body, _role), tally in by_role.items():
        if body:
            found[body] = Tally.sum([found[body], tally])
    due = sorted((-tally.due_by_original, key) for key, tally in found.items() if tally.due_by_original)
    keys = [key for _number, key in due[:most]]
    bodies = Body.objects.in_bulk(keys)
    ratios = [found[key].figures(with_overdue=False) for key in keys]
    return [InTime(bodies[key], figures.k1, figures.k2) for key, figures in zip(keys, ratios, strict=True)]


def _order(row: BodyDiscipline) -> tuple[bool, str, bool, int]:
    """By name, those outside the registry last; lead before co-executor."""
    name, key = (row.body.name, row.body.pk) if row.body else ("", 0)
    return row.body is None, name.casefold(), row.role != Assignment.Role.LEAD, key


def _total(tallies: Mapping[Key, Tally], role: str, *, with_overdue: bool = True) -> Figures:
    total = Tally.sum(tally for (_body, of), tally in tallies.items() if of == role)
    return total.figures(with_overdue=with_overdue)


def _tallies(scopes: Sequence[Scope]) -> list[dict[Key, Tally]]:
    """Of each period, as of one day; what is overdue with the first."""
    parts = assignments_in_parts(scopes[0])
    found = _added_up(scopes, parts, of=sums.standing)
    for rows in parts:
        _add_overdue(found[0], rows, scopes[0])
    return [{key: tally for key, tally in one.items() if tally != Tally()} for one in found]


def _added_up(
    scopes: Sequence[Scope], parts: Sequence[QuerySet[Any]], *, of: sums.Standing
) -> list[defaultdict[Key, Tally]]:
    """From the weeks counted, from the rows of what these leave, and from the history of what stood otherwise
    on the day."""
    standing, *changed = parts
    counts = Counts(scopes[0])
    found = {scope: defaultdict[Key, Tally](Tally) for scope in scopes}
    for scope in scopes:
        known = counts.known(scope)
        for row in chain(known.tallies, of(standing, known.stretches)):
            found[scope][row["body_id"], row["role"]].add(row)
    for rows in changed:
        for scope, row in sums.past(rows, scopes):
            found[scope][row["body_id"], row["role"]].add(row)
    return list(found.values())


def _add_overdue(found: dict[Key, Tally], rows: QuerySet[Any], scope: Scope) -> None:
    late = rows.order_by().filter(definitions.overdue(scope))
    counted = late.values_list("body_id", "role", "due_on").annotate(count=Count(sums.ONE))
    for body, role, due_on, count in counted:
        found[body, role].overdue[(scope.on - due_on).days] += count


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
