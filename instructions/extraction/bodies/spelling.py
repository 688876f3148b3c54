"""Hits spelled in letters, so that names in a row have a grammar (`grammar`).

Each hit is a letter (those of `Part`), and a sign for what stands between it and the next: "" nothing,
"&" and or a comma, "o" of, "-" a dash, "|" anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from instructions.extraction.bodies.edges import edges_of
from instructions.extraction.bodies.forms import Part
from instructions.extraction.bodies.hits import Hit
from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.bodies.mention import GENITIVE
from instructions.extraction.found import Span


class Spelling:
    """The hits of a text; `letters` spell them, and `at` tells for each letter the number of its hit."""

    def __init__(self, text: str, index: Index, hits: Sequence[Hit]) -> None:
        self.text = text
        self.index = index
        self.hits = hits
        self.letters, self.at = self._spelled()

    def hit_at(self, place: int) -> Hit:
        return self.hits[self.at[place]]

    def hit(self, match: re.Match[str], group: str) -> Hit:
        return self.hits[self.at[match.start(group)]]

    def hits_of(self, match: re.Match[str], group: str, letters: str) -> Iterator[Hit]:
        start, end = match.span(group)
        return (self.hits[self.at[at]] for at in range(start, end) if self.letters[at] in letters)

    def end(self, match: re.Match[str]) -> int:
        """Where the last hit of a match ends in the text."""
        last = match.end() - 1
        while last > match.start() and self.letters[last] in "&o-|":
            last -= 1
        return self.hits[self.at[last]].end

    def whole(self, match: re.Match[str]) -> Span:
        return Span(self.hits[self.at[match.start()]].start, self.end(match))

    def level(self, at: int) -> str:
        """The class of territories that the level at a letter names: a region, a district."""
        forms = self.hits[self.at[at]].choices
        return min(
            class_ for form in forms if form.part in (Part.LEVEL, Part.LEVELS) for class_ in form.classes
        )

    def _spelled(self) -> tuple[str, list[int]]:
        letters: list[str] = []
        at: list[int] = []
        signs = [self._between(one, other) for one, other in zip(self.hits, self.hits[1:], strict=False)]
        for number, hit in enumerate(self.hits):
            before = signs[number - 1] if number else "|"
            after = signs[number] if number < len(signs) else "|"
            letter = self._letter(number, hit, before, after)
            for sign in letter, after:
                letters.append(sign)
                at += [number] * len(sign)
        return "".join(letters), at

    def _between(self, one: Hit, other: Hit) -> str:
        """The sign for a gap. A quote that opens before a common noun begins another name; a legal form
        that closes a name does not open the next.
        """
        gap = self.text[one.end : other.start]
        if gap.endswith(' "') and other.choices[0].part is Part.NOUN:
            return "|"
        quoted = '"' in self.text[one.end : other.start + 1] and not gap.strip(' "')
        if quoted and self._has_its_name(one) and other.choices[0].part in (Part.NAME, Part.BRAND):
            return "|"
        closes = one.choices[0].part is Part.LEGAL_FORM and not self.index.head_first
        if closes and gap == " " and other.choices[0].part in (Part.NAME, Part.BRAND):
            return "|"
        if self._acts_beside(one, other):
            return "|"
        return self.index.gaps.sign(gap.lower())

    def _acts_beside(self, one: Hit, other: Hit) -> bool:
        """Where heads come last, "the President the fund told": a name that owns nothing by its case; "the
        company the contractor paid": a noun that nobody owns behind a name that is whole."""
        if self.index.head_first:
            return False
        if one.choices[0].part is Part.NOUN and other.choices[0].part is Part.NOUN:
            edges = edges_of(self.index.language)
            return (
                edges.possessed is not None
                and edges.owned is not None
                and edges.owned.match(self.text[one.start : one.end]) is not None
                and edges.possessed.match(self.text[other.start : other.end].lower()) is None
            )
        if one.choices[0].part is not Part.NAME:
            return False
        cases = one.choices[0].cases if one.cases is None else one.cases
        bare = cases == ANY_CASE or GENITIVE not in cases
        return bare and other.choices[0].part is Part.NOUN

    def _has_its_name(self, hit: Hit) -> bool:
        """ "The department of tourism": its name stands before it; the one behind is another's."""
        owned = edges_of(self.index.language).owned
        if owned is None or hit.choices[0].part is not Part.NOUN:
            return False
        return self.text[hit.start - 1 : hit.start] == " " and bool(
            owned.match(self.text[hit.start : hit.end])
        )

    def _letter(self, number: int, hit: Hit, before: str, after: str) -> str:
        """Of the things that a hit may be, the one that its neighbours speak for."""
        parts = [form.part for form in hit.choices]
        if len(parts) == 1 and parts[0] is not Part.FOREIGN:
            return parts[0]
        if Part.COMPLEMENT in parts and (Part.LEVELS in parts or Part.LEVEL in parts):
            near = (before == "" and self._is_place(number - 1)) or (
                after in ("", "o") and self._is_place(number + 1)
            )
            return (Part.LEVELS if Part.LEVELS in parts else Part.LEVEL) if near else Part.COMPLEMENT
        if parts[:2] == [Part.HEAD, Part.HEADS]:
            return Part.HEADS if self._heads_a_list(number, after) else Part.HEAD
        if Part.COMPLEMENT in parts and before in ("", "o") and self._is_head(number - 1):
            return Part.COMPLEMENT
        owns = bool(hit.cases) and GENITIVE in (hit.cases or ())
        if parts[0] is Part.FOREIGN and (owns or (not self.index.head_first and after == "")):
            return Part.FOREIGN_ADJECTIVE
        return parts[0]

    def _heads_a_list(self, number: int, after: str) -> bool:
        """Of a form that is singular and plural: two complements follow it."""
        listed = [hit.form(Part.COMPLEMENT) for hit in self.hits[number + 1 : number + 3]]
        return after in ("", "o") and len(listed) == 2 and all(listed) and self._sign(number + 1) == "&"

    def _sign(self, number: int) -> str:
        return self.index.gaps.sign(self.text[self.hits[number].end : self.hits[number + 1].start].lower())

    def _is_head(self, number: int) -> bool:
        hit = self.hits[number]
        return self.index.head_first and bool(hit.form(Part.HEAD) or hit.form(Part.HEADS))

    def _is_place(self, number: int) -> bool:
        return 0 <= number < len(self.hits) and self.hits[number].form(Part.PLACE) is not None
