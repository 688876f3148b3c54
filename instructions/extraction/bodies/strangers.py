"""Who stands in a cell of owners without being a body that anyone lists: "Qazaqstan TV", "the airlines".

Each item of the cell that holds no known body is a name of its own, if it looks like one: it begins with a
capital, or stands beside known bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon

_MOST_WORDS, _MOST_SMALL = 6, 3
_LONGEST = 60
_EDGES = " .-\"'"
_BRACKETED = re.compile(r"\([^()]*\)?")
_SIGNS = re.compile(r"[,;/\n|]")
_LETTERS = re.compile(r"[^\W\d_]{3}|[^\W\d_a-zа-яәіңғүұқөһ]{2}")
_NUMBER_OF_ONE = re.compile(r"(?:№|[Nn]os?\.)\s?\d{1,4}(?:\s?[,-]\s?\d{1,4})*")
_NOT_A_NAME = re.compile(r"\d|[.:?!]\s*\S")


def strangers(
    text: str, known: Sequence[Span], language: str, *, sure: bool = False
) -> Iterator[tuple[Span, bool]]:
    """Items of a folded cell that name nobody known, each with: is it marked as a co-executor?

    `sure`: the cell holds owners and nothing else, so that a name needs no capital.
    """
    words = _words(language)
    plain = _BRACKETED.sub(lambda one: " " * len(one[0]), text)
    for item in _items(plain, words):
        if any(span.start < item.end and item.start < span.end for span in known):
            continue
        name = _name(plain, item, words, beside=bool(known) and words.plain, sure=sure and words.plain)
        if name is not None:
            yield name


def whole_item(text: str, name: Span, taken: Sequence[Span], language: str) -> Span:
    """The item of a folded cell that a name stands in: "second-tier banks", not "banks". Where words bear no
    case, and the item is short and names nobody else."""
    words = _words(language)
    plain = _BRACKETED.sub(lambda one: " " * len(one[0]), text)
    start = max((one.end() for one in _SIGNS.finditer(plain, 0, name.start)), default=0)
    end = next((one.start() for one in _SIGNS.finditer(plain, name.end)), len(plain))
    start, end = _trimmed(plain, start, end)
    item = plain[start:end]
    others = any(one.start < end and start < one.end and not _meet(one, name) for one in taken)
    if others or not words.plain or len(item.split()) > _MOST_WORDS or _NOT_A_NAME.search(item):
        return name
    if (
        words.companion.search(item.lower())
        or words.conjunction.search(item.lower())
        or "(" in text[start:end]
    ):
        return name
    return Span(min(start, name.start), max(end, name.end))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


class _Words(NamedTuple):
    conjunction: re.Pattern[str]
    companion: re.Pattern[str]
    """ "Together with", "jointly with"."""
    article: re.Pattern[str]
    plain: bool
    """No word of the language bears a case, so that a stray one tells nothing of what is left out."""
    nobody: frozenset[str]
    """What stands in the place of a name: "the same", "by agreement"."""
    openings: frozenset[str]
    """What opens no name: "by", "not"."""


@cache
def _words(language: str) -> _Words:
    words = lexicon(language)
    return _Words(
        re.compile(rf"\s{alternation(words.forms('body-conjunctions', 'word'))}\s"),
        re.compile(rf"\W*{alternation(words.forms('body-co', 'before'))}\s"),
        re.compile(rf"{alternation(words.forms('term-words', 'the'))}\s"),
        not words.forms("body-case-endings") and not words.forms("body-grammar", "addressee"),
        frozenset(
            (
                *words.forms("body-marks"),
                *words.forms("ditto"),
                *words.forms("body-labels"),
                *words.forms("labels"),
                *words.forms("cell-done"),
                *words.forms("term-words", "standing"),
            )
        ),
        frozenset(
            (
                *words.forms("slot", "stop"),
                *words.forms("slot", "preposition"),
                *words.forms("term-words", "not"),
            )
        ),
    )


def _items(plain: str, words: _Words) -> Iterator[Span]:
    cuts = [*_SIGNS.finditer(plain), *words.conjunction.finditer(plain.lower())]
    at = 0
    for start, end in sorted(one.span() for one in cuts):
        if start >= at:
            yield Span(at, start)
            at = end
    yield Span(at, len(plain))


def _name(plain: str, item: Span, words: _Words, *, beside: bool, sure: bool) -> tuple[Span, bool] | None:
    lower = plain.lower()
    companion = words.companion.match(lower, *item)
    start, end = _trimmed(plain, companion.end() if companion else item.start, item.end)
    if article := words.article.match(lower, start, end):
        start = article.end()
    name = plain[start:end]
    many = len(name.split())
    if not _LETTERS.search(name) or _NOT_A_NAME.search(_NUMBER_OF_ONE.sub("", name)) or len(name) > _LONGEST:
        return None
    if name.lower() in words.nobody:
        return None
    told = sure and name.split()[0].lower() not in words.openings
    named = (name[0].isupper() or told) and many <= _MOST_WORDS
    return (Span(start, end), companion is not None) if named or (beside and many <= _MOST_SMALL) else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
