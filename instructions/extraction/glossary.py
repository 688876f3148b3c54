"""Abbreviations that a page explains: "MT – Ministry of Transport; BNS – Bureau of National Statistics".

Where such a list is found, its names are put in the place of the abbreviations before owners are read, and
every place found in the longer text is brought back to the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from instructions.extraction.found import Span

_SHORT = r"[^\W\d_](?:[^\W_]|-){1,9}"
_ENTRY = re.compile(
    rf"(?<![\w\"])(?P<short>\"{_SHORT}\"|{_SHORT})\s+-\s+(?P<name>\"?[^\W\d_][^;:.()\n|\t]{{5,110}}?)(?=[;.\n]|,\s+[^\W\d_]{{2,10}}\s+-\s|$)"
)
_LEAST = 2
_LONGEST_SHORT = 24


@dataclass(frozen=True)
class Glossary:
    names: dict[str, str] = field(default_factory=dict)
    span: Span | None = None
    """Where the page explains them."""

    @property
    def pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")

    def spelled_out(self, text: str, folded: str) -> Spelled | None:
        """The text with names for abbreviations; None where it has no abbreviation."""
        if not self.names:
            return None
        pieces: list[str] = []
        starts, sources, kept = [0], [0], [True]
        at = size = 0
        for found in self.pattern.finditer(folded):
            pieces.append(text[at : found.start()])
            size += found.start() - at
            name = self.names[found[0]]
            for start, source, is_text in (
                (size, found.start(), False),
                (size + len(name), found.end(), True),
            ):
                starts.append(start)
                sources.append(source)
                kept.append(is_text)
            pieces.append(name)
            size += len(name)
            at = found.end()
        if not pieces:
            return None
        pieces.append(text[at:])
        return Spelled("".join(pieces), starts, sources, kept)


@dataclass(frozen=True)
class Spelled:
    text: str
    starts: list[int]
    sources: list[int]
    kept: list[bool]

    def back(self, span: Span, at: int) -> Span:
        """The place in the text as it was, counted from `at`."""
        return Span(at + self._back(span.start, end=False), at + self._back(span.end, end=True))

    def _back(self, place: int, *, end: bool) -> int:
        piece = bisect_right(self.starts, place - end) - 1
        if self.kept[piece]:
            return self.sources[piece] + place - self.starts[piece]
        return self.sources[piece + 1] if end else self.sources[piece]


def glossary_of(folded: str) -> Glossary:
    """The abbreviations that a page explains: two or more on a line."""
    names: dict[str, str] = {}
    places: list[Span] = []
    at = 0
    for line in folded.split("\n"):
        if not _may_explain(line):
            at += len(line) + 1
            continue
        entries = [entry for entry in _ENTRY.finditer(line) if _is_short(entry["short"])]
        if len(entries) >= _LEAST and any(_begins_as_name(entry["name"]) for entry in entries):
            for entry in entries:
                names.setdefault(entry["short"], entry["name"].strip().rstrip(","))
            places.append(Span(at + entries[0].start(), at + entries[-1].end()))
        at += len(line) + 1
    if not places:
        return Glossary()
    return Glossary(names, Span(places[0].start, places[-1].end))


def _may_explain(line: str) -> bool:
    """A quick look: dashes after words with capitals."""
    if line.count(" - ") < _LEAST:
        return False
    explained = 0
    for piece in line.split(" - ")[:-1]:
        words = piece[-_LONGEST_SHORT:].split()
        explained += bool(words) and _is_short(words[-1])
    return explained >= _LEAST


def _is_short(word: str) -> bool:
    return sum(map(str.isupper, word)) >= _LEAST


def _begins_as_name(name: str) -> bool:
    return name.lstrip('"')[:1].isupper()
