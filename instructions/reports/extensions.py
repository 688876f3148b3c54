"""Who moves dates: every extension asked for in a period, and what it comes to for each body."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from instructions import office
from instructions.models import Assignment, Body, Extension, Task
from instructions.reports.order import by_name
from instructions.reports.scope import Scope, assignments
from instructions.reports.table import Cell, Table

Key = tuple[int | None, str]


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """One extension, in the state of the report's day: what was decided later is still asked for."""

    extension: int
    assignment: int
    task: Task
    body: Body | None
    name: str
    role: str
    state: str
    from_on: dt.date | None
    to_on: dt.date
    reason: str
    asked_on: dt.date
    decided_on: dt.date | None

    @property
    def days_added(self) -> int:
        return (self.to_on - self.from_on).days if self.from_on else 0


@dataclass(slots=True)
class Moves:
    """How many were asked for, granted and refused, and the calendar days that those granted added."""

    asked: int = 0
    granted: int = 0
    refused: int = 0
    days_added: int = 0

    def add(self, row: ExtensionRow) -> None:
        self.asked += 1
        self.refused += row.state == Extension.State.REFUSED
        if row.state == Extension.State.GRANTED:
            self.granted += 1
            self.days_added += row.days_added

    @property
    def days_added_by_one(self) -> float | None:
        return round(self.days_added / self.granted, 1) if self.granted else None


@dataclass(frozen=True, slots=True)
class BodyMoves:
    body: Body | None
    role: str
    moves: Moves

    @property
    def name(self) -> str:
        return self.body.name if self.body else _("Outside the registry")


@dataclass(frozen=True, slots=True)
class Extensions:
    scope: Scope
    lead: Moves
    co: Moves
    bodies: tuple[BodyMoves, ...]
    rows: tuple[ExtensionRow, ...]


def extensions(scope: Scope) -> Extensions:
    """Three queries. Extensions are decisions of people, so few that all are held at once."""
    rows = tuple(_rows(_asked(scope), scope))
    moves: defaultdict[Key, Moves] = defaultdict(Moves)
    bodies: dict[int, Body] = {}
    for row in rows:
        if row.body:
            bodies[row.body.pk] = row.body
        moves[row.body.pk if row.body else None, row.role].add(row)
    found = [BodyMoves(bodies[pk] if pk else None, role, of) for (pk, role), of in moves.items()]
    return Extensions(
        scope=scope,
        lead=_total(rows, Assignment.Role.LEAD),
        co=_total(rows, Assignment.Role.CO),
        bodies=tuple(sorted(found, key=lambda one: by_name(one.body, one.role))),
        rows=rows,
    )


def _asked(scope: Scope) -> QuerySet[Extension]:
    start, end = scope.moments
    asked = Extension.objects.filter(
        assignment__in=assignments(scope).order_by().values("id"), asked_at__gte=start, asked_at__lt=end
    )
    return asked.select_related("assignment__body").order_by("-asked_at", "-pk")


def _rows(found: QuerySet[Extension], scope: Scope) -> Iterator[ExtensionRow]:
    extensions = list(found)
    tasks = Task.objects.only("number", "title", "language").in_bulk(
        {e.assignment.task_id for e in extensions}
    )
    for extension in extensions:
        share = extension.assignment
        decided_at = extension.decided_at
        known = decided_at is not None and decided_at < scope.end_of_day
        yield ExtensionRow(
            extension=extension.pk,
            assignment=share.pk,
            task=tasks[share.task_id],
            body=share.body,
            name=share.name,
            role=share.role,
            state=extension.state if known else Extension.State.REQUESTED,
            from_on=extension.from_on,
            to_on=extension.to_on,
            reason=extension.reason,
            asked_on=office.today(extension.asked_at),
            decided_on=office.today(decided_at) if known else None,
        )


def _total(rows: Iterable[ExtensionRow], role: str) -> Moves:
    total = Moves()
    for row in rows:
        if row.role == role:
            total.add(row)
    return total


def extensions_table(report: Extensions) -> Table:
    columns = (
        _("Number"),
        _("Instruction"),
        _("Body"),
        _("Role"),
        _("State"),
        _("Deadline before"),
        _("Deadline asked for"),
        _("Days added"),
        _("Reason"),
        _("Asked for on"),
        _("Decided on"),
    )
    return Table("extensions", columns, (_flat(row) for row in report.rows))


def _flat(row: ExtensionRow) -> tuple[Cell, ...]:
    return (
        row.task.number,
        row.task.title,
        row.name,
        str(Assignment.Role(row.role).label),
        str(Extension.State(row.state).label),
        row.from_on,
        row.to_on,
        row.days_added if row.from_on else None,
        row.reason,
        row.asked_on,
        row.decided_on,
    )
