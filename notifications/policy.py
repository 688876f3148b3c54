"""When a reminder is owed: from a deadline, the office's rules and its calendar. No Django, no clock.

A step is named by its *mark*, in working days from the deadline: -10 is ten working days before, 0 the last
working day on which the deadline can still be kept, 6 the sixth working day after it. A deadline on a day off
is kept as it was given; its mark 0 is the last working day before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from instructions.working_days import WorkingDays


class Audience(StrEnum):
    """Why a person is told: the ladder goes from the executors up to the office that gave the order."""

    LEAD = "lead"
    CO = "co"
    HEAD = "head"
    CONTROLLER = "controller"
    OFFICE = "office"


class Kind(StrEnum):
    AHEAD = "ahead"
    TODAY = "today"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one audience is told.

    `before`: working days left at which to remind, 0 for the last day. `overdue_from`: the working day after
    the deadline on which overdue is first told; `overdue_every`: how many working days later again.
    """

    before: tuple[int, ...] = ()
    overdue_from: int | None = None
    overdue_every: int | None = 5

    def __post_init__(self) -> None:
        if any(days < 0 for days in self.before):
            raise ValueError("working days before a deadline are counted from 0")
        if any(days is not None and days < 1 for days in (self.overdue_from, self.overdue_every)):
            raise ValueError("working days after a deadline are counted from 1")

    def mark_at(self, distance: int, *, passed: bool) -> int | None:
        """The last step taken when the deadline is `distance` working days off, or that many behind."""
        if passed and self.overdue_from is not None and distance >= self.overdue_from:
            return self._last_overdue(self.overdue_from, distance)
        left = 0 if passed else distance
        return max((-days for days in self.before if days >= left), default=None)

    def _last_overdue(self, first: int, distance: int) -> int:
        if self.overdue_every is None:
            return first
        return first + (distance - first) // self.overdue_every * self.overdue_every


@dataclass(frozen=True, slots=True)
class Occasion:
    """One step of a rule on the working day it falls on."""

    mark: int
    occurs_on: dt.date

    @property
    def kind(self) -> Kind:
        if self.mark > 0:
            return Kind.OVERDUE
        return Kind.AHEAD if self.mark else Kind.TODAY


BEFORE = (10, 3, 1, 0)

DEFAULT: dict[Audience, Rule] = {
    Audience.LEAD: Rule(before=BEFORE, overdue_from=1),
    Audience.CO: Rule(before=BEFORE, overdue_from=1),
    Audience.HEAD: Rule(overdue_from=3),
    Audience.CONTROLLER: Rule(before=(0,), overdue_from=5),
    Audience.OFFICE: Rule(overdue_from=10),
}
"""Holds where the office has written no policy of its own, so that nothing stays silent for want of a row."""


def latest(rule: Rule, *, due_on: dt.date, on: dt.date, calendar: WorkingDays) -> Occasion | None:
    """The last step that fell on or before a day: after any outage the one reminder that is still owed."""
    passed = on > due_on
    distance = calendar.count_between(due_on, on) if passed else calendar.count_between(on, due_on)
    mark = rule.mark_at(distance, passed=passed)
    return None if mark is None else Occasion(mark, day_of(mark, due_on=due_on, calendar=calendar))


def day_of(mark: int, *, due_on: dt.date, calendar: WorkingDays) -> dt.date:
    """The working day on which a step of that mark falls."""
    start = due_on if mark > 0 else calendar.previous_working(due_on)
    return calendar.add(start, mark)


def occasions(rule: Rule, *, due_on: dt.date, until: dt.date, calendar: WorkingDays) -> Iterator[Occasion]:
    """Every step up to and including a day, in the order of days; none twice, no two on one day."""
    for days in sorted(set(rule.before), reverse=True):
        occasion = Occasion(-days, day_of(-days, due_on=due_on, calendar=calendar))
        if occasion.occurs_on <= until:
            yield occasion
    mark = rule.overdue_from
    while mark is not None:
        occasion = Occasion(mark, day_of(mark, due_on=due_on, calendar=calendar))
        if occasion.occurs_on > until:
            return
        yield occasion
        mark = mark + rule.overdue_every if rule.overdue_every else None


def moment(on: dt.date, hour: int, zone: ZoneInfo) -> dt.datetime:
    """That hour of the office's clock on that day, in UTC. An hour that the clock skips is the one after."""
    return dt.datetime.combine(on, dt.time(hour), tzinfo=zone).astimezone(dt.UTC)
