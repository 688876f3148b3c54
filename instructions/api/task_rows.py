"""Tasks as a list tells them, with their shares: the same objects as `TaskSerializer` makes of models."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from instructions.api.assignment_rows import OPEN, how_it_stands, reported_on_time
from instructions.api.body_refs import BodyRefs
from instructions.api.rows import Row, RowShape, Statement, Told, among, statement
from instructions.documents.cells import harmless
from instructions.models import Assignment, Task
from instructions.models.due import DueKind
from instructions.querysets import running_shares

SHARE_COLUMNS = (
    *("task_id", "pk", "body_id", "outside_name"),
    *("role", "status", "original_due_on", "due_on", "done_on", "position"),
)


def columns(language: str) -> tuple[str, ...]:
    return (
        *("pk", "number", "state", "title", "language"),
        *("announcement_id", "announcement__title", "announcement__published_on"),
        *("due_kind", "original_due_on", "due_on", "every", "until_on", "version"),
    )


def tell(rows: Sequence[Row], day: Told) -> list[dict[str, Any]]:
    bodies = BodyRefs(day.language)
    shares: dict[int, list[dict[str, Any]]] = {}
    for known, tasks in _tasks_by_term(rows, SHARE_COLUMNS):
        shares |= _shares(tasks, known, bodies)
    reported = _reported(shares, day)
    return [_told(row, shares.get(row[0], []), day, row[0] in reported) for row in rows]


def _reported(shares: dict[int, list[dict[str, Any]]], day: Told) -> set[int]:
    """Tasks whose open shares were all reported on in time; a question only where a deadline has passed."""
    found, unsure = set(), []
    for task, rows in shares.items():
        waiting = [share for share in rows if share["status"] == "submitted"]
        if not waiting or any(share["status"] in OPEN for share in rows if share not in waiting):
            continue
        if all(share["due_on"] and share["due_on"] >= day.on for share in waiting):
            found.add(task)
        else:
            unsure.append(task)
    return found | reported_on_time(Task, unsure)


def _tasks_by_term(rows: Sequence[Row], columns: tuple[str, ...]) -> Iterator[tuple[Statement, list[int]]]:
    """Keys of tasks with the statement that finds those columns of their shares."""
    recurring = [row[0] for row in rows if row[8] == DueKind.RECURRING]
    once = [row[0] for row in rows if row[8] != DueKind.RECURRING] if recurring else [row[0] for row in rows]
    if once:
        yield _of_one_deadline(columns), once
    if recurring:
        yield _of_running_period(columns), recurring


def _told(row: Row, shares: list[dict[str, Any]], day: Told, is_reported: bool) -> dict[str, Any]:
    (key, number, state, title, language, announcement, heading, published_on, *rest) = row
    (due_kind, original, due_on, every, until_on, version) = rest[:6]
    standing, days = how_it_stands(
        due_on, state=state, is_open=state == "on_control", day=day, is_reported=is_reported
    )
    told_in = {"id": announcement, "title": heading, "published_on": published_on}
    return {
        "id": key,
        "number": number,
        "state": state,
        "title": title,
        "language": language,
        "announcement": told_in if announcement is not None else None,
        "due_kind": due_kind,
        "original_due_on": original,
        "due_on": due_on,
        "every": every or None,
        "until_on": until_on,
        "is_moved": original is not None and due_on != original,
        "standing": standing,
        "days_overdue": days,
        "assignments": shares,
        "version": version,
    }


def _shares(tasks: list[int], known: Statement, bodies: BodyRefs) -> dict[int, list[dict[str, Any]]]:
    """The shares of the tasks, leads first; sorted here: there are two or three of a task."""
    found: defaultdict[int, list[tuple[bool, int, int, dict[str, Any]]]] = defaultdict(list)
    for row in known.rows(among(Assignment, "task", tasks)):
        (task, key, body, outside, role, status, original, due_on, done_on, position) = row
        ref = bodies[body]
        told = {
            "id": key,
            "body": ref,
            "name": ref["name"] if ref else outside,
            "role": role,
            "status": status,
            "original_due_on": original,
            "due_on": due_on,
            "done_on": done_on,
        }
        found[task].append((role != "lead", position, key, told))
    return {task: [share[3] for share in sorted(shares)] for task, shares in found.items()}


@cache
def _of_one_deadline(columns: tuple[str, ...]) -> Statement:
    return statement(Assignment.objects.filter(parent=None), columns)


@cache
def _of_running_period(columns: tuple[str, ...]) -> Statement:
    """Looks at each share's task, which the others can do without."""
    return statement(running_shares(), columns)


HEADINGS = (
    *("id", "number", "state", "title", "language"),
    *("announcement.id", "announcement.title", "announcement.published_on"),
    *("due_kind", "original_due_on", "due_on", "every", "until_on"),
    *("is_moved", "standing", "days_overdue", "lead", "co", "version"),
)


def cells(rows: Sequence[Row], day: Told) -> Iterator[Sequence[Any]]:
    leads, others, submitted = _named(rows, BodyRefs(day.language))
    reported = reported_on_time(Task, sorted(submitted))
    for row in rows:
        (key, number, state, title, language, announcement, heading, published_on, *term) = row
        (due_kind, original, due_on, every, until_on, version, _at) = term
        standing, days = how_it_stands(
            due_on, state=state, is_open=state == "on_control", day=day, is_reported=key in reported
        )
        yield (
            key,
            number,
            state,
            title if title[:1].isalnum() else harmless(title),
            language,
            announcement,
            harmless(heading) if heading and not heading[0].isalnum() else heading,
            published_on,
            due_kind,
            original,
            due_on,
            every,
            until_on,
            "true" if original is not None and due_on != original else "false",
            standing,
            days,
            leads.get(key, ""),
            others.get(key, ""),
            version,
        )


NAMED_COLUMNS = ("task_id", "role", "position", "pk", "body_id", "outside_name", "status")


def _named(rows: Sequence[Row], bodies: BodyRefs) -> tuple[dict[int, str], dict[int, str], set[int]]:
    """The leads and the co-executors of each task by their codes, those outside the registry by words; and
    the tasks of which a report waits."""
    leads: defaultdict[int, list[Row]] = defaultdict(list)
    others: defaultdict[int, list[Row]] = defaultdict(list)
    submitted: set[int] = set()
    for known, tasks in _tasks_by_term(rows, NAMED_COLUMNS):
        found = known.rows(among(Assignment, "task", tasks))
        submitted.update([share[0] for share in found if share[6] == "submitted"])
        for share in found:
            (leads if share[1] == "lead" else others)[share[0]].append(share)
    return _joined(leads, bodies), _joined(others, bodies), submitted


def _joined(named: dict[int, list[Row]], bodies: BodyRefs) -> dict[int, str]:
    """Sorted by their position, which follows the task and the role that they share."""
    return {
        task: "; ".join([_name(share, bodies) for share in sorted(shares)])
        if len(shares) > 1
        else _name(shares[0], bodies)
        for task, shares in named.items()
    }


def _name(share: Row, bodies: BodyRefs) -> str:
    ref = bodies[share[4]]
    return ref["code"] if ref else str(harmless(share[5]))


TASK_ROWS = RowShape(columns, tell, HEADINGS, cells)
