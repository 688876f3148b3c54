"""From what a term says to the day it means, seen from the day of publication."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

from instructions.extraction.found import Due, DueKind, Span
from instructions.extraction.terms.values import (
    Day,
    DayAhead,
    Duration,
    Edge,
    Event,
    Part,
    Period,
    Rhythm,
    Term,
    Unit,
    Value,
    Weekday,
    Year,
)
from instructions.working_days import Calendar

_DAY = dt.timedelta(days=1)
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}
_SEASON_STARTS = {1: 12, 2: 3, 3: 6, 4: 9}

YEAR_ASSUMED = "year-assumed"
PAST = "past"


class Resolved(NamedTuple):
    day: dt.date | None
    rule: str
    doubts: tuple[str, ...] = ()
    calendar: str = ""


_NOTHING = Resolved(None, "")


def resolve(term: Term, *, published: dt.date, calendar: Calendar) -> Due:
    """The due that a term means; `none` with the term's words where it has no day.

    A day before publication keeps its date and gets the doubt "past".
    """
    if term.why == "start":
        return Due(DueKind.NONE, text=term.text, span=term.span, rule="start", doubts=term.doubts)
    return due_of(term.value, term.span, term.text, published=published, working=calendar, doubts=term.doubts)


def due_of(
    value: Value,
    span: Span,
    text: str,
    *,
    published: dt.date,
    working: Calendar,
    doubts: tuple[str, ...] = (),
) -> Due:
    if isinstance(value, Event):
        return Due(DueKind.NONE, text=text, span=span, rule="event", doubts=doubts)
    if isinstance(value, Rhythm):
        until = day_of(value.until, published, working) if value.until else _NOTHING
        return Due(
            DueKind.RECURRING,
            every=value.every,
            until=until.day,
            text=text,
            span=span,
            rule="rhythm",
            calendar=until.calendar,
            doubts=doubts + until.doubts,
        )
    found = day_of(value, published, working)
    if found.day is None:
        return Due(DueKind.NONE, text=text, span=span, rule=found.rule, doubts=doubts + found.doubts)
    if found.day < published:
        doubts += (PAST,)
    return Due(
        DueKind.DATE,
        date=found.day,
        text=text,
        span=span,
        rule=found.rule,
        calendar=found.calendar,
        doubts=doubts + found.doubts,
    )


def day_of(value: Value, published: dt.date, working: Calendar) -> Resolved:
    """The day of any value that has one; past the calendar's end there is none, with the doubt said."""
    try:
        return _day_of(value, published, working)
    except (OverflowError, ValueError):
        return Resolved(None, "impossible", ("impossible-date",))


def _day_of(value: Value, published: dt.date, working: Calendar) -> Resolved:
    match value:
        case Day():
            return _day(value, published)
        case DayAhead(days):
            return Resolved(published + days * _DAY, "day-ahead")
        case Weekday(number, weeks):
            return _weekday(number, weeks, published)
        case Period():
            return _edge(value, Part.END, 0, published, _rule_of(value))
        case Edge(of, part, tenth):
            rule = f"tenth-{tenth}" if tenth else f"{part}-of-{of.unit}"
            return _edge(of, part, tenth, published, rule)
        case Duration(count, unit):
            return _after(count, unit, published, working)
        case _:
            return _NOTHING


def _rule_of(period: Period) -> str:
    return f"end-of-{period.unit}"


# -------------------------------------------------------------------------------------------- days


def _year_number(year: Year, published: dt.date) -> int:
    return year.number if year.ahead is None else published.year + year.ahead


def _day(value: Day, published: dt.date) -> Resolved:
    if value.month is None:
        return _day_of_a_month(value, published)
    if value.year is not None:
        number = _year_number(value.year, published)
        return Resolved(_clamped(number, value.month, value.day), "day")
    for number in range(published.year, published.year + 9):
        if value.day > calendar.monthrange(number, value.month)[1]:
            continue  # 29 February
        day = dt.date(number, value.month, value.day)
        if day >= published:
            return Resolved(day, "day", _assumed(number, published))
    return _NOTHING


def _clamped(year: int, month: int, day: int) -> dt.date:
    """29 February of a year without one is the month's last day."""
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _day_of_a_month(value: Day, published: dt.date) -> Resolved:
    if value.months_ahead is not None:
        year, month = _months_on(published.year, published.month, value.months_ahead)
        return Resolved(_clamped(year, month, value.day), "day-of-month")
    year, month = published.year, published.month
    if value.day < published.day:
        year, month = _months_on(year, month, 1)
    return Resolved(_clamped(year, month, value.day), "day-of-month", ("month-assumed",))


def _assumed(year: int, published: dt.date) -> tuple[str, ...]:
    return (YEAR_ASSUMED,) if year != published.year else ()


def _months_on(year: int, month: int, months: int) -> tuple[int, int]:
    years, month = divmod(month - 1 + months, 12)
    return year + years, month + 1


def _weekday(number: int, weeks: int | None, published: dt.date) -> Resolved:
    monday = published - published.weekday() * _DAY
    if weeks is not None:
        return Resolved(monday + (7 * weeks + number - 1) * _DAY, "weekday")
    ahead = (number - 1 - published.weekday()) % 7
    doubts = () if ahead else ("weekday-of-publication",)
    return Resolved(published + (ahead or 7) * _DAY, "weekday", doubts)


def _after(count: int, unit: Unit, published: dt.date, working: Calendar) -> Resolved:
    if unit is Unit.WORKING_DAY:
        return Resolved(working.add(published, count), "working-days", calendar=working.version)
    if unit in _MONTHS:
        year, month = _months_on(published.year, published.month, count * _MONTHS[unit])
        return Resolved(_clamped(year, month, published.day), f"{unit}s-after")
    days = {Unit.WEEK: 7 * count, Unit.TEN_DAYS: 10 * count, Unit.HOUR: -(-count // 24)}.get(unit, count)
    return Resolved(published + days * _DAY, f"{unit}s-after")


# ----------------------------------------------------------------------------------------- periods


def _edge(period: Period, part: Part, tenth: int, published: dt.date, rule: str) -> Resolved:
    if period.unit is Unit.WEEK:
        monday = published - published.weekday() * _DAY + 7 * (period.ahead or 0) * _DAY
        return Resolved(monday + {Part.START: 0, Part.MIDDLE: 2, Part.END: 6}[part] * _DAY, rule)
    if period.year is not None or period.number is None:
        year, first, months = _bounds(period, published, None)
        return Resolved(_within(year, first, months, part, tenth), rule)
    for number in (published.year, published.year + 1):
        day = _within(*_bounds(period, published, number), part, tenth)
        if day >= published:
            return Resolved(day, rule, _assumed(day.year, published))
    return _NOTHING


def _bounds(period: Period, published: dt.date, year: int | None) -> tuple[int, int, int]:
    """Year and first month of the period, and how many months it has."""
    if year is None:
        year = _year_number(period.year, published) if period.year else published.year
    if period.unit is Unit.SEASON:
        first = _SEASON_STARTS[period.number or 1]
        return (year - 1 if first == 12 else year), first, 3
    months = _MONTHS[period.unit]
    if period.unit is Unit.YEAR:
        return year, 1, months
    if period.number is not None:
        return year, (period.number - 1) * months + 1, months
    present = (published.month - 1) // months * months + 1
    year, first = _months_on(year, present, months * (period.ahead or 0))
    return year, first, months


def _within(year: int, first: int, months: int, part: Part, tenth: int) -> dt.date:
    if part is Part.START:
        return dt.date(year, first, 1)
    last_year, last = _months_on(year, first, months - 1)
    if tenth in (1, 2):
        return dt.date(last_year, last, 10 * tenth)
    if part is Part.MIDDLE:
        return _middle(year, first, months)
    return _clamped(last_year, last, 31)


def _middle(year: int, first: int, months: int) -> dt.date:
    """The 15th of a month or of the middle month; of an even number of months, where the halves meet."""
    year, month = _months_on(year, first, (months - 1) // 2)
    return _clamped(year, month, 15 if months % 2 else 31)
