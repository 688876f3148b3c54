"""Some twenty shapes of a term. They take values from items and know neither words nor word order.

Each builder gets the items that one template matched and gives their value, or `None` where they make no
sense together ("twenty hundred five"): then the items stay as they are.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from instructions.extraction.found import Every
from instructions.extraction.terms.values import (
    Day,
    DayAhead,
    Duration,
    Edge,
    Event,
    Part,
    Period,
    Rhythm,
    Unit,
    Value,
    Weekday,
    Year,
)
from instructions.extraction.terms.vocabulary import FIRST_YEAR, LAST_YEAR, Item

Children = Sequence[Item]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Built:
    """A value and the classes it gets; no classes: those of the rule."""

    value: Value | None = None
    values: dict[str, int | str] | None = None


_NTH = ("nth", "nth year4", "nth small", "nth small dayno", "nth small dayno one-to-four")
NTH_CLASSES = tuple(tuple(classes.split()) for nth in _NTH for classes in (nth, nth + " numth"))
NUMBER_CLASSES = (
    ("number", "count"),
    ("number", "count", "small"),
    ("number", "count", "small", "number-day"),
)
RHYTHM_CLASSES = (("rhythm",), ("rhythm", "adjective"))
BAD_DATE = "bad-date"
OPEN_CLASSES = frozenset({"roman", "dm", "clock", "nth", "number", "clock-time"})
"""Classes that a template may name though no word of the language has them."""

_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}
_EVERY_MONTHS = {12: Every.YEAR, 6: Every.HALF_YEAR, 3: Every.QUARTER, 1: Every.MONTH}


def _ints(children: Children, *names: str) -> list[int]:
    found = []
    for child in children:
        for name in names:
            if isinstance(value := child.values.get(name), int):
                found.append(value)
                break
    return found


def _key(children: Children, name: str) -> str | None:
    return next((str(child.values[name]) for child in children if name in child.values), None)


def _valued(children: Children, kind: type[T]) -> T | None:
    return next((child.value for child in children if isinstance(child.value, kind)), None)


# ------------------------------------------------------------------------------------------ numbers


def _sum(values: Sequence[int]) -> int | None:
    """20, 5 -> 25; 2, 1000, 26 -> 2026; `None` where the words do not make one number."""
    total, current, last = 0, 0, 10**6
    for value in values:
        if value >= 100 and 0 < current < value and value % 100 == 0:
            current *= value
            last = value
            if value >= 1000:
                total, current = total + current, 0
        elif value < last and (current == 0 or _follows(current, value)):
            current += value
            last = value
        else:
            return None
    return total + current


def _follows(current: int, value: int) -> bool:
    """Twenty five, but not "five twenty"."""
    ones = current % 100
    return (ones == 0 and value < 100) or (ones >= 10 and ones % 10 == 0 and value < 10)


def nth(children: Children) -> Built | None:
    number = _sum(_ints(children, "cardinal", "ordinal", "digits"))
    if number is None or number == 0:
        return None
    values: dict[str, int | str] = {"nth": number}
    if FIRST_YEAR <= number <= LAST_YEAR:
        values["year4"] = number
    if number < 100:
        values["small"] = number
    if number <= 31:
        values["dayno"] = number
    if number <= 4:
        values["one-to-four"] = number
    if any("digits" in child.values for child in children):
        values["numth"] = number
    return Built(values=values)


def number(children: Children) -> Built | None:
    found = _sum(_ints(children, "cardinal", "digits"))
    if found is None:
        return None
    values: dict[str, int | str] = {"number": found, "count": found}
    if found < 100:
        values["small"] = found
    if 1 <= found <= 31:
        values["number-day"] = found
    return Built(values=values)


# --------------------------------------------------------------------------------------------- days


def _year(children: Children) -> Year | None:
    for child in children:
        if isinstance(child.value, Period) and child.value.unit is Unit.YEAR:
            return child.value.year
        if isinstance(child.values.get("year4"), int):
            return Year(int(child.values["year4"]))
        if "this-year" in child.values:
            return Year(ahead=0)
        if "next-year" in child.values:
            return Year(ahead=1)
        if "last-year" in child.values:
            return Year(ahead=-1)
    return None


def year(children: Children) -> Built | None:
    found = _year(children)
    if found is None:
        ahead = _ints(children, "relative")
        found = Year(ahead=ahead[0] if ahead else 0)
    numbers = _ints(children, "year4")
    if len(numbers) > 1:
        found = Year(max(numbers))
    return Built(Period(Unit.YEAR, year=found))


def _numeric_day(written: str) -> tuple[int, int, int]:
    parts = [int(part) for part in re.split(r"[./-]", written)]
    if len(parts) == 2:
        return parts[0], parts[1], 0
    if parts[0] > 31:
        return parts[2], parts[1], parts[0]
    day, month, year_number = parts
    if month > 12 >= day:
        day, month = month, day
    return day, month, year_number if year_number > 99 else 2000 + year_number


def is_possible(day: int, month: int, year_number: int = 0) -> bool:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    if year_number and not FIRST_YEAR <= year_number <= LAST_YEAR:
        return False
    return day <= (calendar.monthrange(year_number, month)[1] if year_number else _LONGEST[month])


_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day(children: Children) -> Built | None:
    """A day with its month; where a span of days is given, the last."""
    found_year = _year(children)
    for name in ("numeric-date", "dm"):
        if (written := _key(children, name)) is not None:
            number, month_number, year_number = _numeric_day(written)
            if year_number:
                found_year = Year(year_number)
            break
    else:
        number = (_ints(children, "dayno", "number-day") or [0])[-1]
        month_number = (_ints(children, "month") or [0])[-1]
    if not is_possible(number, month_number, found_year.number if found_year else 0):
        return Built(values={BAD_DATE: 0})
    return Built(Day(number, month_number, found_year))


def day_of_period(children: Children) -> Built | None:
    """The 20th, the 20th of next month, the 10th of the month after each quarter."""
    days = _ints(children, "dayno", "number-day")
    if not days:
        return Built(values={BAD_DATE: 0})
    period = _valued(children, Period)
    ahead = _ints(children, "relative")
    months = period.ahead if period and period.unit is Unit.MONTH else ahead[0] if ahead else None
    return Built(Day(days[-1], months_ahead=months))


def month(children: Children) -> Built | None:
    numbers = _ints(children, "month")
    if not numbers:
        return None
    return Built(Period(Unit.MONTH, numbers[-1], _year_after(children, numbers)))


def _year_after(children: Children, numbers: Sequence[int]) -> Year | None:
    """The year of the last of the months: said once, before them, it is the year of the first."""
    found = _year(children)
    spans_new_year = len(numbers) > 1 and numbers[-1] < numbers[0]
    year_first = bool(children) and _year(children[:1]) is not None
    if found is None or not (spans_new_year and year_first):
        return found
    return replace(found, number=found.number + 1) if found.number else Year(ahead=(found.ahead or 0) + 1)


# ------------------------------------------------------------------------------------------ periods


def _numbered(children: Children, unit: Unit, most: int) -> Built | None:
    numbers = [value for value in _ints(children, "nth", "roman", "one-to-four", "number", "digits") if value]
    numbers = [value for value in numbers if value <= most]
    ahead = _ints(children, "relative")
    of_year = _key(children, "year-word") or _year(children)
    if numbers:
        found = _year(children)
        return Built(Period(unit, max(numbers), found))
    if of_year and (_key(children, "last") or -1 in ahead):
        return Built(Period(unit, most, _year(children)))
    return Built(Period(unit, ahead=ahead[0] if ahead else 0))


def quarter(children: Children) -> Built | None:
    return _numbered(children, Unit.QUARTER, 4)


def half_year(children: Children) -> Built | None:
    month = next((child.value for child in children if "month-of" in child.values), None)
    if isinstance(month, Period):
        first = _ints(children, "nth", "roman")[:1] == [1]
        return Built(Edge(month, Part.MIDDLE if first else Part.END), {"edge": 0, "when": 0})
    return _numbered(children, Unit.HALF_YEAR, 2)


def season(children: Children) -> Built | None:
    ahead, named = _ints(children, "relative"), _ints(children, "season")
    if not named:
        return None
    return Built(Period(Unit.SEASON, named[-1], _year(children), ahead[0] if ahead else None))


def this(children: Children) -> Built | None:
    unit = _key(children, "unit")
    ahead = _ints(children, "relative")
    if unit is None or unit in (Unit.HOUR, Unit.WORKING_DAY, Unit.TEN_DAYS):
        return None
    step = ahead[0] if ahead else 0
    if unit == Unit.DAY:
        return Built(DayAhead(step))
    if unit == Unit.YEAR:
        return Built(Period(Unit.YEAR, year=Year(ahead=step)))
    return Built(Period(Unit(unit), ahead=step))


def _period(children: Children) -> Period | None:
    if (found := _valued(children, Period)) is not None:
        return found
    unit = _key(children, "unit")
    if unit in (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR):
        return Period(Unit(unit), ahead=0)
    return Period(Unit.YEAR, year=Year(ahead=0)) if unit == Unit.YEAR else None


def edge(children: Children) -> Built | None:
    part = _key(children, "part") or (
        Part.END if _key(children, "late-in") or _key(children, "ended") else None
    )
    period = _period(children)
    if period is None and part == Part.END and _key(children, "unit") == Unit.DAY:
        return Built(DayAhead(0))
    if (ahead := _valued(children, DayAhead)) is not None:
        return Built(ahead)
    if days := _ints(children, "day-ahead"):
        return Built(DayAhead(days[-1]))
    return Built(Edge(period, Part(part))) if period and part else None


def tenth(children: Children) -> Built | None:
    period = _period(children)
    if period is None or period.unit is not Unit.MONTH:
        return None
    numbers = _ints(children, "nth", "roman")
    if any(count != 10 for count in _ints(children, "count")):
        return None
    if numbers and not 1 <= numbers[0] <= 3:
        return None
    last = _key(children, "last") or _key(children, "relative")
    which = numbers[0] if numbers else -1 if last else 1
    return Built(Edge(period, tenth=which))


def weekday(children: Children) -> Built | None:
    ahead, days = _ints(children, "relative"), _ints(children, "weekday")
    if not days:
        return None
    period = _valued(children, Period)
    if period and period.unit is Unit.WEEK:
        ahead = [period.ahead or 0]
    return Built(Weekday(days[-1], ahead[0] if ahead else None))


def day_ahead(children: Children) -> Built | None:
    days = _ints(children, "day-ahead")
    return Built(DayAhead(days[-1])) if days else None


# -------------------------------------------------------------------------------- spans and rhythms


def duration(children: Children) -> Built | None:
    adjective = _key(children, "span-adjective")
    if adjective and not (
        _ints(children, "count") and (_key(children, "unit") or _key(children, "unit-adjective"))
    ):
        written, unit = adjective.split("-", 1)
        return Built(Duration(int(written), Unit(unit)))
    found = _key(children, "unit") or _key(children, "unit-adjective")
    counts = _ints(children, "count", "roman")
    if not found or (counts and not 0 < max(counts) < 1000):
        return None
    return Built(
        Duration(
            max(counts) if counts else 1, Unit(found), implied=not counts and _key(children, "a") is None
        )
    )


def rhythm(children: Children) -> Built | None:
    if (word := _key(children, "rhythm-word")) is not None:
        adjective = _key(children, "rhythm-adjective") and not _key(children, "basis")
        return Built(Rhythm(Every(word)), {"rhythm": 0, "adjective": 0} if adjective else None)
    if any("weekday" in child.values or isinstance(child.value, Weekday) for child in children):
        return Built(Rhythm(Every.WEEK))
    if any("month" in child.values or isinstance(child.value, Period) for child in children):
        return Built(Rhythm(Every.YEAR))
    units = [Unit(str(child.values["unit"])) for child in children if "unit" in child.values]
    unit = max(units, key=lambda one: _MONTHS_IN.get(one, 0)) if units else None
    of_a_month = any(
        _key(children, name) for name in ("reporting", "month-following", "day-number", "relative")
    )
    times, counts = (1, 1) if of_a_month else _times(children)
    every = _every(unit, counts, times) if unit and counts and times else None
    return Built(Rhythm(every)) if every else None


def _times(children: Children) -> tuple[int, int]:
    """How often ("twice", "3 times") and in how many units ("in six months")."""
    at = next((at for at, child in enumerate(children) if "times" in child.values), None)
    if at is None:
        return 1, max(_ints(children, "count") or [1])
    unit_at = next((n for n, child in enumerate(children) if "unit" in child.values), len(children))
    if unit_at < at:
        return max(_ints(children[unit_at:], "count") or [1]), max(_ints(children[:unit_at], "count") or [1])
    twice = 2 if "twice" in children[at].values else 1
    return max([twice, *_ints(children[:at], "count")]), max(_ints(children[at:], "count") or [1])


def _every(unit: Unit, count: int, times: int) -> Every | None:
    if unit in _MONTHS_IN:
        months = _MONTHS_IN[unit] * count
        if months % times == 0 and months // times in _EVERY_MONTHS:
            return _EVERY_MONTHS[months // times]
        return next((every for size, every in _EVERY_MONTHS.items() if size * times <= months), Every.MONTH)
    if unit is Unit.WEEK or (unit in (Unit.DAY, Unit.TEN_DAYS) and count >= 7):
        return Every.WEEK
    return Every.DAY if unit in (Unit.DAY, Unit.WORKING_DAY, Unit.HOUR) else Every.WEEK


# -------------------------------------------------------------------------------------------- whole


def clock(children: Children) -> Built | None:
    return Built()


def whole(children: Children) -> Built | None:
    """A day told twice over ("Friday, 28 August, 18:00") is the most exact that was said."""
    for kind in (Day, DayAhead, Weekday, Edge, Period):
        found: Value | None = next((child.value for child in children if isinstance(child.value, kind)), None)
        if found is not None:
            return Built(found)
    return Built(DayAhead(0)) if _key(children, "closing") else None


def last(children: Children) -> Built | None:
    """From one to the other: the last; a year said before the first holds for both."""
    values = [child.value for child in children if child.value is not None]
    final = values[-1] if values else None
    if final is None:
        return None
    first = values[0]
    if (
        isinstance(final, Day | Period)
        and final.year is None
        and isinstance(first, Day | Period)
        and first.year
    ):
        numbers = [_month_number(first), _month_number(final)]
        later = numbers[1] < numbers[0]
        number = first.year.number + later if first.year.number else 0
        ahead = None if first.year.ahead is None else first.year.ahead + later
        final = replace(final, year=Year(number, ahead))
    return Built(final)


def _month_number(value: Day | Period) -> int:
    if isinstance(value, Day):
        return value.month or 0
    return value.number or 0


def event(children: Children) -> Built | None:
    return Built(Event())


def beginning(children: Children) -> Built | None:
    """ "From May 1": that day; a period that is only begun has none."""
    return Built(_valued(children, Day) or Event())


def term(children: Children) -> Built | None:
    """The value inside a marked term."""
    found = whole(children)
    if found:
        return found
    valued: Value | None = next((child.value for child in children if child.value is not None), None)
    return Built(valued) if valued else duration(children)


def by(children: Children) -> Built | None:
    """ "Until August" ends where August begins; other markers take the period in."""
    found = term(children)
    if found is None or not isinstance(found.value, Period) or not _key(children, "up-to"):
        return found
    if any("range" in child.values for child in children):
        return found
    if found.value.unit in (Unit.MONTH, Unit.SEASON) and found.value.number:
        return Built(Edge(found.value, Part.START))
    return found


def rhythm_term(children: Children) -> Built | None:
    """A rhythm with its day ("by the 25th") or its last day ("until the end of 2026")."""
    found = _valued(children, Rhythm)
    if found is None:
        return None
    others = [
        child.value
        for child in children
        if child.value and not isinstance(child.value, Rhythm) and "beginning" not in child.values
    ]
    until = next((value for value in others if ends_rhythm(found.every, value)), None)
    adjective = len(children) == 1 and "adjective" in children[0].values
    values: dict[str, int | str] = {"term": 0, "rhythm-term": 0, "adjective": 0}
    return Built(replace(found, until=until), values if adjective else None)


def ends_rhythm(every: Every, value: Value) -> bool:
    """Whether a day said beside a rhythm is its last, not the day of each turn."""
    if isinstance(value, Day):
        yearly = every in (Every.YEAR, Every.HALF_YEAR)
        return value.month is not None and (value.year is not None or not yearly)
    if isinstance(value, Edge):
        value = value.of
    if isinstance(value, Period):
        if value.unit is Unit.YEAR:
            return every is not Every.YEAR or bool(value.year and value.year.number)
        longer = _MONTHS_IN.get(value.unit, 0) > _EVERY_LENGTH[every]
        return value.year is not None or (longer and every is not Every.YEAR)
    return False


_EVERY_LENGTH = {
    Every.DAY: 0,
    Every.WEEK: 0,
    Every.MONTH: 1,
    Every.QUARTER: 3,
    Every.HALF_YEAR: 6,
    Every.YEAR: 12,
}
