"""A quick look whether a stretch of text can hold a term at all, so that most of a text costs no more."""

from __future__ import annotations

import re

import ahocorasick

from instructions.extraction.lexicon import Lexicon

_SECTIONS = (
    "term-months", "term-weekdays", "term-seasons", "term-units", "term-unit-adjectives",
    "term-span-adjectives", "term-days-ahead", "term-rhythms", "term-holidays",
)  # fmt: skip
_WORDS = (
    "this-year",
    "next-year",
    "standing",
    "event-noun",
    "closing",
    "once",
    "done",
    "begun",
    "day-number",
)
_PLAIN = re.compile(r"[^\W\d_ ]+(?: [^\W\d_ ]+)*")
_WORD = re.compile(r"\W+")
_DIGIT = re.compile(r"[0-9]")


class Trigger:
    """Digits, or of each form without which no term can be its longest word, common words aside."""

    def __init__(self, lexicon: Lexicon) -> None:
        common = frozenset(lexicon.forms("alphabet", "words") if "alphabet" in lexicon.sections else ())
        forms = [form for section in _SECTIONS for form in lexicon.forms(section)]
        forms += [form for key in _WORDS for form in lexicon.forms("term-words", key)]
        if lexicon.forms("term-shapes", "day-in-words"):
            article = " ".join(lexicon.forms("term-words", "the")[:1])
            forms += [f"{article} {form}" for form in lexicon.forms("term-ordinals")]
        found: dict[str, tuple[bool, bool, int, tuple[str, ...]]] = {}
        for form in forms:
            written = form.lower().strip("*~")
            if alone := written.isalpha():
                word = written
            else:
                word = max(_WORD.split(written), key=lambda one: (bool(one) and one not in common, len(one)))
            if not word:
                continue
            opened = form[-1] in "*~" and written.endswith(word)
            left, right, _, whole = found.get(word, (True, True, 0, ()))
            stated = written if alone or _PLAIN.fullmatch(written) else word
            found[word] = left and form[0] != "*", right and not opened, len(word), (*whole, stated)
        self._automaton = ahocorasick.Automaton()
        for word, value in found.items():
            self._automaton.add_word(word, value)
        if forms:
            self._automaton.make_automaton()

    def is_in(self, text: str, start: int, end: int) -> bool:
        if _DIGIT.search(text, start, end):
            return True
        if not len(self._automaton):
            return False
        text = " ".join(text[start:end].lower().split())
        for last, (left, right, length, whole) in self._automaton.iter(text):
            first = last - length
            if left and first >= 0 and text[first].isalpha():
                continue
            if right and text[last + 1 : last + 2].isalpha():
                continue
            if any(form in text for form in whole):
                return True
        return False
