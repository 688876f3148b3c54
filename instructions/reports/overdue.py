"""What is late on a day: row by row, the longest first, and how long it has been late."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from instructions.models import Assignment
from instructions.reports import definitions
from instructions.reports.definitions import AGES
from instructions.reports.rows import Rows, rows_table
from instructions.reports.scope import Scope, assignments
from instructions.reports.table import Table


@dataclass(frozen=True, slots=True)
class Ageing:
    """How many assignments have been late for so many calendar days; the same bounds as `AGES`."""

    week: int
    month: int
    quarter: int
    longer: int

    @property
    def total(self) -> int:
        return self.week + self.month + self.quarter + self.longer


@dataclass(frozen=True, slots=True)
class Overdue:
    scope: Scope
    lead: Ageing
    co: Ageing
    rows: Rows


def overdue(scope: Scope) -> Overdue:
    """One query, and the rows as they are asked for; the period of the scope plays no part."""
    late = assignments(scope).filter(definitions.overdue(scope))
    counted = {age: Count("id", filter=definitions.late_for(scope, age)) for age in AGES}
    by_role = {row.pop("role"): row for row in late.order_by().values("role").annotate(**counted)}
    none = dict.fromkeys(AGES, 0)
    return Overdue(
        scope=scope,
        lead=Ageing(**by_role.get(Assignment.Role.LEAD, none)),
        co=Ageing(**by_role.get(Assignment.Role.CO, none)),
        rows=Rows(late.order_by("due_on", "task_id", "id"), scope),
    )


def overdue_table(report: Overdue) -> Table:
    return rows_table("overdue", report.rows)
