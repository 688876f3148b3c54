"""Rows of places that share a head: "the akims of Burabay, Shal akyn and Ereymentau districts".

The registry knows regions; districts and towns are known by nothing but their capitals, the words of levels
and the row in which they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from instructions.extraction.bodies.forms import Part
from instructions.extraction.bodies.hits import Hit
from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.mention import OUTSIDE, Mention
from instructions.extraction.found import Span

_HEADS = (Part.HEAD, Part.HEADS)
_LEVELS = (Part.LEVEL, Part.LEVELS)
_OF_A_PLACE = "akimat"
_LONGEST = 220
_NAME = re.compile(r"[^\W\d_][\w'-]+")
_SPACE = re.compile(r"\s+")
_AHEAD = re.compile(
    r"O?(?:L(?:JL)*)?O?N{1,3}t?(?:J(?:O?L)*O?N{1,3}t?)*L?(?:J(?:(?:O?L)+N{1,3}t?|N{1,3}t?(?:JN{1,3}t?)*L))*"
)
"""Signs of a row behind its head: a name, its tail without a capital, the word of a level, "of", "and". After
a level that closes, it goes on only with another."""
_BEHIND = re.compile(r"L?t?N{1,3}(?:JL?t?N{1,3})*")
"""The same before a head that stands last, read backwards."""


class _Token(NamedTuple):
    sign: str
    start: int
    end: int


def rows_of_places(
    text: str, index: Index, hits: Sequence[Hit], known: Collection[Mention]
) -> Iterator[Mention]:
    """Mentions of heads with their rows: more places than one, or one whose level is told."""
    taken = [
        one.span
        for one in known
        if one.ids and not one.open and not one.ids[0].startswith("?") and (index.head_first or not one.weak)
    ]
    for hit in hits:
        head = hit.choices[0]
        if head.part not in _HEADS or _OF_A_PLACE not in head.classes:
            continue
        tokens = _after(text, index, hits, hit) if index.head_first else _before(text, index, hits, hit)
        row = (_AHEAD if index.head_first else _BEHIND).match("".join(token.sign for token in tokens))
        if row is None or not ("J" in row[0] or ("L" in row[0] and index.head_first)):
            continue
        found = [hit.start, hit.end, *(place for token in tokens[: row.end()] for place in token[1:])]
        span = Span(min(found), max(found))
        if not any(span.start < one.end and one.start < span.end for one in taken):
            cases = hit.cases or (
                head.cases if index.case_first else index.endings_of(text[hit.start : hit.end])
            )
            yield Mention(span, (OUTSIDE,), cases)


def _after(text: str, index: Index, hits: Sequence[Hit], head: Hit) -> list[_Token]:
    """What stands behind a head, as long as it may belong to its row."""
    levels = {hit.start: hit for hit in hits if hit.choices[0].part in _LEVELS}
    closed = {hit.start for hit in hits if hit.choices[0].part not in (*_LEVELS, Part.PLACE)}
    tokens: list[_Token] = []
    at, end = head.end, min(len(text), head.end + _LONGEST)
    while at < end and at not in closed:
        if at in levels:
            tokens.append(_Token("L", at, levels[at].end))
        elif joined := index.gaps.of.match(text, at) or index.gaps.and_.match(text, at):
            sign = "O" if joined.re is index.gaps.of else "J"
            tokens.append(_Token(sign, at, joined.end()))
        elif space := _SPACE.match(text, at):
            at = space.end()
            continue
        elif name := _NAME.match(text, at):
            sign = "N" if name[0][0].isupper() else "t"
            tokens.append(_Token(sign, at, name.end()))
        else:
            break
        at = tokens[-1].end
    return _without_end(tokens)


def _without_end(tokens: list[_Token]) -> list[_Token]:
    """A word without a capital is the tail of a name only where the row goes on behind it."""
    for number, token in enumerate(tokens):
        following = tokens[number + 1].sign if number + 1 < len(tokens) else ""
        if token.sign == "t" and following not in ("J", "L"):
            return tokens[:number]
    return tokens


def _before(text: str, index: Index, hits: Sequence[Hit], head: Hit) -> list[_Token]:
    """What stands before a head that comes last, backwards."""
    levels = {hit.end: hit for hit in hits if hit.choices[0].part in _LEVELS}
    closed = {hit.end for hit in hits if hit.choices[0].part not in (*_LEVELS, Part.PLACE)}
    floor = max(0, head.start - _LONGEST)
    words = list(re.finditer(r"[\w'-]+|,", text[floor : head.start]))
    tokens: list[_Token] = []
    for word in reversed(words):
        start, end = floor + word.start(), floor + word.end()
        if tokens and start >= tokens[-1].start:
            continue
        if end in closed or (text[end : end + 1] not in (" ", ",")):
            break
        if level := levels.get(end):
            tokens.append(_Token("L", level.start, end))
        elif word[0] == "," or index.gaps.and_.fullmatch(f" {word[0]} "):
            tokens.append(_Token("J", start, end))
        else:
            tokens.append(_Token("N" if word[0][0].isupper() else "t", start, end))
    return tokens
