"""Assignments of a report one by one, as they stood on its day, however many they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from instructions.models import Assignment, Body, Task
from instructions.reports.scope import Scope
from instructions.reports.table import Cell, Table

CHUNK = 1000
"""Rows fetched at once; their instructions take one query for each chunk."""

FIELDS = (
    "id",
    "task_id",
    "body_id",
    "outside_name",
    "role",
    "status",
    "original_due_on",
    "due_on",
    "done_on",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One assignment as it stood on the day; `days` are calendar days since `due_on`, where it is late.

    `times` tells of how many reports or extensions the row speaks, where these are counted.
    """

    assignment: int
    task: Task
    body: Body | None
    name: str
    role: str
    status: str
    original_due_on: dt.date | None
    due_on: dt.date | None
    done_on: dt.date | None
    days: int | None
    times: int = 1

    @property
    def is_moved(self) -> bool:
        return self.original_due_on is not None and self.original_due_on != self.due_on


class Rows:
    """Iterated anew each time, a chunk in memory."""

    def __init__(self, found: QuerySet[Any], scope: Scope) -> None:
        self._found, self._scope = found, scope

    def __iter__(self) -> Iterator[Row]:
        bodies: dict[int, Body] = {}
        names = [*FIELDS, *self._found.query.annotations.keys() & {"times"}]
        values = self._found.values(*names).iterator(chunk_size=CHUNK)
        while chunk := list(islice(values, CHUNK)):
            yield from self._rows(chunk, bodies)

    @cached_property
    def number(self) -> int:
        """How many there are."""
        return self._found.order_by().count()

    def first(self, most: int) -> tuple[Row, ...]:
        """The first of them, without asking for the rest. Two queries and one for the bodies."""
        names = [*FIELDS, *self._found.query.annotations.keys() & {"times"}]
        return tuple(self._rows(list(self._found.values(*names)[:most]), {}))

    def _rows(self, chunk: list[dict[str, Any]], bodies: dict[int, Body]) -> Iterator[Row]:
        """`bodies` holds those met already; there are few, and each is asked for once."""
        tasks = Task.objects.only("number", "title", "language").in_bulk({row["task_id"] for row in chunk})
        unknown = {row["body_id"] for row in chunk if row["body_id"]} - bodies.keys()
        if unknown:
            bodies |= Body.objects.in_bulk(unknown)
        for row in chunk:
            yield _row(row, tasks[row["task_id"]], bodies.get(row["body_id"]), self._scope.on)


def _row(row: dict[str, Any], task: Task, body: Body | None, on: dt.date) -> Row:
    due_on: dt.date | None = row["due_on"]
    is_late = due_on is not None and due_on < on and row["status"] in Assignment.OPEN
    return Row(
        assignment=row["id"],
        task=task,
        body=body,
        name=body.name if body else row["outside_name"],
        role=row["role"],
        status=row["status"],
        original_due_on=row["original_due_on"],
        due_on=due_on,
        done_on=row["done_on"],
        days=(on - due_on).days if is_late and due_on else None,
        times=row.get("times", 1),
    )


def rows_table(name: str, rows: Rows) -> Table:
    columns = (
        _("Number"),
        _("Instruction"),
        _("Body"),
        _("Role"),
        _("Status"),
        _("Original deadline"),
        _("Deadline"),
        _("Done on"),
        _("Days overdue"),
        _("Moved"),
    )
    return Table(name, columns, (flat(row) for row in rows))


def flat(row: Row) -> tuple[Cell, ...]:
    return (
        row.task.number,
        row.task.title,
        row.name,
        str(Assignment.Role(row.role).label),
        str(Assignment.Status(row.status).label),
        row.original_due_on,
        row.due_on,
        row.done_on,
        row.days,
        _("yes") if row.is_moved else _("no"),
    )
