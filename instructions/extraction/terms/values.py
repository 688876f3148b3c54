"""What a term can say, before anything is computed: small frozen values that know no language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from instructions.extraction.found import Every, Span


class Unit(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    TEN_DAYS = "ten-days"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    SEASON = "season"
    YEAR = "year"


class Part(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


class Year(NamedTuple):
    """A year by its number, or counted from the year of publication (0 this, 1 next, -1 last)."""

    number: int = 0
    ahead: int | None = None


class Day(NamedTuple):
    """A day of a month; without a month, of the month that is meant ("by the 20th")."""

    day: int
    month: int | None = None
    year: Year | None = None
    months_ahead: int | None = None


class DayAhead(NamedTuple):
    """Today, tomorrow, the day after."""

    days: int


class Weekday(NamedTuple):
    number: int
    """1 Monday … 7 Sunday."""
    weeks_ahead: int | None = None


class Period(NamedTuple):
    """A month, quarter, half-year, season or year by its number, or the present or coming one of its unit."""

    unit: Unit
    number: int | None = None
    year: Year | None = None
    ahead: int | None = None


class Edge(NamedTuple):
    """The start, middle or end of a period; or one of its ten days (`tenth`, -1 the last)."""

    of: Period
    part: Part = Part.END
    tenth: int = 0


@dataclass(frozen=True, slots=True)
class Duration:
    count: int
    unit: Unit
    implied: bool = False
    """No number was said: "within the year"."""


class Rhythm(NamedTuple):
    every: Every
    until: Value | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has no day of its own: "before sowing", "as needed"."""


Value = Day | DayAhead | Weekday | Period | Edge | Duration | Rhythm | Event


class Role(StrEnum):
    DEADLINE = "deadline"
    NOT = "not"


class Strength(StrEnum):
    """How plainly the words say that this is a deadline."""

    STRONG = "strong"
    WEAK = "weak"
    BARE = "bare"


class Term(NamedTuple):
    """A term as it stands in the text, and whether it is a deadline.

    `why` names the rule that decided its role: "by", "within", "rhythm", "modifier", "statistics" …
    """

    span: Span
    value: Value
    shape: str
    role: Role = Role.DEADLINE
    strength: Strength = Strength.BARE
    why: str = ""
    text: str = ""
    doubts: tuple[str, ...] = ()
