"""Days, with month and year or counted from today."""

from __future__ import annotations

import calendar
import re

from instructions.extraction.terms.numerals import FIRST_YEAR, LAST_YEAR
from instructions.extraction.terms.shapes.built import BAD_DATE, Built, Children, ints, key, valued
from instructions.extraction.terms.values import Day, DayAhead, Period, Unit, Weekday, Year

NAMED_DATE = ("date", "when", "named")
"""Classes of a day that is called by a name: only a marker makes it a deadline."""


def year_of(children: Children) -> Year | None:
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
    found_year = year_of(children)
    for name in ("numeric-date", "dm", "holiday"):
        if (written := key(children, name)) is not None:
            number, month_number, year_number = _numeric_day(written)
            if year_number:
                found_year = Year(year_number)
            break
    else:
        number = (ints(children, "dayno", "number-day") or [0])[-1]
        month_number = (ints(children, "month") or [0])[-1]
    if not is_possible(number, month_number, found_year.number if found_year else 0):
        return Built(values={BAD_DATE: 0})
    named = key(children, "holiday") is not None
    return Built(Day(number, month_number, found_year), dict.fromkeys(NAMED_DATE, 0) if named else None)


def day_of_period(children: Children) -> Built | None:
    """The 20th, the 20th of next month, the 10th of the month after each quarter."""
    days = ints(children, "dayno", "number-day") or [
        day for day in ints(children, "nth") if day <= _LONGEST[1]
    ]
    if not days:
        return Built(values={BAD_DATE: 0})
    period = valued(children, Period)
    ahead = ints(children, "relative")
    months = period.ahead if period and period.unit is Unit.MONTH else ahead[0] if ahead else None
    return Built(Day(days[-1], months_ahead=months))


def weekday(children: Children) -> Built | None:
    ahead, days = ints(children, "relative"), ints(children, "weekday")
    if not days:
        return None
    period = valued(children, Period)
    if period and period.unit is Unit.WEEK:
        ahead = [period.ahead or 0]
    return Built(Weekday(days[-1], ahead[0] if ahead else None))


def day_ahead(children: Children) -> Built | None:
    days = ints(children, "day-ahead")
    return Built(DayAhead(days[-1])) if days else None
