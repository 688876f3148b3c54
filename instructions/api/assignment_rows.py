"""Assignments as a list tells them: the same objects as `AssignmentSerializer` makes of models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from instructions.api.body_refs import BodyRefs
from instructions.api.flat import flatten
from instructions.api.rows import Row, RowShape, Told
from instructions.models import Assignment, Task

OPEN = frozenset(map(str, Assignment.OPEN))
PROPOSED = "proposed"
"""Alike of a task and of an assignment."""
STATUS, DUE_ON = 8, 16
"""Their places among the columns."""


def columns(language: str) -> tuple[str, ...]:
    return (
        "pk",
        *("task_id", "task__number", "task__title", "task__state"),
        *("body_id", "outside_name", "role", "status", "via_id", "parent_id"),
        *("person_id", "person__first_name", "person__last_name", "person__username"),
        *("original_due_on", "due_on", "assigned_at", "submitted_at", "done_on", "closed_at", "version"),
    )


def how_it_stands(
    due_on: Any, *, state: str, is_open: bool, day: Told, is_reported: bool = False
) -> tuple[str, int]:
    """The standing as of the day, and the calendar days overdue; as `deadlines` knows them."""
    if state == PROPOSED:
        return "proposed", 0
    if not is_open:
        return "closed", 0
    if due_on is None:
        return "no_deadline", 0
    late = (day.on - due_on).days if due_on < day.on else 0
    if is_reported:
        return "reported", late
    if late:
        return "overdue", late
    return ("soon" if due_on < day.calm_from else "on_track"), 0


def tell(rows: Sequence[Row], day: Told) -> list[dict[str, Any]]:
    bodies = BodyRefs(day.language)
    waiting = [(row[0], row[DUE_ON]) for row in rows if row[STATUS] == "submitted" and row[DUE_ON]]
    reported = {key for key, due_on in waiting if due_on >= day.on}
    reported |= reported_on_time(Assignment, [key for key, due_on in waiting if due_on < day.on])
    return [_told(row, day, bodies, row[0] in reported) for row in rows]


def reported_on_time(model: type[Assignment] | type[Task], keys: Sequence[int]) -> set[int]:
    """Those of the rows of which a report that came by the deadline waits for the check.

    To be asked only where the deadline has passed: before it, whatever waits came in time.
    """
    if not keys:
        return set()
    found = model.objects.filter(pk__in=keys).order_by().knowing_reports()
    return {key for key, is_reported in found.values_list("pk", "is_reported") if is_reported}


def _told(row: Row, day: Told, bodies: BodyRefs, is_reported: bool) -> dict[str, Any]:
    (key, task, number, title, state, *rest) = row
    (body_id, outside, role, status, via, parent, person, first, last, username, *rest) = rest
    (original, due_on, *rest) = rest
    (assigned_at, submitted_at, done_on, closed_at, version) = rest[:5]
    standing, days = how_it_stands(
        due_on, state=status, is_open=status in OPEN, day=day, is_reported=is_reported
    )
    body = bodies[body_id]
    return {
        "id": key,
        "task": {"id": task, "number": number, "title": title, "state": state},
        "body": body,
        "name": body["name"] if body else outside,
        "role": role,
        "status": status,
        "via": bodies[via],
        "parent": parent,
        "person": None if person is None else {"id": person, "name": f"{first} {last}".strip() or username},
        "original_due_on": original,
        "due_on": due_on,
        "is_moved": original is not None and due_on != original,
        "standing": standing,
        "days_overdue": days,
        "assigned_at": assigned_at,
        "submitted_at": submitted_at,
        "done_on": done_on,
        "closed_at": closed_at,
        "version": version,
    }


HEADINGS = (
    *("id", "task.id", "task.number", "task.title", "task.state", "body.code", "name", "role", "status"),
    *("via.code", "parent", "person.id", "person.name", "original_due_on", "due_on", "is_moved", "standing"),
    *("days_overdue", "assigned_at", "submitted_at", "done_on", "closed_at", "version"),
)


def cells(rows: Sequence[Row], day: Told) -> Iterator[Sequence[Any]]:
    return (flatten(told, HEADINGS) for told in tell(rows, day))


ASSIGNMENT_ROWS = RowShape(columns, tell, HEADINGS, cells)
