"""Owners on a line of their own, above what they are to do: "Responsible: Ministry of Energy" and below it
"test the pumps — by May 1", each deed with its own deadline at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from instructions.extraction.column_kinds import names_deed
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.fields import Field, field_at
from instructions.extraction.found import Span
from instructions.extraction.item_pieces import (
    CUTS,
    fields_of_piece,
    is_ahead,
    is_all_day,
    is_owners,
    record,
    trimmed,
)
from instructions.extraction.labelled_records import Record
from instructions.extraction.page import Line
from instructions.extraction.senses import Senses

_FEWEST = 3
_MOST, _SOME = 0.75, 0.5
_LONGEST = 500
_LONGEST_DAY = 80


class Item(NamedTuple):
    at: int
    deed: Span
    owner: Span
    told: Field | None
    """Its deadline, or that it is done."""
    sign: str = ""


def headed_items(senses: Senses, lines: Sequence[Line], language: str) -> list[Record]:
    """The items of a page's groups; none where fewer than two owners have them or most are without a day."""
    heads = {
        at: owner
        for at, line in enumerate(lines[:-1])
        if (owner := _owners(senses, lines, at, language)) is not None and line.cells == 1
    }
    if len(heads) < _FEWEST - 1:
        return []
    found = list(_items(senses, lines, heads, language))
    dated = [one for one in found if one.told is not None]
    ahead = sum(
        one.told.kind == "status" or is_ahead(senses, one.told.value, language) for one in dated if one.told
    )
    deeds = sum(_tells_deed(senses, one.deed, language) for one in found)
    if len(dated) < _FEWEST or min(len(dated), ahead) < _MOST * len(found) or deeds < _SOME * len(found):
        return []
    return [
        record(
            lines[one.at],
            one.deed,
            (Field("owner", one.deed, one.owner), *((one.told,) if one.told else ())),
            range(one.at - (one.at - 1 in heads), one.at + 1),
            language,
        )
        for one in found
    ]


def _tells_deed(senses: Senses, deed: Span, language: str) -> bool:
    return names_deed(senses, deed, language) or opens_with_verb(senses, deed, language)


def _owners(senses: Senses, lines: Sequence[Line], at: int, language: str) -> Span | None:
    """The owners that a line is and nothing else, where no item stands right above."""
    line = lines[at]
    if line.end - line.start > _LONGEST:
        return None
    span = Span(line.body, line.end)
    field = field_at(senses.page, span, language)
    if field is not None:
        value = trimmed(senses.flat, *field.value)
        value = value._replace(end=value.end - (senses.flat[value.end - 1] == ":"))
        if field.kind != "owner" or any(map(str.isdigit, value.of(senses.flat))):
            return None
        return value
    ends = senses.flat[line.end - 1]
    if ends in ".;,!?":
        return None
    value = Span(line.body, line.end - (ends == ":"))
    if lines[at + 1].mark and not lines[at + 1].mark.startswith(("bullet", "dash")):
        return None  # a heading of numbered items, as the outline reads them
    if ends != ":" and not _stands_apart(senses, lines, at):
        return None
    return value if is_owners(senses, value, language) else None


def _stands_apart(senses: Senses, lines: Sequence[Line], at: int) -> bool:
    """An empty line above and none below."""
    above = at == 0 or senses.page.folded.count("\n", lines[at - 1].end, lines[at].start) > 1
    return above and senses.page.folded.count("\n", lines[at].end, lines[at + 1].start) == 1


def _items(senses: Senses, lines: Sequence[Line], heads: dict[int, Span], language: str) -> Iterator[Item]:
    owner: Span | None = None
    head = 0
    for at, line in enumerate(lines):
        if at in heads:
            owner, head = heads[at], at
            continue
        if owner is None:
            continue
        apart = senses.page.folded.count("\n", lines[at - 1].end, line.start) > 1
        ended = apart and at - 1 > head and (not line.mark or line.mark != lines[at - 1].mark)
        if ended or not _may_be_an_item(senses, line, language):
            owner = None
        else:
            yield _item(senses, line, at, owner, language)


def _may_be_an_item(senses: Senses, line: Line, language: str) -> bool:
    if line.cells > 1 or line.end - line.start > _LONGEST or senses.flat[line.end - 1] == ":":
        return False
    if field_at(senses.page, Span(line.body, line.end), language) is not None:
        return False
    colon = senses.flat.find(": ", line.body, line.end)
    return colon < 0 or not is_owners(senses, Span(line.body, colon), language)


def _item(senses: Senses, line: Line, at: int, owner: Span, language: str) -> Item:
    """The deed of a line, and the deadline behind its last signs."""
    whole = trimmed(senses.flat, line.body, line.end)
    if senses.flat[whole.end - 1] == ")" and (opened := senses.flat.rfind("(", *whole)) > 0:
        fields = fields_of_piece(senses, Span(opened + 1, whole.end - 1), language)
        if _tells_when(fields):
            return Item(at, trimmed(senses.flat, whole.start, opened), owner, fields[0], "bracket")
    for cut in CUTS.finditer(senses.page.folded, *whole):
        behind = Span(cut.end(), whole.end)
        fields = fields_of_piece(senses, behind, language)
        if cut.lastgroup == "comma" and not _is_behind_a_comma(senses, whole, behind, language):
            continue
        if _tells_when(fields):
            return Item(
                at, trimmed(senses.flat, whole.start, cut.start()), owner, fields[0], cut.lastgroup or ""
            )
    if told := _behind_a_dash(senses, whole):
        return Item(
            at, trimmed(senses.flat, whole.start, told.start - 3), owner, Field("due", told, told), "dash"
        )
    return Item(at, whole, owner, None)


def _is_behind_a_comma(senses: Senses, whole: Span, behind: Span, language: str) -> bool:
    """Nothing but a deadline, and not the end of a rhythm that the deed tells."""
    return is_all_day(senses, behind, language) and senses.due(whole, language).every is None


def _tells_when(fields: Sequence[Field]) -> bool:
    return len(fields) == 1 and fields[0].kind in ("due", "status")


def _behind_a_dash(senses: Senses, whole: Span) -> Span | None:
    """ "… - as need arises": told by its place."""
    dash = senses.flat.rfind(" - ", *whole)
    if dash < 0 or not 2 < whole.end - dash - 3 <= _LONGEST_DAY:
        return None
    return Span(dash + 3, whole.end)
