"""Terms with their markers: by a day, from one day to another, after an event."""

from __future__ import annotations

from instructions.extraction.terms.shapes.built import Built, Children, ints, key, valued
from instructions.extraction.terms.shapes.rhythms import duration
from instructions.extraction.terms.values import (
    Day,
    DayAhead,
    Edge,
    Event,
    Part,
    Period,
    Unit,
    Value,
    Weekday,
    Year,
)


def clock(children: Children) -> Built | None:
    return Built()


def whole(children: Children) -> Built | None:
    """A day told twice over ("Friday, 28 August, 18:00") is the most exact that was said."""
    for kind in (Day, DayAhead, Weekday, Edge, Period):
        found: Value | None = next((child.value for child in children if isinstance(child.value, kind)), None)
        if found is not None:
            return Built(found)
    return Built(DayAhead(0)) if key(children, "closing") else None


def last(children: Children) -> Built | None:
    """From one to the other: the last; a year said before the first holds for both."""
    values = [child.value for child in children if child.value is not None]
    final = values[-1] if values else None
    if final is None:
        return None
    first = values[0]
    behind = ints(children[-1:], "dayno", "numth", "nth")
    if behind and isinstance(final, Day) and children[-1].value is None:  # "from January 14 to 24"
        return Built(final._replace(day=behind[0]))
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
        final = final._replace(year=Year(number, ahead))
    return Built(final)


def _month_number(value: Day | Period) -> int:
    if isinstance(value, Day):
        return value.month or 0
    return value.number or 0


def event(children: Children) -> Built | None:
    return Built(Event())


def beginning(children: Children) -> Built | None:
    """ "From May 1": that day; a period that is only begun has none."""
    return Built(valued(children, Day) or Event())


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
    if found is None or not isinstance(found.value, Period) or not key(children, "up-to"):
        return found
    if any("range" in child.values for child in children):
        return found
    if found.value.unit in (Unit.MONTH, Unit.SEASON) and found.value.number:
        return Built(Edge(found.value, Part.START))
    return found
