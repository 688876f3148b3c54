"""A choice among many forms that is compiled by its forms' first words, as texts hold them.

One expression of a thousand forms costs more to compile than all else that reading a page needs at first,
and most of its forms stand on no page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Joined = Callable[[Iterable[str]], str]
"""Makes one expression of whole words of some forms."""
_WORD = re.compile(r"\w+")
_END = sys.maxsize
_NEVER = re.compile(r"(?!)")


def any_of(forms: Iterable[str], joined: Joined) -> Choice:
    """What finds any of some forms; one expression of all, where one of them begins with no word."""
    by_word: dict[str, list[str]] = {}
    opened: dict[str, list[str]] = {}
    for form in (forms := tuple(forms)):
        word = _WORD.match(form)
        if word is None:
            return re.compile(joined(forms))
        goes_on = form[word.end() :].startswith("*")
        (opened if goes_on else by_word).setdefault(word[0], []).append(form)
    return FirstWords(by_word, opened, joined)


class FirstWords:
    """Finds what `re.compile(joined(forms))` finds. `by_word`: the forms by the word they begin with;
    `opened`: by how it begins, where it may go on."""

    def __init__(
        self, by_word: Mapping[str, Sequence[str]], opened: Mapping[str, Sequence[str]], joined: Joined
    ) -> None:
        self._joined = joined
        self._by_word = by_word
        self._opened = opened
        self._stems = tuple(opened)
        self._compiled: dict[tuple[str, ...], re.Pattern[str]] = {}

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return self._of(text, start, end).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return self._of(text, start, end).fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """All places, from left to right, none within another."""
        for word in _WORD.finditer(text, start, end):
            if word.start() >= start and self._may_begin(word[0]):
                found = self._of(text, word.start(), end).match(text, word.start(), end)
                if found is not None:
                    yield found
                    start = found.end()

    def _of(self, text: str, start: int, end: int) -> re.Pattern[str]:
        """The expression of the forms that begin with the word at a place."""
        word = _WORD.match(text, start, end)
        if word is None or not self._may_begin(word[0]):
            return _NEVER
        opened = [form for stem in self._stems if word[0].startswith(stem) for form in self._opened[stem]]
        forms = (*self._by_word.get(word[0], ()), *opened)
        if (compiled := self._compiled.get(forms)) is None:
            compiled = self._compiled[forms] = re.compile(self._joined(forms))
        return compiled

    def _may_begin(self, word: str) -> bool:
        return word in self._by_word or word.startswith(self._stems)


Choice = FirstWords | re.Pattern[str]
"""What both kinds of it can: `match`, `fullmatch`, `search` and `finditer` between two places of a text."""
