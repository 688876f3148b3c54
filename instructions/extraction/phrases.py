"""Where the phrases of the lexicons stand on a page: one scan by one automaton, for all languages.

Forms may hold `*` at the end of a word (any further letters), `_` (up to two words) and `~` (up to fourteen
words). Plain forms are found by the automaton alone; the others by their longest plain stretch, and then
by a small expression of their own, compiled when first needed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import ahocorasick

from instructions.extraction.found import Span
from instructions.extraction.lexicon import languages, one_of
from instructions.extraction.loading import undisturbed
from instructions.extraction.stretches import Beginnings, Stretch, beginnings

_GAPS = {"_": r"(?:[^\w.;:!?•]+\w+){0,2}?", "~": r"(?:[^\w.;:!?•]+\w+){0,14}?"}
_BEGINS = r"(?<!\w)"
_BEFORE, _AFTER = 140, 160
"""How far a form with gaps may reach on both sides of its plain stretch."""


@dataclass(slots=True)
class Places:
    """Where the phrases of one key stand, by start."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[Span]:
        """Those that lie between two offsets."""
        if not self.starts:
            return []
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
        self._all: list[tuple[int, int, str]] | None = None
        self._merged: dict[tuple[str, ...], tuple[list[int], list[tuple[str, Span]]]] = {}

    def of(self, name: str) -> Places:
        return self._places.get(name, _NOWHERE)

    def said(self, start: int, end: int) -> dict[str, Span]:
        """All phrases that lie between two offsets: name -> the first place."""
        if self._all is None:
            self._all = sorted(
                (start, end, name)
                for name, places in self._places.items()
                for start, end in zip(places.starts, places.ends, strict=True)
            )
        found: dict[str, Span] = {}
        for at in range(bisect_left(self._all, (start,)), len(self._all)):
            begin, stop, name = self._all[at]
            if begin >= end:
                break
            if stop <= end and name not in found:
                found[name] = Span(begin, stop)
        return found

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
    return one_of(forms, expression) or "(?!)"


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(expression(form))


def scan(flat: str, among: tuple[str, ...] = ()) -> Found:
    """Find all phrases in flattened lower-case text."""
    hits: dict[str, set[tuple[int, int]]] = defaultdict(set)
    automaton, begun = _automaton(among or languages())
    for last, words in automaton.iter(flat):
        start = last + 1 - len(words)
        if start and flat[start - 1].isalnum() and flat[start].isalnum():
            continue
        for length, stretches in begun[words]:
            if (stretch := stretches.get(flat[start : start + length])) is not None:
                _take(hits, flat, start, start + length, stretch)
    return Found({name: _sorted(places) for name, places in hits.items()})


def _take(hits: dict[str, set[tuple[int, int]]], flat: str, start: int, end: int, stretch: Stretch) -> None:
    """Take the phrases of a stretch that stand where it was found."""
    goes_on = end < len(flat) and flat[end].isalnum()
    if not (goes_on and flat[end - 1].isalnum()):
        for name in stretch.whole:
            hits[name].add((start, end))
    for name in stretch.opened:
        hits[name].add((start, _word_end(flat, end, len(flat)) if goes_on else end))
    if stretch.broken:
        for name, place in _broken(flat, start, end, stretch):
            hits[name].add(place)


def _word_end(flat: str, end: int, size: int) -> int:
    while end < size and flat[end].isalnum():
        end += 1
    return end


def _broken(flat: str, start: int, end: int, stretch: Stretch) -> Iterator[tuple[str, tuple[int, int]]]:
    """The forms of which a stretch was found that stand around it: names and places."""
    begin, stop = max(0, start - _BEFORE), min(len(flat), end + _AFTER)
    for beside, broken in stretch.broken.items():
        if flat.find(beside, begin, stop) >= 0:
            for name, form, opens in broken:
                if opens and (found := _compiled(form).match(flat, start, stop)):
                    yield name, found.span()
                elif not opens and (place := _place(flat, start, end, begin, stop, form)):
                    yield name, place


def _place(flat: str, start: int, end: int, begin: int, stop: int, form: str) -> tuple[int, int] | None:
    """Where between `begin` and `stop` a form stands whose plain stretch was found, as near to it as it may;
    or None."""
    compiled, place = _compiled(form), None
    while (found := compiled.search(flat, begin, stop)) and found.start() <= start:
        if end <= found.end():
            place = found.span()
        begin = found.start() + 1
    return place


def _sorted(places: set[tuple[int, int]]) -> Places:
    ordered = sorted(places)
    return Places([start for start, _ in ordered], [end for _, end in ordered])


@cache
def _automaton(among: tuple[str, ...]) -> tuple[ahocorasick.Automaton, Beginnings]:
    """What finds the words that phrases begin with, and what begins with them."""
    automaton = ahocorasick.Automaton()
    with undisturbed():
        begun = beginnings(among)
        for words in begun.words():
            automaton.add_word(words, words)
        automaton.make_automaton()
    return automaton, begun
