"""Cards of a few lines without labels: what is to be done, who does it and by when, each on a line of its
own, in any order ("Stock coal" / "Ministry of Energy" / "by May 15"), three or more of them on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from instructions.extraction.column_kinds import fills_due, names_bodies, names_deed
from instructions.extraction.fields import Field, Unit, field_at
from instructions.extraction.found import Span
from instructions.extraction.labelled_records import Record
from instructions.extraction.page import Line
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses
from instructions.extraction.tails import is_all_names

_FEWEST = 3
_LEAST, _LARGEST = 2, 4
"""Lines of a card."""
_LONGEST, _SHORT = 260, 140
_MOST = 0.7
_GAP = re.compile(r" {3,}")


def unlabelled_cards(senses: Senses, lines: Sequence[Line], language: str) -> list[Record]:
    """The cards of a page, in order; none where it has fewer than three, or most blocks are none."""
    blocks = [block for block in _blocks(senses, lines) if _LEAST <= len(block) <= _LARGEST]
    if len(blocks) < _FEWEST:
        return []
    found = [card for block in blocks if (card := _card(senses, lines, block, language))]
    whole = sum(len(card.unit.fields) > _LEAST for card in found)
    return found if whole >= max(_FEWEST, _MOST * len(blocks)) else []


def _blocks(senses: Senses, lines: Sequence[Line]) -> Iterator[range]:
    """Lines between empty ones."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or senses.page.folded.count("\n", lines[at - 1].end, lines[at].start) > 1:
            yield range(start, at)
            start = at


def _card(senses: Senses, lines: Sequence[Line], block: range, language: str) -> Record | None:
    """The card that a block is: one line says what to do, the others who and by when."""
    if any(lines[at].end - lines[at].start > _LONGEST or lines[at].cells > 1 for at in block):
        return None
    fields: dict[str, Field] = {}
    for field in (one for at in block for one in _fields(senses, lines[at], language)):
        if field.kind in fields or not field.kind:
            return None
        fields[field.kind] = field
    deed = fields.get("action")
    if deed is None or len(fields) < _LEAST or _is_over(senses, fields.get("due"), language):
        return None
    passage = Passage(lines[block.start].start, deed.value.start, deed.value.end, "bullet", language)
    return Record(block, Unit(passage, None, tuple(fields.values())))


def _is_over(senses: Senses, due: Field | None, language: str) -> bool:
    """The day of the page itself, below its title."""
    day = senses.due(due.value, language, bare=True).date if due else None
    return day is not None and day <= senses.around.published


def _fields(senses: Senses, line: Line, language: str) -> Iterator[Field]:
    """A line, or its parts where wide gaps keep them apart, as fields: by label or by content."""
    start = line.body
    gaps = [gap.span() for gap in _GAP.finditer(senses.flat, line.body, line.end)]
    for end, following in (*gaps, (line.end, line.end)):
        piece = Span(start, end)
        labelled = field_at(senses.page, piece, language)
        value = _content(senses, labelled.value if labelled else piece)
        yield Field(labelled.kind if labelled else _kind(senses, value, language), piece, value)
        start = following


def _content(senses: Senses, piece: Span) -> Span:
    start, end = piece
    while end > start and senses.flat[end - 1] in " .;,)":
        end -= 1
    while start < end and senses.flat[start] in "( ":
        start += 1
    return Span(start, end)


def _kind(senses: Senses, value: Span, language: str) -> str:
    if value.end - value.start <= _SHORT:
        if fills_due(senses, value, language):
            return "due"
        if is_all_names(senses, value, language) and names_bodies(senses, value, language):
            return "owner"
    return "action" if names_deed(senses, value, language) else ""
