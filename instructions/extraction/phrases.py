"""Where the phrases of the lexicons stand on a page: one scan by one automaton, for all languages.

Forms may hold `*` at the end of a word (any further letters), `_` (up to two words) and `~` (up to fourteen
words). Plain forms are found by the automaton alone; the others by their longest plain stretch, and then
by a small expression of their own, compiled when first needed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import ahocorasick

from instructions.extraction.found import Span
from instructions.extraction.lexicon import languages, lexicon

SECTIONS = ("order", "duty", "announces", "giver", "speech", "against", "cell-done")
"""Sections whose phrases are looked for on the whole page."""

_GAPS = {"_": r"(?:[^\w.;:!?•]+\w+){0,2}?", "~": r"(?:[^\w.;:!?•]+\w+){0,14}?"}
_OPEN = frozenset("*_~")
_BEGINS = r"(?<!\w)"
_BEFORE, _AFTER = 140, 160
"""How far a form with gaps may reach on both sides of its plain stretch."""


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    """language.section.key"""
    text: str
    plain: bool
    open: bool
    """Its last word may go on."""


@dataclass(slots=True)
class Places:
    """Where the phrases of one key stand, by start."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[Span]:
        """Those that lie between two offsets."""
        found = []
        at = bisect_left(self.starts, start)
        while at < len(self.starts) and self.starts[at] < end:
            if self.ends[at] <= end:
                found.append(Span(self.starts[at], self.ends[at]))
            at += 1
        return found


_NOWHERE = Places()


class Found:
    """All phrases of a page."""

    def __init__(self, places: dict[str, Places]) -> None:
        self._places = places
        self._merged: dict[tuple[str, ...], tuple[list[int], list[tuple[str, Span]]]] = {}

    def of(self, name: str) -> Places:
        return self._places.get(name, _NOWHERE)

    def among(
        self, names: tuple[str, ...], called: tuple[str, ...], start: int, end: int
    ) -> list[tuple[str, Span]]:
        """The phrases of several keys that lie between two offsets, in order, each as it is `called`."""
        if names not in self._merged:
            self._merged[names] = self._in_order(names, called)
        starts, phrases = self._merged[names]
        found = []
        at = bisect_left(starts, start)
        while at < len(starts) and starts[at] < end:
            if phrases[at][1].end <= end:
                found.append(phrases[at])
            at += 1
        return found

    def _in_order(
        self, names: tuple[str, ...], called: tuple[str, ...]
    ) -> tuple[list[int], list[tuple[str, Span]]]:
        phrases = [
            (short, Span(start, end))
            for name, short in zip(names, called, strict=True)
            for start, end in zip(self.of(name).starts, self.of(name).ends, strict=True)
        ]
        phrases.sort(key=lambda phrase: (phrase[1].start, -phrase[1].end))
        return [span.start for _, span in phrases], phrases


def expression(form: str) -> str:
    """Regular expression of a form, over flattened lower-case text."""
    parts: list[str] = []
    for word in form.split():
        if word in _GAPS:
            parts.append(_GAPS[word])
            continue
        body = re.escape(word.rstrip("*"))
        parts.append((r"\W+" if parts else "") + body + (r"\w*" if word.endswith("*") else ""))
    before = _BEGINS if form[:1].isalnum() else ""
    after = r"(?!\w)" if form[-1:].isalnum() else ""
    return before + "".join(parts) + after


def choice(forms: Iterable[str]) -> str:
    """Regular expression of any of some forms, the longest first; words are looked at where they begin."""
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    words = [expression(form).removeprefix(_BEGINS) for form in longest_first if form[:1].isalnum()]
    others = [expression(form) for form in longest_first if not form[:1].isalnum()]
    return "|".join([f"{_BEGINS}(?:{'|'.join(words)})"] * bool(words) + others) or "(?!)"


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(expression(form))


def scan(flat: str, among: tuple[str, ...] = ()) -> Found:
    """Find all phrases in flattened lower-case text."""
    hits: dict[str, set[tuple[int, int]]] = {}
    size = len(flat)
    for last, (length, forms) in _automaton(among or languages()).iter(flat):
        start, end = last - length + 1, last + 1
        if start and flat[start - 1].isalnum() and flat[start].isalnum():
            continue
        for form in forms:
            place = _place(flat, start, end, size, form)
            if place is not None:
                hits.setdefault(form.name, set()).add(place)
    return Found({name: _sorted(places) for name, places in hits.items()})


def _place(flat: str, start: int, end: int, size: int, form: _Form) -> tuple[int, int] | None:
    """Where a form stands whose plain stretch was found, or None."""
    if form.plain:
        if form.open:
            while end < size and flat[end].isalnum():
                end += 1
            return start, end
        return None if end < size and flat[end].isalnum() and flat[end - 1].isalnum() else (start, end)
    begin = max(0, start - _BEFORE)
    for found in _compiled(form.text).finditer(flat, begin, min(size, end + _AFTER)):
        if found.start() <= start and end <= found.end():
            return found.start(), found.end()
        if found.start() > start:
            break
    return None


def _sorted(places: set[tuple[int, int]]) -> Places:
    ordered = sorted(places)
    return Places([start for start, _ in ordered], [end for _, end in ordered])


@cache
def _automaton(among: tuple[str, ...]) -> ahocorasick.Automaton:
    stretches: dict[str, list[_Form]] = {}
    for language in among:
        words = lexicon(language)
        for section in SECTIONS:
            for key in words.keys(section):
                for form in words.forms(section, key):
                    name = f"{language}.{section}.{key}"
                    stretches.setdefault(_stretch(form), []).append(_form(name, form))
    automaton = ahocorasick.Automaton()
    for stretch, forms in stretches.items():
        automaton.add_word(stretch, (len(stretch), tuple(forms)))
    automaton.make_automaton()
    return automaton


def _form(name: str, form: str) -> _Form:
    if _OPEN.isdisjoint(form):
        return _Form(name, form, plain=True, open=False)
    words = form.split()
    plain = not any(word in _GAPS or word.endswith("*") for word in words[:-1]) and words[-1] not in _GAPS
    return _Form(name, form, plain, form.endswith("*"))


def _stretch(form: str) -> str:
    """The longest stretch of a form that stands in the text letter for letter."""
    if _OPEN.isdisjoint(form):
        return form
    stretches = [""]
    for word in form.split():
        if word in _GAPS:
            stretches.append("")
            continue
        stretches[-1] = f"{stretches[-1]} {word.rstrip('*')}".strip()
        if word.endswith("*"):
            stretches.append("")
    return max(stretches, key=len)
