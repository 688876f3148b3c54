"""Lists told in one line: "(1) Ministry of Energy - a survey, by May 1; (2) akimats - …". Each piece is an
item, what stands before them their heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from instructions.extraction.column_kinds import names_deed
from instructions.extraction.decisions import DECISION
from instructions.extraction.found import Span
from instructions.extraction.measures import is_ordered
from instructions.extraction.page import Line
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.tails import closes_with_owner_and_day

_SHORTEST, _LONGEST = 60, 2000
_FEWEST = 2
_MOST = 0.75
_HEAD = re.compile(r"[^\n:;]{2,90}:\s+(?=\S)")
_NUMBER = re.compile(r"(?:^|[\s:;])\(?(\d{1,2})[.)]\s+(?=\S)")
_SEMICOLON = re.compile(r";\s+(?=\S)")


def with_inline_items(senses: Senses, lines: Sequence[Line], language: str) -> list[Line]:
    """The lines, those that are such lists cut into their items."""
    found: list[Line] = []
    for line in lines:
        found += _cut(senses, line, language)
    return found


def _cut(senses: Senses, line: Line, language: str) -> list[Line]:
    if line.cells > 1 or not _SHORTEST <= line.end - line.start <= _LONGEST:
        return [line]
    if senses.flat.find(";", line.body, line.end) < 0 and senses.flat.find(") ", line.body, line.end) < 0:
        return [line]
    for head, pieces in _ways(senses.flat, line):
        if len(pieces) < _FEWEST:
            continue
        dated = head is not None and has_term(senses.due(head, language, bare=True))
        told = sum(_is_item(senses, piece, language, dated=dated) for piece in pieces)
        if told >= max(_FEWEST, _MOST * len(pieces)):
            above = [line._replace(end=head.end)] if head else []
            return [*above, *(Line(one.start, one.end, one.start, DECISION) for one in pieces)]
    return [line]


def _ways(flat: str, line: Line) -> Iterator[tuple[Span | None, list[Span]]]:
    """Ways to part a line into what stands before its items and the items."""
    marks = _counted(list(_NUMBER.finditer(flat, line.body, line.end)))
    if marks:
        head = Span(line.body, marks[0].start() + 1) if marks[0].start() > line.body else None
        yield (
            head,
            _between(flat, [mark.end() for mark in marks], [*(m.start() for m in marks[1:]), line.end]),
        )
    opening = _HEAD.match(flat, line.body, line.end)
    if opening is None:
        return
    stops = list(_SEMICOLON.finditer(flat, opening.end(), line.end))
    starts = [opening.end(), *(stop.end() for stop in stops)]
    ends = [*(stop.start() for stop in stops), line.end]
    yield Span(line.body, line.body + len(opening[0].rstrip())), _between(flat, starts, ends)


def _counted(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Numbers that count 1, 2, 3 …; none of others."""
    return marks if [int(mark[1]) for mark in marks] == list(range(1, len(marks) + 1)) else []


def _between(flat: str, starts: Sequence[int], ends: Sequence[int]) -> list[Span]:
    found = []
    for start, end in zip(starts, ends, strict=True):
        while end > start and flat[end - 1] in " ;,.":
            end -= 1
        found.append(Span(start, end))
    return found


def _is_item(senses: Senses, piece: Span, language: str, *, dated: bool) -> bool:
    if is_ordered(senses, piece, language) or closes_with_owner_and_day(senses, piece, language):
        return True
    return dated and bool(senses.mentions(piece, language)) and names_deed(senses, piece, language)
