"""The words that speak for or against an instruction, found by one scan of the page.

Forms in the lexicon may hold `*` at the end of a word (any further letters), `_` (up to two words) and
`~` (up to fourteen words).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from instructions.extraction.found import Span
from instructions.extraction.lexicon import Lexicon, languages, lexicon

CUES: tuple[tuple[str, str], ...] = (
    ("order", "told"),
    ("order", "tells"),
    ("order", "says"),
    ("duty", "must"),
    ("duty", "should"),
    ("duty", "will"),
    ("announces", "orders"),
    ("announces", "decides"),
)
"""Sections and keys that make a sentence worth reading; all others are looked up only in such sentences."""

_GAPS = {"_": r"(?:[^\w.;:!?•]+\w+){0,2}?", "~": r"(?:[^\w.;:!?•]+\w+){0,14}?"}


@dataclass(frozen=True, slots=True)
class Cue:
    name: str
    span: Span


def expression(form: str) -> str:
    """Regular expression of a form, over flattened lower-case text."""
    parts: list[str] = []
    for word in form.split():
        if word in _GAPS:
            parts.append(_GAPS[word])
            continue
        open_end = word.endswith("*")
        body = re.escape(word.rstrip("*"))
        parts.append((r"\W+" if parts else "") + body + (r"\w*" if open_end else ""))
    before = r"(?<!\w)" if form[:1].isalnum() else ""
    after = r"(?!\w)" if form[-1:].isalnum() else ""
    return before + "".join(parts) + after


@cache
def pattern(language: str, section: str, key: str | None = None) -> re.Pattern[str] | None:
    """What any form of a section's key looks like; None where the language has none."""
    forms = lexicon(language).forms(section, key)
    if not forms:
        return None
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return re.compile("|".join(map(expression, longest_first)))


def look(language: str, section: str, key: str | None, flat: str, start: int, end: int) -> Span | None:
    """First place where one of the forms stands."""
    compiled = pattern(language, section, key)
    found = compiled.search(flat, start, end) if compiled else None
    return Span(found.start(), found.end()) if found else None


def look_all(language: str, section: str, key: str | None, flat: str, start: int, end: int) -> Iterator[Span]:
    if compiled := pattern(language, section, key):
        for found in compiled.finditer(flat, start, end):
            yield Span(found.start(), found.end())


class Hits:
    """Where anchors of cues stand on a page; `near` answers for a passage without searching it."""

    def __init__(self, places: list[int], names: list[str]) -> None:
        self._places = places
        self._names = names

    def near(self, start: int, end: int) -> frozenset[str]:
        """Names "language.section.key" of the cues whose anchor ends between two offsets."""
        low = bisect_left(self._places, start)
        names = set()
        while low < len(self._places) and self._places[low] < end:
            names.add(self._names[low])
            low += 1
        return frozenset(names)


def scan(flat: str, among: tuple[str, ...] = ()) -> Hits:
    places: list[int] = []
    names: list[str] = []
    for place, found in _anchors(among or languages()).iter(flat):
        for name in found:
            places.append(place)
            names.append(name)
    return Hits(places, names)


@cache
def _anchors(among: tuple[str, ...]) -> ahocorasick.Automaton:
    anchors: dict[str, set[str]] = {}
    for language in among:
        for section, key in CUES:
            for form in lexicon(language).forms(section, key):
                anchors.setdefault(_anchor(form), set()).add(f"{language}.{section}.{key}")
    automaton = ahocorasick.Automaton()
    for anchor, names in anchors.items():
        automaton.add_word(anchor, tuple(sorted(names)))
    automaton.make_automaton()
    return automaton


def _anchor(form: str) -> str:
    """The longest stretch of a form that stands in the text letter for letter."""
    stretches = re.split(r"\s*[_~*]\s*", form)
    return max(stretches, key=len).strip()


def cues(language: str, flat: str, start: int, end: int, near: Iterable[str]) -> tuple[Cue, ...]:
    """Cues of a sentence in order; `near` as `Hits.near` gives it."""
    found: list[Cue] = []
    for section, key in CUES:
        if f"{language}.{section}.{key}" in near:
            name = f"{section}.{key}"
            found += [Cue(name, span) for span in look_all(language, section, key, flat, start, end)]
    found.sort(key=lambda cue: (cue.span.start, -cue.span.end))
    return tuple(found)


def lexicon_of(language: str) -> Lexicon:
    return lexicon(language)


LAST_VERBS = frozenset({"jussive", "spoken", "closing"})
"""Forms that end their clause; elsewhere the same letters may be another form."""
VERB_FORMS = ("infinitive", "base", "closing", "jussive", "spoken")
"""Kinds of [verb], the firmer last."""


def _last(language: str) -> str:
    """The clause ends here: at a mark, at a closing quote, or before "deadline: …"."""
    labels = "|".join(expression(form) for form in lexicon(language).forms("labels", "due")) or "(?!)"
    return rf"(?=[\"')]*\s*(?:[.;:!?(]|-\s|$)|[\"')]+,|,\s(?:{labels}))"


@cache
def verb_pattern(language: str, key: str) -> re.Pattern[str] | None:
    """Words that end as [verb] `key` says, but for those of [verb] `not`."""
    endings = lexicon(language).forms("verb", key)
    if not endings:
        return None
    if key == "base":
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, endings))})(?!\w)")
    others = "|".join(map(re.escape, lexicon(language).forms("verb", "not"))) or "(?!)"
    ends = "|".join(map(re.escape, sorted(endings, key=len, reverse=True)))
    last = _last(language) if key in LAST_VERBS else ""
    return re.compile(rf"(?<![\w-])(?!(?:{others})(?!\w))\w+(?:{ends})(?!\w){last}")


@cache
def has_verb_forms(language: str) -> bool:
    """Does the language tell by its forms what a list orders?"""
    return any(lexicon(language).forms("verb", key) for key in VERB_FORMS)
