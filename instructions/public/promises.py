"""What an announcement promised, told to everybody: things, bodies, days. No person is named."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Max, Prefetch, Sum
from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from instructions import office
from instructions.deadlines import Standing, standing
from instructions.models import Announcement, Assignment, Body, Task
from instructions.reports.definitions import LEFT_OUT
from instructions.reports.table import Cell, Table
from instructions.working_days import WorkingDays

MOST = 500
"""Announcements on the list; an older one is reached by its own address."""
SHOWN = (Task.State.ON_CONTROL, Task.State.CLOSED, Task.State.CANCELLED, Task.State.MERGED)


class How(StrEnum):
    """How a promise stands."""

    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    SOON = "soon"
    ON_TRACK = "on_track"
    REPORTED = "reported"
    NO_DEADLINE = "no_deadline"
    CANCELLED = "cancelled"
    MERGED = "merged"


WORDS: dict[How, Words] = {
    How.DONE: pgettext_lazy("a promise", "done"),
    How.DONE_LATE: pgettext_lazy("a promise", "done after the original deadline"),
    How.OVERDUE: gettext_lazy("overdue"),
    How.SOON: gettext_lazy("soon"),
    How.ON_TRACK: gettext_lazy("on track"),
    How.REPORTED: gettext_lazy("submitted on time, waits for the check"),
    How.NO_DEADLINE: gettext_lazy("no deadline"),
    How.CANCELLED: pgettext_lazy("a promise", "cancelled"),
    How.MERGED: pgettext_lazy("a promise", "continued in another instruction"),
}
SHAPES: dict[How, str] = {
    How.DONE: "✓",
    How.DONE_LATE: "✓",
    How.OVERDUE: "▲",
    How.SOON: "◐",
    How.REPORTED: "◇",
    How.ON_TRACK: "●",
    How.NO_DEADLINE: "○",
    How.CANCELLED: "–",
    How.MERGED: "–",
}


@dataclass(frozen=True, slots=True)
class Owed:
    """By when something was to be done, and how it stands."""

    original_due_on: dt.date | None
    due_on: dt.date | None
    how: How
    done_on: dt.date | None

    @property
    def is_moved(self) -> bool:
        return self.original_due_on is not None and self.original_due_on != self.due_on

    @property
    def word(self) -> str:
        return str(WORDS[self.how])

    @property
    def shape(self) -> str:
        return SHAPES[self.how]


@dataclass(frozen=True, slots=True)
class Part(Owed):
    """One body's share. A body outside the registry has no code and is not named: it may be a person."""

    code: str
    name: str
    role: str

    @property
    def role_word(self) -> str:
        return str(Assignment.Role(self.role).label)


@dataclass(frozen=True, slots=True)
class Promise(Owed):
    number: str
    title: str
    language: str
    every: str
    parts: tuple[Part, ...]

    @property
    def leads(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.role == Assignment.Role.LEAD)

    @property
    def others(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.role != Assignment.Role.LEAD)

    @property
    def done(self) -> int:
        return sum(part.how in {How.DONE, How.DONE_LATE} for part in self.parts)


@dataclass(frozen=True, slots=True)
class Promises:
    announcement: Announcement
    on: dt.date
    rows: tuple[Promise, ...]

    @property
    def counts(self) -> list[tuple[How, str, str, int]]:
        """How many stand how, in the order of `How`; only what there is."""
        found = ((how, sum(row.how is how for row in self.rows)) for how in How)
        return [(how, SHAPES[how], str(WORDS[how]), number) for how, number in found if number]


def published() -> list[Announcement]:
    found = Announcement.objects.filter(is_public=True).order_by("-published_on", "-pk")
    return list(found.only("pk", "title", "language", "published_on")[:MOST])


def state_of(pk: int, *, on: dt.date) -> str | None:
    """A mark that changes whenever the page of an announcement would; None where there is no such page."""
    row = (
        Announcement.objects.filter(pk=pk, is_public=True)
        .values_list("title", "event", "published_on")
        .first()
    )
    if row is None:
        return None
    tasks = Task.objects.filter(announcement=pk).aggregate(Count("pk"), Sum("version"), Max("pk"))
    shares = Assignment.objects.filter(task__announcement=pk).aggregate(
        Count("pk"), Sum("version"), Max("pk")
    )
    named = Body.history.aggregate(last=Max("history_id"))
    parts = (*row, *tasks.values(), *shares.values(), *named.values(), on, office.calendar().version)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def state_of_all(*, on: dt.date) -> str:
    """The same for the list of all announcements."""
    rows = Announcement.objects.filter(is_public=True).order_by("-published_on", "-pk")
    told = list(rows.values_list("pk", "title", "published_on")[:MOST])
    return hashlib.sha256(repr((told, on)).encode()).hexdigest()[:24]


def promises(pk: int, *, on: dt.date) -> Promises | None:
    """Four queries, however much was promised."""
    announcement = Announcement.objects.filter(pk=pk, is_public=True).defer("text").first()
    if announcement is None:
        return None
    shares = Assignment.objects.filter(parent=None).exclude(status=Assignment.Status.PROPOSED)
    shares = shares.knowing_reports()
    tasks = (
        Task.objects.filter(announcement=announcement, state__in=SHOWN)
        .only("number", "title", "language", "state", "every", "original_due_on", "due_on", "announcement")
        .prefetch_related(
            Prefetch("assignments", shares.select_related("body").order_by("-role", "position", "pk"))
        )
        .order_by("original_due_on", "pk")
    )
    calendar = office.calendar()
    return Promises(announcement, on, tuple(_promise(task, on=on, calendar=calendar) for task in tasks))


def _promise(task: Task, *, on: dt.date, calendar: WorkingDays) -> Promise:
    parts = tuple(_parts(task.assignments.all(), on=on, calendar=calendar))
    counted = [part for part in parts if part.how is not How.CANCELLED]
    return Promise(
        number=task.number or "",
        title=task.title,
        language=task.language,
        every=str(task.get_every_display()) if task.every else "",
        original_due_on=task.original_due_on,
        due_on=task.due_on,
        how=_how_of_all(task, counted),
        done_on=max((part.done_on for part in counted if part.done_on), default=None),
        parts=parts,
    )


def _how_of_all(task: Task, parts: list[Part]) -> How:
    """As the worst of its parts stands; done when all are."""
    if task.state == Task.State.CANCELLED:
        return How.CANCELLED
    if task.state == Task.State.MERGED:
        return How.MERGED
    order = (How.OVERDUE, How.SOON, How.ON_TRACK, How.NO_DEADLINE, How.REPORTED, How.DONE_LATE, How.DONE)
    return next((how for how in order if any(part.how is how for part in parts)), How.CANCELLED)


def _parts(shares: Iterable[Assignment], *, on: dt.date, calendar: WorkingDays) -> Iterator[Part]:
    for share in shares:
        yield Part(
            code=share.body.code if share.body else "",
            name=share.body.name if share.body else _("A body outside the registry"),
            role=share.role,
            original_due_on=share.original_due_on,
            due_on=share.due_on,
            how=_how(share, on=on, calendar=calendar),
            done_on=share.done_on,
        )


def _how(share: Any, *, on: dt.date, calendar: WorkingDays) -> How:
    if share.status in LEFT_OUT:
        return How.CANCELLED
    if share.status in Assignment.DONE:
        late = share.done_on and share.original_due_on and share.done_on > share.original_due_on
        return How.DONE_LATE if late else How.DONE
    found = standing(share.due_on, is_open=True, on=on, calendar=calendar, is_reported=share.is_reported)
    return How(found.value) if found is not Standing.CLOSED else How.DONE


def as_data(found: Promises) -> dict[str, object]:
    """For programs. Words stand in the active language beside codes that do not change with it."""
    announcement = found.announcement
    return {
        "license": "CC-BY-4.0",
        "license_url": LICENCE,
        "as_of": found.on,
        "announcement": {
            "id": announcement.pk,
            "title": announcement.title,
            "language": announcement.language,
            "event": announcement.event,
            "published_on": announcement.published_on,
        },
        "promises": [_as_data(row) for row in found.rows],
    }


LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def _as_data(row: Promise) -> dict[str, object]:
    return {
        "number": row.number,
        "title": row.title,
        "language": row.language,
        "rhythm": row.every,
        "original_due_on": row.original_due_on,
        "due_on": row.due_on,
        "status": row.how.value,
        "status_text": row.word,
        "done_on": row.done_on,
        "bodies": [
            {
                "code": part.code,
                "name": part.name,
                "role": part.role,
                "original_due_on": part.original_due_on,
                "due_on": part.due_on,
                "status": part.how.value,
                "done_on": part.done_on,
            }
            for part in row.parts
        ],
    }


def as_table(found: Promises) -> Table:
    columns = (
        _("Number"),
        _("Promise"),
        _("Body"),
        _("Role"),
        _("Original deadline"),
        _("Deadline"),
        _("How it stands"),
        _("Done on"),
        _("As of"),
        _("Licence"),
    )
    return Table("promises", columns, _lines(found))


def _lines(found: Promises) -> Iterator[tuple[Cell, ...]]:
    for row in found.rows:
        for part in row.parts:
            yield (
                row.number,
                row.title,
                part.name,
                part.role_word,
                part.original_due_on,
                part.due_on,
                part.word,
                part.done_on,
                found.on,
                "CC BY 4.0",
            )
