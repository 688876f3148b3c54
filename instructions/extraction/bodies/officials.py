"""Who held which office when: so that an order to a person by name finds the body."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from instructions.extraction.folding import fold_case
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon

_LEAST_STEM = 3
_LONGEST = 5
"""Letters that endings of a name may have."""


@dataclass(frozen=True, slots=True)
class Official:
    """An office holder; `names` are the forms by which texts call the person. Both days count."""

    names: tuple[str, ...]
    body: str
    from_on: dt.date | None = None
    until_on: dt.date | None = None

    def in_office(self, on: dt.date | None) -> bool:
        if on is None:
            return self.from_on is None and self.until_on is None
        return (self.from_on or on) <= on <= (self.until_on or on)


class Officials:
    """A dated table of office holders. A name that two bodies' holders share on a day names neither."""

    def __init__(self, holders: Iterable[Official] = ()) -> None:
        self.holders = tuple(holders)
        self._names: dict[str, _Names] = {}

    def named_in(self, text: str, *, on: dt.date | None, language: str) -> list[tuple[Span, str]]:
        """Spans of a folded lower-case text that name an office holder of that day, with the body's id.

        A name may bear a case ending in each of its words, as the language's lexicon lists them.
        """
        if not self.holders:
            return []
        if language not in self._names:
            self._names[language] = _Names(self.holders, lexicon(language).forms("person-names", "ending"))
        return list(self._names[language].found_in(text, on))


class _Names:
    """The names of office holders by what is left of them without case endings."""

    def __init__(self, holders: Iterable[Official], endings: tuple[str, ...]) -> None:
        self._endings = tuple(sorted(endings, key=len, reverse=True))
        self._by_stems: dict[tuple[str, ...], list[Official]] = {}
        for holder in holders:
            for name in holder.names:
                self._by_stems.setdefault(self._stems(fold_case(name)), []).append(holder)
        longest_first = sorted(self._by_stems, key=lambda stems: (-len(stems), stems))
        names = (
            r"\s+".join(rf"{re.escape(stem)}\w{{0,{_LONGEST}}}" for stem in one) for one in longest_first
        )
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(names) or '(?!)'})(?!\w)")

    def found_in(self, text: str, on: dt.date | None) -> Iterator[tuple[Span, str]]:
        for match in self._pattern.finditer(text):
            holders = self._by_stems.get(self._stems(match[0]), ())
            bodies = {holder.body for holder in holders if holder.in_office(on)}
            if len(bodies) == 1:
                yield Span(*match.span()), bodies.pop()

    def _stems(self, name: str) -> tuple[str, ...]:
        return tuple(map(self._stem, name.split()))

    def _stem(self, word: str) -> str:
        """Without its case ending, and then without what that ending took the place of."""
        for _ in range(2):
            ending = next((one for one in self._endings if word.endswith(one)), "")
            if not ending or len(word) - len(ending) < _LEAST_STEM:
                break
            word = word.removesuffix(ending)
        return word


def _inflected(stem: str) -> str:
    return rf"{re.escape(stem)}\w{{0,{_LONGEST}}}"


NO_OFFICIALS = Officials()
