"""Who held which office when: so that an order to a person by name finds the body."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from instructions.extraction.folding import fold_case
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon

_LEAST_STEM = 3
_NOMINATIVE = frozenset({"nom"})
_LONGEST = 5
"""Letters that endings of a name may have."""


class Official(NamedTuple):
    """An office holder; `names` are the forms by which texts call the person. Both days count."""

    names: tuple[str, ...]
    body: str
    from_on: dt.date | None = None
    until_on: dt.date | None = None

    def in_office(self, on: dt.date | None) -> bool:
        if on is None:
            return self.from_on is None and self.until_on is None
        return (self.from_on or on) <= on <= (self.until_on or on)


class Called(NamedTuple):
    """An office holder called by name: the body, and the cases that all words of the name can show."""

    span: Span
    body: str
    cases: frozenset[str] | None
    """None where the language's lexicon does not tell how names are inflected."""


class Officials:
    """A dated table of office holders. A name that two bodies' holders share on a day names neither."""

    def __init__(self, holders: Iterable[Official] = ()) -> None:
        self.holders = tuple(holders)
        self._names: dict[str, _Names] = {}

    def named_in(self, text: str, *, on: dt.date | None, language: str) -> list[Called]:
        """Where a folded lower-case text names an office holder of that day.

        A name may bear a case ending in each of its words, as the language's lexicon lists them.
        """
        if not self.holders:
            return []
        if language not in self._names:
            self._names[language] = _Names(self.holders, language)
        return list(self._names[language].found_in(text, on))


class _Names:
    """The names of office holders by what is left of them without case endings."""

    def __init__(self, holders: Iterable[Official], language: str) -> None:
        words = lexicon(language)
        self._endings = tuple(sorted(words.forms("person-names", "ending"), key=len, reverse=True))
        self._cases = {case: words.forms("person-cases", case) for case in words.keys("person-cases")}
        self._as_told = {fold_case(name) for holder in holders for name in holder.names}
        self._by_stems: dict[tuple[str, ...], list[Official]] = {}
        for holder in holders:
            for name in holder.names:
                self._by_stems.setdefault(self._stems(fold_case(name)), []).append(holder)
        longest_first = sorted(self._by_stems, key=lambda stems: (-len(stems), stems))
        names = (
            r"\s+".join(rf"{re.escape(stem)}\w{{0,{_LONGEST}}}" for stem in one) for one in longest_first
        )
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(names) or '(?!)'})(?!\w)")

    def found_in(self, text: str, on: dt.date | None) -> Iterator[Called]:
        for match in self._pattern.finditer(text):
            holders = self._by_stems.get(self._stems(match[0]), ())
            bodies = {holder.body for holder in holders if holder.in_office(on)}
            if len(bodies) == 1:
                yield Called(Span(*match.span()), bodies.pop(), self._cases_of(match[0]))

    def _cases_of(self, name: str) -> frozenset[str] | None:
        """As the table spells it, the nominative; else the cases whose endings all its words can bear."""
        if not self._cases:
            return None
        if name in self._as_told:
            return _NOMINATIVE
        words = [word for word in name.split() if not word.endswith(".")]
        if not words:
            return None
        cases = ({case for case, endings in self._cases.items() if word.endswith(endings)} for word in words)
        return frozenset.intersection(*map(frozenset, cases)) or None

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
