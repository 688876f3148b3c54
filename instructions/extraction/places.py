"""Places in a stretch that a title leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from instructions.extraction.clause import Clause
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses

_JOINED = 16
_MARK = 60


def without(span: Span, places: Iterable[Span | None]) -> Iterator[Span]:
    """What is left of a stretch when some places in it are cut out."""
    at = span.start
    for place in sorted(
        place for place in places if place and place.end > span.start and place.start < span.end
    ):
        if place.start > at:
            yield Span(at, place.start)
        at = max(at, min(place.end, span.end))
    if at < span.end:
        yield Span(at, span.end)


def co_places(senses: Senses, stated: Span, clause: Clause, language: str) -> Iterator[Span]:
    """Co-executors with the words that say they are, or side by side with who leads.

    One whom no such word names is part of the deed: "send the list to the ministry".
    """
    leads = {one.span for one in clause.leads if one.span}
    helpers = {one.span for one in clause.co if one.span} - leads
    last: Span | None = None
    for owner in sorted(leads | helpers):
        if not stated.start <= owner.start < stated.end:
            continue
        if owner in leads:
            last = Span(owner.end, owner.end)
            continue
        floor = max(stated.start, owner.start - _MARK)
        mark = _leading_up(language).search(senses.flat[floor : owner.start])
        if mark is not None:
            yield from _closed(senses, last)
            last = Span(floor + mark.start(), owner.end)
        elif last is not None and owner.start - last.end <= _JOINED:
            last = Span(last.start, owner.end)
        else:
            yield from _closed(senses, last)
            last = None
    yield from _closed(senses, last)


def _closed(senses: Senses, place: Span | None) -> Iterator[Span]:
    """With the comma or bracket that closes what another one opens."""
    if place is None or place.end == place.start:
        return
    closing = senses.flat[place.end : place.end + 1]
    put_in = {",": ",", "(": ")"}.get(senses.flat[place.start : place.start + 1])
    yield Span(place.start, place.end + 1) if closing and closing == put_in else place


@cache
def _leading_up(language: str) -> re.Pattern[str]:
    """ "jointly with the" right before a name."""
    title = lexicon(language)
    small = alternation((*title.forms("title", "skip"), *title.forms("title", "no-verb")))
    markers = alternation(title.forms("body-co", "before"))
    return re.compile(rf"(?:[,(]\s*)?{markers}(?:\s*{small})*\W*$")
