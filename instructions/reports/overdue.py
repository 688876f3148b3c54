"""What is late on a day, row by row, the longest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from instructions.models import Assignment, Body, Task
from instructions.reports import definitions
from instructions.reports.scope import Scope, assignments
from instructions.reports.table import Cell, Table


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """One late assignment as it stood on the day; `days` are calendar days since `due_on`."""

    assignment: int
    task: Task
    body: Body | None
    name: str
    role: str
    status: str
    original_due_on: dt.date | None
    due_on: dt.date
    days: int

    @property
    def is_moved(self) -> bool:
        return self.original_due_on is not None and self.original_due_on != self.due_on


@dataclass(frozen=True, slots=True)
class Overdue:
    scope: Scope
    rows: tuple[OverdueRow, ...]


def overdue(scope: Scope) -> Overdue:
    """Three queries; the period of the scope plays no part."""
    late = assignments(scope).filter(definitions.overdue(scope)).order_by("due_on", "task_id", "id")
    found = list(
        late.values("id", "task_id", "body_id", "outside_name", "role", "status", "original_due_on", "due_on")
    )
    tasks = Task.objects.only("number", "title", "language").in_bulk({row["task_id"] for row in found})
    bodies = Body.objects.in_bulk({row["body_id"] for row in found if row["body_id"]})
    return Overdue(scope, tuple(_row(row, scope, tasks, bodies) for row in found))


def _row(
    row: dict[str, Any], scope: Scope, tasks: Mapping[int, Task], bodies: Mapping[int, Body]
) -> OverdueRow:
    body = bodies.get(row["body_id"])
    return OverdueRow(
        assignment=row["id"],
        task=tasks[row["task_id"]],
        body=body,
        name=body.name if body else row["outside_name"],
        role=row["role"],
        status=row["status"],
        original_due_on=row["original_due_on"],
        due_on=row["due_on"],
        days=(scope.on - row["due_on"]).days,
    )


def overdue_table(report: Overdue) -> Table:
    columns = (
        _("Number"),
        _("Instruction"),
        _("Body"),
        _("Role"),
        _("Status"),
        _("Original deadline"),
        _("Deadline"),
        _("Days overdue"),
        _("Moved"),
    )
    return Table("overdue", columns, (_flat(row) for row in report.rows))


def _flat(row: OverdueRow) -> tuple[Cell, ...]:
    return (
        row.task.number,
        row.task.title,
        row.name,
        str(Assignment.Role(row.role).label),
        str(Assignment.Status(row.status).label),
        row.original_due_on,
        row.due_on,
        row.days,
        _("yes") if row.is_moved else _("no"),
    )
