"""Which words of a stretch end as the forms in which lists and direct speech tell what to do."""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.cues import LAST_VERBS, ORDERING_FORMS, OTHER_FORMS, VERB_FORMS, clause_end
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon

_WORD = re.compile(r"\w+")
_MOST_KNOWN, _LONG_WORD = 50_000, 40
"""What is remembered of a text's own words is bounded."""


class Verbs:
    """The verb forms of a language. A word's kinds are found by its ending once, then remembered."""

    def __init__(self, language: str) -> None:
        self._language = language
        words = lexicon(language)
        self._endings = {
            key: words.forms("verb", key)
            for key in (*VERB_FORMS, *OTHER_FORMS)
            if key != "base" and words.forms("verb", key)
        }
        self._base = frozenset(words.forms("verb", "base"))
        others = words.forms("verb", "not")
        self._others = frozenset(form for form in others if not form.startswith("-"))
        self._other_endings = tuple(form[1:] for form in others if form.startswith("-"))
        self._last: dict[str, re.Pattern[str]] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        self._idle: set[str] = set()
        """Of the words that are known, those that are no such form."""

    def may_order(self) -> bool:
        """Has the language forms that order wherever they stand?"""
        return not ORDERING_FORMS.isdisjoint(self._endings)

    def firsts(self, flat: str, start: int, end: int) -> dict[str, Span]:
        """Of each kind of form the first word between two offsets."""
        found: dict[str, Span] = {}
        if not (self._endings or self._base):
            return found
        strange = set(_WORD.findall(flat, start, end)) - self._idle
        verbs = {word: kinds for word in strange if (kinds := self._kinds_of(word))}
        missing = {kind for kinds in verbs.values() for kind in kinds}
        for word in _WORD.finditer(flat, start, end) if missing else ():
            for kind in verbs.get(word[0], ()):
                if kind in missing and self._stands(flat, word, kind, end):
                    found[kind] = Span(word.start(), word.end())
                    missing.remove(kind)
            if not missing:
                break
        return found

    def _stands(self, flat: str, word: re.Match[str], kind: str, end: int) -> bool:
        """A whole word, and where its kind asks for it, the last one of the clause."""
        before = flat[word.start() - 1 : word.start()]
        if before == "-" or before == "_" or before.isalnum():
            return False
        return kind not in LAST_VERBS or self._closing(kind).match(flat, word.end(), end) is not None

    def _closing(self, kind: str) -> re.Pattern[str]:
        """What stands behind a form that ends its clause."""
        if kind not in self._last:
            self._last[kind] = re.compile(clause_end(self._language, comma=kind == "spoken"))
        return self._last[kind]

    def _kinds_of(self, word: str) -> tuple[str, ...]:
        kinds = self._known.get(word)
        return self._kinds(word) if kinds is None else kinds

    def _kinds(self, word: str) -> tuple[str, ...]:
        kinds = ["base"] if word in self._base else []
        if word not in self._others and not word.endswith(self._other_endings or ("\n",)):
            kinds += [key for key, endings in self._endings.items() if _ends(word, endings)]
        if len(self._known) < _MOST_KNOWN and len(word) < _LONG_WORD:
            self._known[word] = tuple(kinds)
            if not kinds:
                self._idle.add(word)
        return tuple(kinds)


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    """An ending is not the whole word."""
    return word.endswith(endings) and any(word.endswith(one) and word != one for one in endings)


@cache
def verbs(language: str) -> Verbs:
    return Verbs(language)
