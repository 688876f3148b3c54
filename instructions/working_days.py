"""Working days: a frozen calendar of days off and of working days that fall on a weekend."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Protocol

_DAY = dt.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A five-day week with its exceptions.

    `off`: days off that fall on Monday to Friday or on a working weekend day; `working`: weekend days that
    are worked for a day off elsewhere. A day in both is off.
    """

    off: frozenset[dt.date] = frozenset()
    working: frozenset[dt.date] = frozenset()
    version: str = field(default="five-day-week", compare=False)

    def is_working(self, day: dt.date) -> bool:
        if day in self.off:
            return False
        return day.weekday() < _SATURDAY or day in self.working

    def add(self, day: dt.date, count: int) -> dt.date:
        """The `count`-th working day after `day`, which itself is not counted; `count` 0 is `day`.

        A negative count goes back. Raises `OverflowError` past the last day that a date can name.
        """
        step = _DAY if count >= 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def next_working(self, day: dt.date) -> dt.date:
        """The day itself, or the first working day after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def previous_working(self, day: dt.date) -> dt.date:
        """The day itself, or the last working day before it."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def count_between(self, after: dt.date, until: dt.date) -> int:
        """Working days after `after` up to and including `until`; negative where `until` comes first."""
        if until < after:
            return -self.count_between(until, after)
        days = (until - after).days
        return sum(self.is_working(after + dt.timedelta(days=day)) for day in range(1, days + 1))

    def changed(
        self, *, off: Iterable[dt.date] = (), working: Iterable[dt.date] = (), version: str
    ) -> WorkingDays:
        """The same calendar with an office's own exceptions, which win over what it had."""
        off, working = frozenset(off), frozenset(working)
        return WorkingDays(
            off=(self.off - working) | off, working=(self.working | working) - off, version=version
        )


class Calendar(Protocol):
    """What counts working days, and says by which version of the calendar."""

    @property
    def version(self) -> str: ...

    def add(self, day: dt.date, count: int) -> dt.date: ...


class KazakhstanWhenAsked:
    """`kazakhstan`, loaded when a deadline first counts working days: few do, and loading takes its time."""

    def __init__(self, first: int, last: int) -> None:
        self._years = first, last

    @cached_property
    def _days(self) -> WorkingDays:
        return kazakhstan(*self._years)

    @property
    def version(self) -> str:
        return self._days.version

    def add(self, day: dt.date, count: int) -> dt.date:
        return self._days.add(day, count)


@cache
def kazakhstan(first: int, last: int) -> WorkingDays:
    """Kazakhstan's days off and moved working days, both years included, from the `holidays` package."""
    from importlib import metadata

    import holidays

    years = range(first, last + 1)
    known = holidays.country_holidays("KZ", years=years)
    working = frozenset(day for day in known.weekend_workdays if day.year in years)
    off = frozenset(day for day in known if day.weekday() < _SATURDAY or day in working)
    days = ",".join(day.isoformat() for day in [*sorted(off), *sorted(working)])
    mark = hashlib.sha256(days.encode()).hexdigest()[:8]
    return WorkingDays(off=off, working=working, version=f"kz-holidays-{metadata.version('holidays')}-{mark}")
