"""Which language a passage is in: by its letters and its commonest words, as the lexicons list them."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from instructions.extraction.lexicon import languages, lexicon

_SAMPLE = 400
_FAVOUR = 0.05
"""What the language of the page counts for, where a line alone leaves it open."""
_WORD = re.compile(r"[^\W\d_]+")


class _Profile(NamedTuple):
    language: str
    letters: frozenset[str]
    words: frozenset[str]

    def score(self, words: list[str], letters: str, used: set[str]) -> float:
        """Share of letters that the alphabet has, and of words that are among the commonest."""
        known = self._known(letters, used) / len(letters)
        common = sum(map(self.words.__contains__, words)) / len(words)
        return 2 * known + common - len(self.letters) / 1000

    def _known(self, letters: str, used: set[str]) -> int:
        """How many letters the alphabet has: counted by those that are fewer, the strange or the known."""
        strange = used - self.letters
        if 2 * len(strange) <= len(used):
            return len(letters) - sum(map(letters.count, strange))
        return sum(map(letters.count, used & self.letters))


@cache
def _profiles(among: tuple[str, ...]) -> tuple[_Profile, ...]:
    return tuple(
        _Profile(
            name,
            frozenset(lexicon(name).forms("alphabet", "letters")),
            frozenset(lexicon(name).forms("alphabet", "words")),
        )
        for name in among
    )


@cache
def _only_in_latin(among: tuple[str, ...]) -> str:
    """The one language that has Latin letters at all, if it has all of them; empty where there are more."""
    latin = [one for one in _profiles(among) if not one.letters.isdisjoint(ascii_lowercase)]
    return latin[0].language if len(latin) == 1 and latin[0].letters.issuperset(ascii_lowercase) else ""


def language_of(folded: str, *, default: str = "", among: tuple[str, ...] = ()) -> str:
    """Code of the likeliest language of folded lower-case text; `default` where it has no letters."""
    sample = folded[:_SAMPLE]
    if sample.isascii() and sample.islower() and (only := _only_in_latin(among or languages())):
        return only
    words = _WORD.findall(sample)
    if not words:
        return default
    letters = "".join(words)
    used = set(letters)
    profiles = _profiles(among or languages())
    return max(
        profiles, key=lambda one: one.score(words, letters, used) + _FAVOUR * (one.language == default)
    ).language
