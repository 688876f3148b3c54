"""An existing control table taken over: what each row would become, and then so."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.extraction.found import DueKind
from instructions.intake.control_table import ControlTable, TableRow
from instructions.models import Body, Task, User
from instructions.rights import require_control
from instructions.services.announcements import fingerprint
from instructions.services.record import attribute
from instructions.services.review import Deadline, Share, accept_task, put_deadline, put_shares

_ASKED_AT_ONCE = 500


class Outcome(StrEnum):
    NEW = "new"
    KNOWN = "known"
    FINISHED = "finished"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row becomes, and for all but a new one why."""

    row: TableRow
    outcome: Outcome
    reason: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    made: int
    left: int
    """New rows for which the time was not enough; the same import again takes them."""
    refused: tuple[Planned, ...]


def plan_import(table: ControlTable) -> list[Planned]:
    """What would happen to each row, in the order of the table. Nothing is written."""
    marks = {row.line: row_mark(row) for row in table.rows}
    words = {row.line: fingerprint(row.title) for row in table.rows}
    known = _known({*marks.values(), *words.values()})
    first: dict[str, int] = {}
    planned = []
    for row in table.rows:
        mark = marks[row.line]
        number = known.get(mark) or known.get(words[row.line])
        planned.append(_plan(row, mark, number=number, first=first.get(mark)))
        if not row.errors:
            first.setdefault(mark, row.line)
    return planned


def row_mark(row: TableRow) -> str:
    """By this a row is known again: its number, words, source and executors; not by deadline or status."""
    told = (row.number, row.title, row.source, row.lead_text)
    words = "|".join(" ".join(re.findall(r"\w+", text.casefold())) for text in told)
    return hashlib.sha256(f"control table|{words}".encode()).hexdigest()


def import_rows(
    table: ControlTable,
    *,
    by: User,
    now: dt.datetime,
    on_control: bool,
    seconds: float = 20,
) -> Imported:
    """Make every new row a proposal, or put it on control at once. Each row stands or falls by itself.

    Stops when the time is over; what was made stays, and is known when the rest is taken.
    """
    require_control(by)
    new = [planned for planned in plan_import(table) if planned.outcome is Outcome.NEW]
    bodies = _bodies(new)
    refused: list[Planned] = []
    until, made = time.monotonic() + seconds, 0
    for place, planned in enumerate(new):
        if time.monotonic() > until:
            return Imported(made, len(new) - place, tuple(refused))
        try:
            _make(planned, table, bodies, by=by, now=now, on_control=on_control)
            made += 1
        except Refused as error:
            refused.append(Planned(planned.row, Outcome.ERROR, str(error)))
    return Imported(made, 0, tuple(refused))


def _plan(row: TableRow, mark: str, *, number: str | None, first: int | None) -> Planned:
    if row.errors:
        return Planned(row, Outcome.ERROR, "; ".join(row.errors))
    if number is not None:
        return Planned(row, Outcome.KNOWN, number)
    if first is not None:
        return Planned(row, Outcome.KNOWN, _("the same as row %(line)s") % {"line": first})
    if row.is_finished:
        return Planned(
            row, Outcome.FINISHED, _("finished by its status: %(status)s") % {"status": row.status}
        )
    return Planned(row, Outcome.NEW, mark=mark)


def _known(marks: set[str]) -> dict[str, str]:
    """Of these marks those that a task has, with how it is called."""
    found: dict[str, str] = {}
    for some in _slices(sorted(marks)):
        rows = Task.objects.filter(fingerprint__in=some).order_by("-pk")
        for mark, number, state in rows.values_list("fingerprint", "number", "state"):
            label = str(Task.State(state).label)
            found[mark] = f"№ {number}" if number else label
    return found


def _bodies(planned: Iterable[Planned]) -> dict[str, Body]:
    codes = {code for one in planned for code in (*one.row.lead, *one.row.co) if not code.startswith("?")}
    return {body.code: body for some in _slices(sorted(codes)) for body in Body.objects.filter(code__in=some)}


def _slices(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + _ASKED_AT_ONCE] for start in range(0, len(values), _ASKED_AT_ONCE))


@transaction.atomic
def _make(
    planned: Planned,
    table: ControlTable,
    bodies: dict[str, Body],
    *,
    by: User,
    now: dt.datetime,
    on_control: bool,
) -> Task:
    row = planned.row
    task = Task(
        title=row.title[:500],
        language=table.language,
        quote=row.title,
        note=_note(row, table),
        fingerprint=planned.mark,
        due_text=row.due_text[:300],
        due_rule=row.due.rule[:80],
        due_calendar=row.due.calendar[:40],
    )
    put_deadline(task, _deadline(row))
    attribute(task, by=by, reason="imported")
    task.save()
    put_shares(task, lead=_shares(row.lead, bodies), co=_shares(row.co, bodies))
    return accept_task(task, by=by, now=now) if on_control else task


def _deadline(row: TableRow) -> Deadline:
    due = row.due
    return Deadline(
        kind=due.kind.value,
        due_on=due.date if due.kind is DueKind.DATE else None,
        every=due.every.value if due.every else "",
        until_on=due.until,
    )


def _shares(codes: Iterable[str], bodies: dict[str, Body]) -> list[Share]:
    return [
        Share(body=bodies[code])
        if code in bodies
        else Share(outside_name=code.removeprefix("?:").strip()[:300])
        for code in codes
    ]


def _note(row: TableRow, table: ControlTable) -> str:
    """What the table said that has no place of its own."""
    lines = [
        _("From the table %(name)s, row %(line)s.") % {"name": table.name, "line": row.line},
        _("Number there: %(number)s") % {"number": row.number} if row.number else "",
        _("Source: %(source)s") % {"source": row.source} if row.source else "",
        _("Status there: %(status)s") % {"status": row.status} if row.status else "",
    ]
    return "\n".join(filter(None, lines))
