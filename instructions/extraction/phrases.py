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
from instructions.extraction.lexicon import languages, lexicon, one_of
from instructions.extraction.loading import loading

SECTIONS = ("order", "duty", "announces", "giver", "speech", "against", "cell-done")
"""Sections whose phrases are looked for on the whole page."""
_READ_IN_PLACE = frozenset({("speech", "skip"), ("speech", "after-noun")})
"""Keys of such sections whose words are so common that they are looked for only where they matter."""

_GAPS = {"_": r"(?:[^\w.;:!?•]+\w+){0,2}?", "~": r"(?:[^\w.;:!?•]+\w+){0,14}?"}
_BEGINS = r"(?<!\w)"
_BEFORE, _AFTER = 140, 160
"""How far a form with gaps may reach on both sides of its plain stretch."""


class _Forms:
    """All forms that are found by one plain stretch: names (language.section.key) of those that are nothing
    else, of those whose last word may go on, and names and forms with more than this stretch: with gaps, or
    with an open word before the last."""

    __slots__ = ("_by_word", "broken", "opened", "whole")

    def __init__(self, whole: tuple[str, ...] = ()) -> None:
        self.whole = whole
        self.opened: tuple[str, ...] = ()
        self.broken: list[tuple[str, str]] = []
        self._by_word: dict[str, list[tuple[str, str]]] | None = None

    def by_word(self) -> dict[str, list[tuple[str, str]]]:
        """Those with more than this stretch, by a word that stands beside it: most texts lack it. Sorted
        when a text first holds the stretch."""
        if self._by_word is None:
            self._by_word = {}
            for name, form in self.broken:
                self._by_word.setdefault(_beside(form), []).append((name, form))
        return self._by_word


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
    size = len(flat)
    for last, (length, forms) in _automaton(among or languages()).iter(flat):
        end = last + 1
        start = end - length
        if start and flat[start - 1].isalnum() and flat[start].isalnum():
            continue
        goes_on = end < size and flat[end].isalnum()
        if not (goes_on and flat[last].isalnum()):
            for name in forms.whole:
                hits[name].add((start, end))
        for name in forms.opened:
            hits[name].add((start, _word_end(flat, end, size) if goes_on else end))
        for name, place in _broken(flat, start, end, forms) if forms.broken else ():
            hits[name].add(place)
    return Found({name: _sorted(places) for name, places in hits.items()})


def _word_end(flat: str, end: int, size: int) -> int:
    while end < size and flat[end].isalnum():
        end += 1
    return end


def _broken(flat: str, start: int, end: int, forms: _Forms) -> Iterator[tuple[str, tuple[int, int]]]:
    """The forms of which a stretch was found that stand around it: names and places."""
    begin, stop = max(0, start - _BEFORE), min(len(flat), end + _AFTER)
    for beside, broken in forms.by_word().items():
        if flat.find(beside, begin, stop) >= 0:
            for name, form in broken:
                if place := _place(flat, start, end, begin, stop, form):
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
def _automaton(among: tuple[str, ...]) -> ahocorasick.Automaton:
    """Stretch -> its length and its forms."""
    with loading():
        whole: dict[str, tuple[str, ...]] = {}
        others: dict[str, _Forms] = {}
        for language in among:
            words = lexicon(language)
            for section in SECTIONS:
                for key in words.keys(section):
                    if (section, key) not in _READ_IN_PLACE:
                        _enter(whole, others, f"{language}.{section}.{key}", words.forms(section, key))
        automaton = ahocorasick.Automaton()
        for stretch, forms in others.items():
            forms.whole = whole.pop(stretch, ())
            automaton.add_word(stretch, (len(stretch), forms))
        plain = {names: _Forms(names) for names in whole.values()}
        for stretch, names in whole.items():
            automaton.add_word(stretch, (len(stretch), plain[names]))
        automaton.make_automaton()
    return automaton


def _enter(
    whole: dict[str, tuple[str, ...]], others: dict[str, _Forms], name: str, written: Iterable[str]
) -> None:
    alone = (name,)
    for form in written:
        if not ("*" in form or "_" in form or "~" in form):
            if (names := whole.setdefault(form, alone)) is not alone:
                whole[form] = (*names, name)
            continue
        stretch = max(_stretches(form), key=len)
        forms = others.get(stretch)
        if forms is None:
            forms = others[stretch] = _Forms()
        if len(form) == len(stretch) + 1 and form[-1] == "*":
            forms.opened += (name,)
        else:
            forms.broken.append((name, form))


def _stretches(form: str) -> list[str]:
    """What of a form stands in the text letter for letter."""
    return [piece.strip() for piece in form.replace("_", "*").replace("~", "*").split("*")]


def _beside(form: str) -> str:
    """A word of a form outside its longest stretch, to be looked for before the costly expression."""
    others = sorted(_stretches(form), key=len, reverse=True)[1:]
    return max(" ".join(others).split(), key=len, default="")
