"""The summary's counts for each body, lead and co-executor apart."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from instructions.models import Assignment, Body
from instructions.reports.scope import Scope, assignments
from instructions.reports.summary import Counts, counted, counts_of, flat, headings
from instructions.reports.table import Cell, Table


@dataclass(frozen=True, slots=True)
class BodyCounts:
    """`body` is None for all bodies outside the registry together."""

    body: Body | None
    role: str
    counts: Counts

    @property
    def name(self) -> str:
        return self.body.name if self.body else _("Outside the registry")


@dataclass(frozen=True, slots=True)
class ByBody:
    scope: Scope
    rows: tuple[BodyCounts, ...]


def by_body(scope: Scope) -> ByBody:
    """Two queries. Bodies of which the scope counts nothing are not named."""
    grouped = assignments(scope).order_by().values("body_id", "role").annotate(**counted(scope))
    found = [row for row in grouped if any(row[name] for name in counted(scope))]
    bodies = Body.objects.in_bulk({row["body_id"] for row in found if row["body_id"]})
    rows = [BodyCounts(bodies.get(row["body_id"]), row["role"], counts_of(row)) for row in found]
    return ByBody(scope, tuple(sorted(rows, key=_order)))


def _order(row: BodyCounts) -> tuple[bool, str, bool, int]:
    """By name, those outside the registry last; lead before co-executor."""
    return (
        row.body is None,
        row.name.casefold(),
        row.role != Assignment.Role.LEAD,
        row.body.pk if row.body else 0,
    )


def by_body_table(report: ByBody) -> Table:
    return Table("by-body", (_("Body"), _("Role"), *headings()), (_flat(row) for row in report.rows))


def _flat(row: BodyCounts) -> tuple[Cell, ...]:
    return row.name, str(Assignment.Role(row.role).label), *flat(row.counts)
