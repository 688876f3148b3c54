"""Where the forms of the index stand in a text: longest first, as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from instructions.extraction.bodies.forms import Form, Part
from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.mention import ATTRIBUTE


class Hit(NamedTuple):
    start: int
    end: int
    """The end with what is written onto the form: a possessive, a case suffix."""
    choices: tuple[Form, ...]
    cases: frozenset[str] | None = None
    """The case of the suffix, where there is one."""

    def form(self, part: Part) -> Form | None:
        for form in self.choices:
            if form.part is part:
                return form
        return None


Glossary = Mapping[str, tuple[str, ...]]
"""Abbreviations that a document explains -> ids."""

NO_GLOSSARY: Glossary = {}


def hits_in(text: str, index: Index, glossary: Glossary = NO_GLOSSARY) -> list[Hit]:
    """Hits in a folded text (capitals kept), by place, none within another."""
    lower = text.lower()
    found = [
        *_explained(text, index, glossary),
        *_matches(lower, index.words, index.word_suffixes),
        *_matches(text, index.short, index.suffixes),
    ]
    if len(found) > 1:
        found.sort(key=lambda hit: (hit.start, -hit.end, hit.choices[0].open, hit.cases is not None))
    kept: list[Hit] = []
    reach = 0
    for hit in found:
        if hit.start >= reach and not _only_says_where(hit, text, index):
            kept.append(_behind_a_name(hit) if text.startswith('" ', hit.start - 2) else hit)
            reach = hit.end
    return kept


def _only_says_where(hit: Hit, text: str, index: Index) -> bool:
    """ "At the contractors": a noun in the form of an attribute is no part of a name."""
    form = hit.choices[0]
    return form.open and form.part is Part.NOUN and index.endings_of(text[hit.start : hit.end]) == ATTRIBUTE


def _behind_a_name(hit: Hit) -> Hit:
    """Of the letters that mean a body or a legal form, behind a name in quotes the form."""
    form = hit.form(Part.LEGAL_FORM)
    return hit._replace(choices=(form,)) if form else hit


_TOKEN = re.compile(r"(?<![\w-])[^\W\d_]\w{1,9}(?:-\w{1,4})?(?!\w)")


def _explained(text: str, index: Index, glossary: Glossary) -> Iterator[Hit]:
    for match in _TOKEN.finditer(text) if glossary else ():
        short, _, suffix = match[0].partition("-")
        ids = glossary.get(match[0]) or glossary.get(short)
        if ids:
            form = Form(Part.NAME, ids={"": ids}, as_written=short)
            yield Hit(match.start(), match.end(), (form,), index.suffixes.get(f"-{suffix.lower()}"))


def _matches(text: str, automaton: Any, suffixes: Mapping[str, frozenset[str]]) -> Iterator[Hit]:
    size = len(text)
    for last, (length, choices, noun) in automaton.iter(text):
        start, end = last - length + 1, last + 1
        before = text[start - 1] if start else " "
        if before.isalnum() or before == "-":
            if not noun:
                continue
            start, choices = _word_start(text, start), noun
        elif before == "." and text[last] == ".":
            continue
        if end == size or not (text[end].isalnum() or text[end] in "-'"):
            yield Hit(start, end, choices)
        elif choices[0].open:
            yield Hit(start, _word_end(text, end), choices)
        else:
            rest = _word_end(text, end)
            cases = suffixes.get(text[end:rest])
            if cases is not None:
                yield Hit(start, rest, choices, cases)
            elif text[end] in "-'" and not text[end + 1 : end + 2].isalnum():
                yield Hit(start, end, choices)
            elif text[end] == "-" and text[end + 1 : rest].isdigit():
                yield Hit(start, rest, choices)


MOST_WORD = 60


def _word_start(text: str, at: int) -> int:
    floor = max(0, at - MOST_WORD)
    while at > floor and (text[at - 1].isalnum() or text[at - 1] == "-"):
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    ceiling = min(len(text), at + MOST_WORD)
    while at < ceiling and (text[at].isalnum() or text[at] in "-'"):
        at += 1
    return at
