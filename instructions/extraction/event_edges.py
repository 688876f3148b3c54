"""Where the name of an event ends: at a verb, at whoever is named next, not behind "in" or "of"."""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.cues import verb_pattern
from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.senses import Senses

_COLUMNS = re.compile(r"\||\t|;")
_MANY = 3
_SPACE = " "


def is_tabular(senses: Senses, span: Span) -> bool:
    """A row of a table, or of the list of abbreviations, names no event."""
    if senses.glossary.explains(span):
        return True
    line = Span(senses.page.text.rfind("\n", 0, span.start) + 1, span.end)
    signs = _COLUMNS.findall(senses.page.text[line.start : line.end])
    return len(signs) >= _MANY


def goes_on(senses: Senses, end: int, word: re.Match[str], language: str, *, first: bool) -> bool:
    """Does a word belong to the name that has ended before it so far?"""
    flat = senses.flat
    gap = flat[end : word.start()].strip()
    if gap and not (gap == "." and _is_abbreviated(flat, end, language)):
        return False
    words = lexicon(language)
    linked = words.forms("event-words", "linked")
    if first and linked and word[0] not in linked:
        return False
    article = words.forms("wording", "nominal")
    before = flat[:end].rpartition(_SPACE)[2]
    if word[0] in article and before not in words.forms("wording", "tail") and before not in linked:
        return False
    return not _is_verb(word[0], language)


def _is_abbreviated(flat: str, end: int, language: str) -> bool:
    start = flat.rfind(_SPACE, 0, end) + 1
    known = lexicon(language).forms("abbreviations")
    return flat[start:end] in known or flat[start : end + 1] in known


@cache
def _is_verb(word: str, language: str) -> bool:
    compiled = verb_pattern(language, "finite")
    return compiled is not None and compiled.fullmatch(word) is not None


def ended(senses: Senses, span: Span, start: int, language: str) -> Span:
    """Without small words at the end; `start`: where the event's own noun ends."""
    small = _small(language)
    end = span.end
    while (found := small.search(senses.flat[start:end])) is not None:
        end = start + found.start()
    return Span(span.start, end)


@cache
def _small(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{alternation(lexicon(language).forms('wording', 'tail'))}$")
