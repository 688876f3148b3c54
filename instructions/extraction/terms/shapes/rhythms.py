"""Spans of time and rhythms: within ten days, twice a year."""

from __future__ import annotations

from instructions.extraction.found import Every
from instructions.extraction.terms.shapes.built import MONTHS_IN, Built, Children, ints, key, valued
from instructions.extraction.terms.values import Day, Duration, Edge, Period, Rhythm, Unit, Value, Weekday

RHYTHM_CLASSES = (("rhythm",), ("rhythm", "adjective"))
_EVERY_MONTHS = {12: Every.YEAR, 6: Every.HALF_YEAR, 3: Every.QUARTER, 1: Every.MONTH}


def duration(children: Children) -> Built | None:
    adjective = key(children, "span-adjective")
    if adjective and not (
        ints(children, "count") and (key(children, "unit") or key(children, "unit-adjective"))
    ):
        written, unit = adjective.split("-", 1)
        return Built(Duration(int(written), Unit(unit)))
    found = key(children, "unit") or key(children, "unit-adjective")
    counts = ints(children, "count", "roman")
    if not found or (counts and not 0 < max(counts) < 1000):
        return None
    return Built(
        Duration(max(counts) if counts else 1, Unit(found), implied=not (counts or _says_one(children)))
    )


def _says_one(children: Children) -> bool:
    """ "A month", and "месяц" in the case that counts it."""
    return key(children, "a") is not None or key(children, "lone") is not None


def rhythm(children: Children) -> Built | None:
    if (word := key(children, "rhythm-word")) is not None:
        adjective = key(children, "rhythm-adjective") and not key(children, "basis")
        return Built(Rhythm(Every(word)), {"rhythm": 0, "adjective": 0} if adjective else None)
    if any("weekday" in child.values or isinstance(child.value, Weekday) for child in children):
        of_a_month = key(children, "month-word") is not None or key(children, "unit") == Unit.MONTH
        return Built(Rhythm(Every.MONTH if of_a_month else Every.WEEK))
    if any("month" in child.values or isinstance(child.value, Period) for child in children):
        return Built(Rhythm(Every.YEAR))
    units = [Unit(str(child.values["unit"])) for child in children if "unit" in child.values]
    unit = max(units, key=lambda one: MONTHS_IN.get(one, 0)) if units else None
    if unit is None and key(children, "day-number") is not None:
        return Built(Rhythm(Every.MONTH))
    of_a_month = any(
        key(children, name) for name in ("reporting", "month-following", "day-number", "relative")
    )
    times, counts = (1, 1) if of_a_month else _times(children)
    every = _every(unit, counts, times) if unit and counts and times else None
    return Built(Rhythm(every)) if every else None


def _times(children: Children) -> tuple[int, int]:
    """How often ("twice", "3 times") and in how many units ("in six months")."""
    at = next((at for at, child in enumerate(children) if "times" in child.values), None)
    if at is None:
        return 1, max(ints(children, "count") or [1])
    unit_at = next((n for n, child in enumerate(children) if "unit" in child.values), len(children))
    if unit_at < at:
        return max(ints(children[unit_at:], "count") or [1]), max(ints(children[:unit_at], "count") or [1])
    twice = 2 if "twice" in children[at].values else 1
    return max([twice, *ints(children[:at], "count")]), max(ints(children[at:], "count") or [1])


def _every(unit: Unit, count: int, times: int) -> Every | None:
    if unit in MONTHS_IN:
        months = MONTHS_IN[unit] * count
        if months % times == 0 and months // times in _EVERY_MONTHS:
            return _EVERY_MONTHS[months // times]
        return next((every for size, every in _EVERY_MONTHS.items() if size * times <= months), Every.MONTH)
    if unit is Unit.WEEK or (unit in (Unit.DAY, Unit.TEN_DAYS) and count >= 7):
        return Every.WEEK
    return Every.DAY if unit in (Unit.DAY, Unit.WORKING_DAY, Unit.HOUR) else Every.WEEK


def rhythm_term(children: Children) -> Built | None:
    """A rhythm with its day ("by the 25th") or its last day ("until the end of 2026")."""
    found = valued(children, Rhythm)
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
    return Built(found._replace(until=until), values if adjective else None)


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
        longer = MONTHS_IN.get(value.unit, 0) > _EVERY_LENGTH[every]
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
