"""Abbreviations that a page explains: "MT – Ministry of Transport; BNS – Bureau of National Statistics",
in a line, in a column of lines, or behind the name: "Ministry of Transport (hereinafter – MT)".

Where such a list is found, its names are put in the place of the abbreviations before owners are read, and
every place found in the longer text is brought back to the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from instructions.extraction.found import Span
from instructions.extraction.lexicon import languages, lexicon
from instructions.extraction.phrases import choice

_SHORT = r"[^\W\d_](?:[^\W_]|-){1,9}"
_ENTRY = re.compile(
    rf"(?<![\w\"])(?P<short>\"{_SHORT}\"|{_SHORT})\s+-\s+(?P<name>\"?[^\W\d_][^;:.()\n|\t]{{5,110}}?)(?=[;.\n]|,\s+[^\W\d_]{{2,10}}\s+-\s|$)"
)
_PAIR = re.compile(
    rf"(?<![\w\"])(?P<short>{_SHORT})(?:\s*=\s*(?P<equal>[^\W\d_][^;:.()=\n|\t]{{5,110}}?)(?=[;.]|,\s+{_SHORT}\s*=|$)"
    rf"|\s\((?P<within>[^\W\d_][^;:()\n|\t]{{5,110}})\))"
)
_ROW = re.compile(
    rf"^[ |*]*(?P<short>{_SHORT})(?:\s+-\s+|\s*=\s*|\s*\|\s*|\t)"
    r"(?P<name>[^\W\d_][^;:|\t\n]{5,110}?)[ |;.,]*$",
    re.MULTILINE,
)
_EDGE = re.compile(r"[;:.()\n|\t]|,(?=\s)")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_LEAST = 2
_LONGEST_SHORT = 24
_LONGEST_NAME = 120
_FILLED = 0.7


@dataclass(frozen=True)
class Glossary:
    names: dict[str, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    """Where the page does nothing but explain them."""

    def explains(self, span: Span) -> bool:
        return any(span.start < one.end and one.start < span.end for one in self.spans)

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


class Spelled(NamedTuple):
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
    """The abbreviations that a page explains: several at a place, or one in a bracket behind its name."""
    explained = [*_listed(folded), *_in_a_column(folded)]
    names: dict[str, str] = {}
    for entry in (*(entry for one in explained for entry in one.entries), *_hereinafter(folded)):
        names.setdefault(*entry)
    return Glossary(names, tuple(one.span for one in explained if one.alone))


class _Explained(NamedTuple):
    entries: list[tuple[str, str]]
    span: Span
    alone: bool = True
    """Nothing else is said there."""


def _listed(folded: str) -> Iterator[_Explained]:
    """Two or more on a line."""
    at = 0
    for line in folded.split("\n"):
        if _may_explain(line):
            entries = [entry for entry in _ENTRY.finditer(line) if _is_short(entry["short"])]
            if len(entries) >= _LEAST and any(_begins_as_name(entry["name"]) for entry in entries):
                told = [(entry["short"], entry["name"].strip().rstrip(",")) for entry in entries]
                yield _Explained(told, Span(at + entries[0].start(), at + entries[-1].end()))
        elif line.count("=") >= _LEAST or line.count("(") >= _LEAST:
            pairs = [pair for pair in _PAIR.finditer(line) if _stands_for(pair["short"], _name(pair))]
            if len(pairs) >= _LEAST:
                filled = sum(pair.end() - pair.start() for pair in pairs) >= _FILLED * len(line)
                told = [(pair["short"], _name(pair)) for pair in pairs]
                yield _Explained(told, Span(at + pairs[0].start(), at + pairs[-1].end()), filled)
        at += len(line) + 1


def _in_a_column(folded: str) -> Iterator[_Explained]:
    """One a line, on two lines or more that follow one another."""
    run: list[re.Match[str]] = []
    for row in _ROW.finditer(folded):
        if not _stands_for(row["short"], row["name"]):
            continue
        if run and folded[run[-1].end() : row.start()].strip():
            yield from _column(run)
            run = []
        run.append(row)
    yield from _column(run)


def _column(run: list[re.Match[str]]) -> Iterator[_Explained]:
    if len(run) >= _LEAST:
        yield _Explained([(row["short"], row["name"]) for row in run], Span(run[0].start(), run[-1].end()))


def _hereinafter(folded: str) -> Iterator[tuple[str, str]]:
    """ "the Bureau of National Statistics (hereinafter - BNS)"."""
    for bracket in _behind_a_name(languages()).finditer(folded):
        if _is_short(bracket["short"]):
            before = folded[max(0, bracket.start() - _LONGEST_NAME) : bracket.start()]
            if name := _name_before(_EDGE.split(before)[-1], bracket["short"]):
                yield bracket["short"].strip('"'), name


def _name_before(text: str, short: str) -> str:
    """The end of a text that a short name stands for: best one whose words begin with its letters."""
    nearest = ""
    for word in reversed(list(_WORD.finditer(text))):
        name = text[word.start() :].strip()
        if not word[0][0].isupper() or not _stands_for(short, name):
            continue
        if _stands_for(short, "".join(one[0][0] for one in _WORD.finditer(name))):
            return name
        nearest = nearest or name
    return nearest


def _stands_for(short: str, name: str) -> bool:
    """Are the letters of a short name found in the long one in their order, the first at its beginning?"""
    letters = iter(name.lower().lstrip('"'))
    short = short.strip('"')
    first = next(letters, "")
    return _is_short(short) and first == short[0].lower() and all(one in letters for one in short[1:].lower())


def _name(pair: re.Match[str]) -> str:
    return (pair["equal"] or pair["within"]).strip()


@cache
def _behind_a_name(among: tuple[str, ...]) -> re.Pattern[str]:
    words = choice([form for one in among for form in lexicon(one).forms("refers", "hereinafter")])
    return re.compile(rf"\s\((?i:{words})[\s:,-]*(?P<short>\"{_SHORT}\"|{_SHORT})\)")


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
