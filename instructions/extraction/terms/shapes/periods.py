"""Years, quarters, months, seasons, and their edges: the end of the year, the first ten days of May."""

from __future__ import annotations

from collections.abc import Sequence

from instructions.extraction.terms.shapes.built import Built, Children, ints, key, valued
from instructions.extraction.terms.shapes.days import year_of
from instructions.extraction.terms.values import DayAhead, Edge, Part, Period, Unit, Year


def year(children: Children) -> Built | None:
    found = year_of(children)
    if found is None:
        ahead = ints(children, "relative")
        found = Year(ahead=ahead[0] if ahead else 0)
    numbers = ints(children, "year4")
    if len(numbers) > 1:
        found = Year(max(numbers))
    return Built(Period(Unit.YEAR, year=found))


def month(children: Children) -> Built | None:
    numbers = ints(children, "month")
    if not numbers:
        return None
    return Built(Period(Unit.MONTH, numbers[-1], _year_after(children, numbers)))


def _year_after(children: Children, numbers: Sequence[int]) -> Year | None:
    """The year of the last of the months: said once, before them, it is the year of the first."""
    found = year_of(children)
    spans_new_year = len(numbers) > 1 and numbers[-1] < numbers[0]
    year_first = bool(children) and year_of(children[:1]) is not None
    if found is None or not (spans_new_year and year_first):
        return found
    return found._replace(number=found.number + 1) if found.number else Year(ahead=(found.ahead or 0) + 1)


def _numbered(children: Children, unit: Unit, most: int) -> Built | None:
    numbers = [value for value in ints(children, "nth", "roman", "one-to-four", "number", "digits") if value]
    numbers = [value for value in numbers if value <= most]
    ahead = ints(children, "relative")
    of_year = key(children, "year-word") or year_of(children)
    if numbers:
        found = year_of(children)
        return Built(Period(unit, max(numbers), found))
    if of_year and (key(children, "last") or -1 in ahead):
        return Built(Period(unit, most, year_of(children)))
    return Built(Period(unit, ahead=ahead[0] if ahead else 0))


def quarter(children: Children) -> Built | None:
    return _numbered(children, Unit.QUARTER, 4)


def half_year(children: Children) -> Built | None:
    month = next((child.value for child in children if "month-of" in child.values), None)
    if isinstance(month, Period):
        first = ints(children, "nth", "roman")[:1] == [1]
        return Built(Edge(month, Part.MIDDLE if first else Part.END), {"edge": 0, "when": 0})
    return _numbered(children, Unit.HALF_YEAR, 2)


def season(children: Children) -> Built | None:
    ahead, named = ints(children, "relative"), ints(children, "season")
    if not named:
        return None
    return Built(Period(Unit.SEASON, named[-1], year_of(children), ahead[0] if ahead else None))


def this(children: Children) -> Built | None:
    unit = key(children, "unit")
    ahead = ints(children, "relative")
    if unit is None or unit in (Unit.HOUR, Unit.WORKING_DAY, Unit.TEN_DAYS):
        return None
    step = ahead[0] if ahead else 0
    if unit == Unit.DAY:
        return Built(DayAhead(step))
    if unit == Unit.YEAR:
        return Built(Period(Unit.YEAR, year=Year(ahead=step)))
    return Built(Period(Unit(unit), ahead=step))


def period_of(children: Children) -> Period | None:
    if (found := valued(children, Period)) is not None:
        return found
    unit = key(children, "unit")
    if unit in (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR):
        return Period(Unit(unit), ahead=0)
    return Period(Unit.YEAR, year=Year(ahead=0)) if unit == Unit.YEAR else None


def edge(children: Children) -> Built | None:
    part = key(children, "part") or (Part.END if key(children, "late-in") or key(children, "ended") else None)
    period = period_of(children)
    if period is None and part == Part.END and key(children, "unit") == Unit.DAY:
        return Built(DayAhead(0))
    if (ahead := valued(children, DayAhead)) is not None:
        return Built(ahead)
    if days := ints(children, "day-ahead"):
        return Built(DayAhead(days[-1]))
    return Built(Edge(period, Part(part))) if period and part else None


def tenth(children: Children) -> Built | None:
    period = period_of(children)
    if period is None or period.unit is not Unit.MONTH:
        return None
    numbers = ints(children, "nth", "numth", "roman")
    if any(count != 10 for count in ints(children, "count")):
        return None
    if numbers and not 1 <= numbers[0] <= 3:
        return None
    last = key(children, "last") or key(children, "relative")
    which = numbers[0] if numbers else -1 if last else 1
    return Built(Edge(period, tenth=which))
