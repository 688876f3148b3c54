"""Sentences of a passage. Announcements glue them ("took place.The Minister said"), so a full stop between a
small and a capital letter ends one too, unless it stands in an abbreviation, a name or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from instructions.extraction.found import Span
from instructions.extraction.lexicon import alternation, lexicon

_LONGEST = 1500
_SHORT = 40
_LONGEST_LABEL = 40
"""So few letters before "т.г." are no sentence yet."""
_STOP = re.compile(r"[.!?…]+[\"')\]]*")
_LAST_WORD = re.compile(r"[^\s\"'(\[«]*$")


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(form.lower() for form in lexicon(language).forms("abbreviations"))


def sentences(folded: str, start: int, end: int, language: str) -> Iterator[Span]:
    """Spans of the sentences between two offsets, trimmed; at least one where there is any text."""
    begin = start
    for stop in _STOP.finditer(folded, start, end):
        if stop.start() < begin:
            continue
        if _ends(folded, begin, stop, end, language):
            yield from _pieces(folded, begin, stop.end())
            begin = stop.end()
    if begin < end:
        yield from _pieces(folded, begin, end)


def _pieces(folded: str, start: int, end: int) -> Sequence[Span]:
    """The sentence; an endless one is broken, so that no text costs more than its length: at a semicolon,
    a comma or else a space."""
    if end - start <= _LONGEST:
        return _trimmed(folded, start, end)
    found: list[Span] = []
    while end - start > _LONGEST:
        places = (folded.rfind(sign, start + _LONGEST // 2, start + _LONGEST) for sign in ("; ", ", ", " "))
        cut = next((place + 1 for place in places if place > 0), start + _LONGEST)
        found += _trimmed(folded, start, cut)
        start = cut
    found += _trimmed(folded, start, end)
    return found


def _trimmed(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretch without the space around it; none, where it is nothing else."""
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return (Span(start, end),) if start < end else ()


def _ends(folded: str, begin: int, stop: re.Match[str], end: int, language: str) -> bool:
    after = stop.end()
    if after >= end:
        return True
    if folded[after].isspace():
        return _ends_before_space(folded, begin, stop, end, language)
    return _ends_glued(folded, stop)


def _ends_before_space(folded: str, begin: int, stop: re.Match[str], end: int, language: str) -> bool:
    following = folded[stop.end() : min(end, stop.end() + 8)].lstrip(" \t\n\"'(-[•")
    first = following[:1]
    if first and not (first.isupper() or first.isdigit()):
        return False
    if stop[0][0] != ".":
        return True
    if _opens_with_a_label(folded, stop.end(), end, language):
        return True
    word = _word_before(folded, begin, stop.start())
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False
    if (word + ".").lower() in _abbreviations(language):
        long_enough = stop.start() - begin > _SHORT
        return long_enough and first.isupper() and _sentence_like(folded, stop.end(), end) and "." in word
    return not (word.isdigit() and first.isdigit())


def _opens_with_a_label(folded: str, at: int, end: int, language: str) -> bool:
    """ "… by 31 Dec. Responsible: …": what stands before a label is at its end."""
    if folded.find(":", at, min(end, at + _LONGEST_LABEL)) < 0:
        return False
    labels = _labels(language)
    return labels is not None and labels.match(folded, at, end) is not None


@cache
def _labels(language: str) -> re.Pattern[str] | None:
    forms = [form for key in ("due", "owner") for form in lexicon(language).forms("labels", key)]
    return re.compile(rf"\s+{alternation(forms)}:\s", re.IGNORECASE) if forms else None


def _sentence_like(folded: str, at: int, end: int) -> bool:
    """After "т.г." or "ж." a capital and a small letter begin a sentence; an initial does not."""
    following = folded[at : min(end, at + 4)].strip()
    return len(following) > 1 and following[1].islower()


def _ends_glued(folded: str, stop: re.Match[str]) -> bool:
    """`word.Word`: two letters before and a capital with a small letter after."""
    at, after = stop.start(), stop.end()
    if after + 1 >= len(folded) or at < 2:
        return False
    before = folded[at - 2 : at]
    if folded[after] == '"' and stop[0] == ".":
        after += 1
    capital, small = folded[after : after + 1], folded[after + 1 : after + 2]
    opened = capital.isupper() and (small.islower() or small in " .-" or small.isupper())
    closes = before[1].isalnum() or before[1] in '%)"'
    return opened and closes and not (before[1].isupper() and not before[0].isalnum())


def _word_before(folded: str, begin: int, at: int) -> str:
    found = _LAST_WORD.search(folded[max(begin, at - 16) : at])
    return found[0] if found else ""
