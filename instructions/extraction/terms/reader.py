"""The deadline of one sentence, cell or line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from instructions.extraction.folding import fold
from instructions.extraction.found import Due, DueKind, Span
from instructions.extraction.terms.finder import find_terms
from instructions.extraction.terms.resolver import PAST, day_of, resolve
from instructions.extraction.terms.shapes import ends_rhythm
from instructions.extraction.terms.values import (
    Day,
    Duration,
    Edge,
    Event,
    Period,
    Rhythm,
    Role,
    Strength,
    Term,
    Unit,
    Weekday,
)
from instructions.working_days import Calendar

_BETWEEN = 12
"""So much may stand between a span and the day that explains it."""
_ORDER = {Strength.STRONG: 0, Strength.WEAK: 1, Strength.BARE: 2}


def read_deadline(
    sentence: str,
    *,
    language: str,
    published: dt.date,
    calendar: Calendar,
    bare: bool = False,
    ordered: bool = False,
) -> Due:
    """The deadline of a sentence; `bare` and `ordered` as in `find_terms`.

    Kind `none` where no date in it is one; with `text` where it is an event or a day that cannot be.
    """
    terms = find_terms(fold(sentence), 0, len(sentence), language, bare=bare, ordered=ordered)
    best = best_term(terms, published=published, calendar=calendar)
    if best is None:
        return Due(doubts=tuple({doubt for term in terms for doubt in term.doubts}))
    due = resolve(best, published=published, calendar=calendar)
    return replace(due, text=best.span.of(sentence))


def best_term(terms: Sequence[Term], *, published: dt.date, calendar: Calendar) -> Term | None:
    """The one that counts: a rhythm with its last day, then the plainest, then the first."""
    deadlines = [
        term
        for term in terms
        if term.role is Role.DEADLINE and not _is_over(term, published=published, calendar=calendar)
    ]
    if not deadlines:
        return None
    best = min(deadlines, key=_rank)
    if isinstance(best.value, Duration):
        exact = next((term for term in deadlines if _explains(term, best)), best)
        return next((term for term in deadlines if term.why == "after-event"), exact)
    if isinstance(best.value, Rhythm):
        return _with_until(best, deadlines)
    figures = next((term for term in deadlines if _says_in_figures(term, best)), None)
    if figures is not None and not isinstance(best.value, Weekday):
        day, latest = (day_of(one.value, published, calendar).day for one in (figures, best))
        return figures if day and latest and day <= latest else best
    return _more_exact(_nearer(best, deadlines), deadlines, published, calendar)


def _says_in_figures(term: Term, best: Term) -> bool:
    """ "By New Year, or rather by December 25": a time said in words, and a day right behind it."""
    if not isinstance(term.value, Day) or term.value.month is None or any(map(str.isdigit, best.text)):
        return False
    return 2 <= term.span.start - best.span.end <= _BETWEEN and any(map(str.isdigit, term.text))


def _nearer(best: Term, others: Sequence[Term]) -> Term:
    """ "In March to present the map until 2035": the year belongs to the map."""
    value = best.value
    if not isinstance(value, Period) or value.unit is not Unit.YEAR or not (value.year and value.year.number):
        return best
    for term in others:
        if term.span.end > best.span.start or not isinstance(term.value, Day | Edge | Period):
            continue
        if not isinstance(term.value, Period) or term.value.unit is not Unit.YEAR:
            return term
    return best


def _explains(term: Term, best: Term) -> bool:
    """ "In a quarter, that is by December 31": a day right behind a span says when it ends."""
    between = term.span.start - best.span.end
    return isinstance(term.value, Day) and term.strength is Strength.STRONG and 2 < between <= _BETWEEN


def _more_exact(best: Term, others: Sequence[Term], published: dt.date, calendar: Calendar) -> Term:
    """ "By the end of April, on the 25th", "by Friday, that is July 24": the day inside is what was meant."""
    days = [term for term in others if isinstance(term.value, Day)]
    if isinstance(best.value, Weekday):
        for term in days:
            day = day_of(term.value, published, calendar).day
            if day is not None and day.isoweekday() == best.value.number:
                return term
        return best
    if isinstance(best.value, Period) and best.value.unit is Unit.SEASON:
        return next((term for term in days if _says_which(term, best)), best)
    if finer := _within_the_year(best, others, days):
        return finer
    month = best.value.of if isinstance(best.value, Edge) else best.value
    if not isinstance(month, Period) or month.unit is not Unit.MONTH or not month.number:
        return best
    for term in days:
        if isinstance(term.value, Day) and term.value.month in (month.number, None):
            return term._replace(
                value=term.value._replace(month=month.number, year=term.value.year or month.year)
            )
    return best


def _says_which(term: Term, best: Term) -> bool:
    """ "By autumn, specifically by October 1": a day with its month, soon behind."""
    day = term.value
    between = term.span.start - best.span.end
    return isinstance(day, Day) and day.month is not None and 2 < between <= 2 * _BETWEEN


def _within_the_year(best: Term, others: Sequence[Term], days: Sequence[Term]) -> Term | None:
    """ "In 2026, in the first half-year", "this year, namely by May 1": what is named beside the year."""
    year = best.value
    if not isinstance(year, Period) or year.unit is not Unit.YEAR:
        return None
    for term in days:
        if isinstance(term.value, Day) and term.value.month and term.why == "by":
            return term._replace(value=term.value._replace(year=term.value.year or year.year))
    for term in others:
        part = term.value
        named = isinstance(part, Period) and part.number is not None and part.unit is not Unit.YEAR
        if named and isinstance(part, Period) and part.year in (None, year.year):
            return term._replace(value=part._replace(year=part.year or year.year))
    return None


def _rank(term: Term) -> tuple[int, int, int]:
    """Rhythms, then days before events; of the days the plainest; one that only begins something last."""
    if isinstance(term.value, Rhythm) and term.strength is Strength.STRONG:
        return (0, 0, term.span.start)
    last = len(_ORDER)
    return (1, isinstance(term.value, Event), last if term.why == "start" else _ORDER[term.strength])


def _is_over(term: Term, *, published: dt.date, calendar: Calendar) -> bool:
    """A day before publication was nobody's deadline any more, unless a label says that it is."""
    if term.why in ("label", "start") or isinstance(term.value, Event | Rhythm):
        return False
    due = resolve(term, published=published, calendar=calendar)
    return due.kind is DueKind.NONE or PAST in due.doubts


def _with_until(term: Term, others: Sequence[Term]) -> Term:
    """A rhythm whose last day stands elsewhere in the sentence."""
    if not isinstance(term.value, Rhythm) or term.value.until is not None:
        return term
    for other in others:
        if (
            other is not term
            and other.why in ("by", "in", "toward")
            and ends_rhythm(term.value.every, other.value)
        ):
            span = Span(min(term.span.start, other.span.start), max(term.span.end, other.span.end))
            return term._replace(value=term.value._replace(until=other.value), span=span)
    return term
