"""Passages: what a reader takes in at once. Lines broken in the middle of a sentence are joined; each passage
knows its mark, its language, and whether it opens a list (`is_head`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction.found import Span
from instructions.extraction.language import language_of
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.page import Line, Page

_SHORT_TITLE = 200
_LONGEST_SPEECH = 4000
_LEAST_SENTENCE = 50
_DATE_AT_END = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}$")
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?] +\"?[^\W\d_]{4}")
_OPENS_WITH_A_NAME = re.compile(r'"[^"\n,.!?:;]{1,40}" (?![^":\n]{0,16}:)\w')
"""Quotes that close within a few words, and the sentence goes on: nobody's words."""
_NAME_IN_QUOTES = re.compile(r'"[^"\n,.!?:;]{1,40}"')
_ENDS_SENTENCE = re.compile(r"[.!?;:…][\"')\]]*$")


class Passage(NamedTuple):
    start: int
    body: int
    end: int
    mark: str
    language: str
    title: bool = False

    @property
    def content(self) -> Span:
        return Span(self.body, self.end)


def passages(page: Page, lines: Sequence[Line], language: str) -> Iterator[Passage]:
    """Passages of the lines, in order; `language` is that of the page."""
    groups = list(_joined(page, lines))
    for index, group in enumerate(groups):
        first, last = group[0], group[-1]
        language = language_of(_words_alone(page.lower[first.body : last.end]), default=language)
        following = groups[index + 1] if index + 1 < len(groups) else None
        title = len(group) == 1 and _is_title(page, first, following[0] if following else None)
        yield Passage(first.start, first.body, last.end, first.mark, language, title)


def _words_alone(lower: str) -> str:
    """A short passage without the names in its quotes: they may be of any language."""
    if len(lower) > _SHORT_TITLE or '"' not in lower:
        return lower
    return _NAME_IN_QUOTES.sub(" ", lower)


def _joined(page: Page, lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _goes_on(page, group[-1], line):
            group.append(line)
            continue
        if group:
            yield group
        group = [line]
    if group:
        yield group


def _goes_on(page: Page, before: Line, line: Line) -> bool:
    """A line that begins with a small letter continues one that does not end a sentence."""
    if line.mark or page.folded.count("\n", before.end, line.start) > 1:
        return False
    first = page.folded[line.start]
    if _ENDS_SENTENCE.search(page.folded, max(before.start, before.end - 4), before.end):
        return False
    return first.islower() or (
        first.isalnum() and page.folded[before.end - 1] in ",-" and before.end - before.start > 40
    )


def _is_title(page: Page, line: Line, following: Line | None) -> bool:
    """A short line without a full stop, above a text or with its date at the end."""
    if line.end - line.start > _SHORT_TITLE or line.mark not in ("", "time", "I."):
        return False
    if _NEXT_SENTENCE.search(page.folded, line.body + _LEAST_SENTENCE, line.end):
        return False
    if page.folded[line.start : line.end].rstrip("\"')")[-1:] in ".;:,!…":
        return False
    if _DATE_AT_END.search(page.folded, max(line.start, line.end - 10), line.end):
        return True
    return line.mark != "time" or (following is not None and following.mark == "")


def is_voiced(flat: str, passage: Passage, sentence: Span) -> bool:
    """Does a sentence stand in quotes, or in a passage that opens with the dash of direct speech?"""
    if sentence.start - passage.start > _LONGEST_SPEECH:
        return False
    if (
        passage.mark in ("dash", "turn-chair")
        or _is_interrupted(flat, passage, sentence)
        or (flat.startswith('"', sentence.start) and not _OPENS_WITH_A_NAME.match(flat, sentence.start))
    ):
        return True
    return flat.count('"', passage.start, sentence.start) % 2 == 1


def _is_interrupted(flat: str, passage: Passage, sentence: Span) -> bool:
    """ "Colleagues, - turned he to the minister, - …", "…, - he said.": who tells it, behind a dash."""
    if flat.find(", - ", sentence.start, sentence.end) < 0:
        return False
    words = _interruption(passage.language)
    if words is not None and words.search(flat, sentence.start, sentence.end) is not None:
        return True
    closing = _said_at_the_end(passage.language)
    return closing is not None and closing.search(flat, sentence.start, sentence.end) is not None


@cache
def _said_at_the_end(language: str) -> re.Pattern[str] | None:
    """ "…, - said the Premier.": where verbs close the clause, nothing stands before the words."""
    words = lexicon(language)
    quoting = words.forms("verb", "quoting") if words.forms("verb", "closing") else ()
    return re.compile(rf", - {alternation(quoting)}(?!\w)[^-:;\"]{{0,60}}$") if quoting else None


@cache
def _interruption(language: str) -> re.Pattern[str] | None:
    quoting = lexicon(language).forms("verb", "quoting")
    return re.compile(rf"[,.!?] - {alternation(quoting)}(?!\w)") if quoting else None


def quoted_at_the_end(flat: str, sentence: Span) -> Span | None:
    """ "He turned to the akim: “The design by May, the asphalt by August”.": the words in quotes."""
    opened = flat.find(': "', sentence.start, sentence.end)
    if opened < 0 or flat.find('"', opened + 3, sentence.end) not in (-1, *_last_quotes(flat, sentence)):
        return None
    closed = flat.find('"', opened + 3, sentence.end)
    return Span(opened + 3, closed if closed >= 0 else sentence.end)


def _last_quotes(flat: str, sentence: Span) -> range:
    """Where the closing quote of a sentence may stand: nothing but its full stop behind it."""
    return range(sentence.end - 2, sentence.end)
