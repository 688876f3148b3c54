"""Ministries called by their field alone: "Energy and Trade must agree", "tasked Finance with …".

Only languages that list how such a name may stand ([body-short]) are read so; a capital must begin it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from instructions.extraction.bodies.forms import Part
from instructions.extraction.bodies.hits import Hit
from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.mention import Mention
from instructions.extraction.found import Span
from instructions.extraction.lexicon import Lexicon, alternation, lexicon

_BESIDE = 60
"""So much of the text on either side tells whether a body is meant."""
_PROPER = re.compile(r"[A-Z][a-z]+\w* $")
"""A word in capitals before the field: "Kazakhmys Energy" is no ministry."""


class _Places:
    """Where a field alone is a body: what follows it, what stands before it, and what ends the hope.

    Each is compiled when it is first asked for: most texts name no body so.
    """

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.heads = frozenset(words.forms("body-short", "of"))

    def _any(self, section: str, key: str) -> str:
        return alternation(self.words.forms(section, key))

    @cached_property
    def duty(self) -> re.Pattern[str]:
        no_duty = self._any("body-short", "not-before")
        return re.compile(rf"\s(?!{no_duty}){self._any('body-short', 'before')}\s")

    @cached_property
    def told(self) -> re.Pattern[str]:
        return re.compile(rf"\s{self._any('body-short', 'then')}\s")

    @cached_property
    def ordered(self) -> re.Pattern[str]:
        return re.compile(rf"{self._any('body-order', 'before')}\s(?:both\s)?$")

    @cached_property
    def together(self) -> re.Pattern[str]:
        return re.compile(rf"{self._any('body-co', 'before')}\s$")

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        return re.compile(rf"\s?(?:,|{self._any('body-conjunctions', 'word')}|,\sand)\s")


@cache
def _places(language: str) -> _Places | None:
    words = lexicon(language)
    return _Places(words) if words.forms("body-short", "of") else None


def short_names(text: str, index: Index, hits: Sequence[Hit], known: Sequence[Mention]) -> list[Mention]:
    """Mentions of ministries by their field in a folded text; none within those known."""
    places = _places(index.language)
    if places is None or not any(hit.form(Part.COMPLEMENT) for hit in hits):
        return []
    lower = text.lower()
    found: list[Mention] = []
    for row in _rows(text, hits, places, [mention.span for mention in known]):
        end = _end_of_row(lower, row[-1].end, places, known)
        if _is_named(lower, row[0].start, end, places):
            found += [Mention(Span(hit.start, hit.end), ids) for hit in row if (ids := _ids(hit, places))]
    return found


def _ids(hit: Hit, places: _Places) -> tuple[str, ...]:
    form = hit.form(Part.COMPLEMENT)
    return next((ids for head, ids in form.ids.items() if head in places.heads), ()) if form else ()


def _rows(text: str, hits: Sequence[Hit], places: _Places, taken: Sequence[Span]) -> Iterator[list[Hit]]:
    """Fields in capitals, one behind another."""
    row: list[Hit] = []
    for hit in hits:
        if not (text[hit.start].isupper() and _ids(hit, places)):
            continue
        if any(span.start <= hit.start < span.end for span in taken) or _PROPER.search(
            text[max(0, hit.start - _BESIDE) : hit.start]
        ):
            continue
        if row and not places.goes_on.fullmatch(text, row[-1].end, hit.start):
            yield row
            row = []
        row.append(hit)
    if row:
        yield row


def _end_of_row(lower: str, end: int, places: _Places, known: Sequence[Mention]) -> int:
    """Where the row ends with the bodies that follow it: "Transport and the akimats of …"."""
    for mention in known:
        gap = places.goes_on.match(lower, end, mention.span.end) if mention.span.start >= end else None
        if gap and lower[gap.end() : mention.span.start] in ("", "the "):
            end = mention.span.end
    return end


def _is_named(lower: str, start: int, end: int, places: _Places) -> bool:
    left = lower[max(0, start - _BESIDE) : start]
    if places.duty.match(lower, end):
        return True
    if places.together.search(left):
        return True
    return bool(places.ordered.search(left)) and bool(places.told.match(lower, end))
