"""What reading an announcement yields: plain frozen values, each with the place it was read from.

Offsets are positions in the announcement's text as given, counted in characters; `end` is exclusive.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Apart:
    """Spans in order, none of which overlap: the one at a place is found without looking at all of them."""

    __slots__ = ("_spans", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = list(spans)
        self._starts = [span.start for span in self._spans]

    def at(self, place: int) -> Span | None:
        number = bisect_right(self._starts, place) - 1
        return self._spans[number] if number >= 0 and place < self._spans[number].end else None

    def within(self, start: int, end: int) -> list[Span]:
        """Those that share a letter with a stretch."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return [span for span in self._spans[first : bisect_left(self._starts, end)] if start < span.end]


class DueKind(StrEnum):
    DATE = "date"
    RECURRING = "recurring"
    NONE = "none"


class Every(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as resolved: a day, a rhythm, or none (then `text` may name an event without a day)."""

    kind: DueKind = DueKind.NONE
    date: dt.date | None = None
    every: Every | None = None
    until: dt.date | None = None
    text: str = ""
    span: Span | None = None
    rule: str = ""
    """Name of the rule by which the day was computed: "day", "end-of-year", "working-days" ..."""
    calendar: str = ""
    """Version of the working-day calendar, where the rule used one."""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owner:
    """One body as the text names it: an id of the registry, or `"?: name"` for a body outside it."""

    id: str
    span: Span | None = None


class Reason(NamedTuple):
    """A named feature that spoke for or against a task, with the words that carry it."""

    name: str
    span: Span | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class FoundTask:
    span: Span
    action: str
    due: Due = field(default_factory=Due)
    lead: tuple[Owner, ...] = ()
    co: tuple[Owner, ...] = ()
    action_span: Span | None = None
    evidence: tuple[Span, ...] = ()
    """Where the task is stated, when that is more than one place; first the quote itself."""
    form: str = ""
    form_span: Span | None = None
    odds: float = 0.0
    """Log-odds that it is an instruction."""
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()
    doubts: tuple[str, ...] = ()
    """Stable codes of what is doubtful: "no-deadline", "lead-inherited", "year-assumed" ..."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one announcement."""

    language: str
    tasks: tuple[FoundTask, ...] = ()
    event: str = ""
    event_span: Span | None = None
    event_on: dt.date | None = None
    giver: str = ""
    giver_span: Span | None = None
