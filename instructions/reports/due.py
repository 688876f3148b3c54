"""What falls due in a period, day by day."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from instructions.models import Assignment
from instructions.reports import definitions
from instructions.reports.rows import Rows, rows_table
from instructions.reports.scope import Scope, assignments
from instructions.reports.table import Table


@dataclass(frozen=True, slots=True)
class DueCounts:
    """Open assignments with a deadline in the period, and how many of them wait for the control unit."""

    due: int
    moved: int
    waiting_for_check: int


@dataclass(frozen=True, slots=True)
class Due:
    scope: Scope
    lead: DueCounts
    co: DueCounts
    rows: Rows


def due(scope: Scope) -> Due:
    """One query, and the rows as they are asked for."""
    found = assignments(scope).filter(definitions.due_in_period(scope))
    counted = (
        found.order_by()
        .values("role")
        .annotate(
            due=Count("id"),
            moved=Count("id", filter=definitions.MOVED),
            waiting_for_check=Count("id", filter=Q(status=Assignment.Status.SUBMITTED)),
        )
    )
    by_role = {row.pop("role"): row for row in counted}
    none = {"due": 0, "moved": 0, "waiting_for_check": 0}
    return Due(
        scope=scope,
        lead=DueCounts(**by_role.get(Assignment.Role.LEAD, none)),
        co=DueCounts(**by_role.get(Assignment.Role.CO, none)),
        rows=Rows(found.order_by("due_on", "task_id", "-role", "id"), scope),
    )


def due_table(report: Due) -> Table:
    return rows_table("due", report.rows)
