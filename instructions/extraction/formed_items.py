"""Items of one form, told by no label: "A1. Train the clerks. Agency for Civil Service; by May 1. Result:
papers." – what to do, who, by when, how it ends – or "A1. KEGOC: stop the work; May 1".

That many items of a page are built alike is the proof: then those count too whose owner nobody lists or
whose deadline is told in other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from instructions.extraction.column_kinds import names_deed, says_done
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.fields import Field, field_at, label_alone
from instructions.extraction.found import Span
from instructions.extraction.item_pieces import (
    CUTS,
    fields_of_piece,
    is_ahead,
    is_day,
    is_owners,
    record,
    trimmed,
)
from instructions.extraction.labelled_records import Record
from instructions.extraction.lexicon import lexicon
from instructions.extraction.page import Line, Page
from instructions.extraction.senses import Senses

_FEWEST = 3
_MOST, _SOME = 0.6, 0.3
_LONGEST, _LONGEST_NAMES, _LONGEST_DAY = 700, 200, 80
_SHORTEST_DEED = 6
_COLON = re.compile(r"\s?:\s+(?=\S)")


_Told = tuple[str, tuple[Field, ...]]
"""The sign before a piece, and its fields."""


class Item(NamedTuple):
    at: int
    form: tuple[str, ...]
    """The signs between its parts, and what they are, in order."""
    deed: Span
    fields: tuple[Field, ...]


def formed_items(senses: Senses, lines: Sequence[Line], language: str) -> list[Record]:
    """The items of a page that are built alike; none where they are fewer than three."""
    listed = [at for at, line in enumerate(lines) if _may_be_one(line)]
    if len(listed) < _FEWEST:
        return []
    for read, guess in ((_deed_first, _guessed_deed_first), (_names_first, _guessed_names_first)):
        told = {at: item for at in listed if (item := read(senses, lines[at], at, language))}
        form = _common(told)
        if form is None or not _is_proven(
            senses, [one for one in told.values() if one.form == form], language
        ):
            continue
        marks = {lines[at].mark for at, one in told.items() if one.form == form}
        alike = [at for at in listed if lines[at].mark in marks]
        items = [told.get(at) or guess(senses, lines[at], at, form, language) for at in alike]
        found = [one for one in items if one is not None]
        if len(found) >= _MOST * len(alike):
            return [
                record(lines[one.at], one.deed, one.fields, range(one.at, one.at + 1), language)
                for one in found
            ]
    return []


def _may_be_one(line: Line) -> bool:
    return bool(line.mark) and line.mark != "time" and line.cells == 1 and line.end - line.start <= _LONGEST


def _common(told: dict[int, Item]) -> tuple[str, ...] | None:
    forms = Counter(one.form for one in told.values()).most_common(1)
    return forms[0][0] if forms and forms[0][1] >= _FEWEST else None


def _is_proven(senses: Senses, items: Sequence[Item], language: str) -> bool:
    """Are most of them still to be done, and do some open with a deed that is known?"""
    deeds = sum(_tells_deed(senses, one.deed, language) for one in items)
    ahead = sum(
        is_ahead(senses, field.value, language)
        for one in items
        for field in one.fields
        if field.kind == "due"
    )
    return ahead >= _MOST * len(items) and deeds >= _SOME * len(items)


def _tells_deed(senses: Senses, deed: Span, language: str) -> bool:
    return names_deed(senses, deed, language) or opens_with_verb(senses, deed, language)


def _pieces(page: Page, span: Span, language: str, *, commas: bool = False) -> list[tuple[str, Span]]:
    """The signs of a stretch and what stands behind each; before the first there is none."""
    found: list[tuple[str, Span]] = []
    start, sign = span.start, ""
    for cut in CUTS.finditer(page.folded, *span):
        if cut.lastgroup == "comma" and not commas:
            continue
        if cut.lastgroup == "dash" and label_alone(page, Span(start, cut.start()), language):
            continue  # "term - by May 1" is one piece
        found.append((sign, trimmed(page.folded, start, cut.start())))
        start, sign = cut.end(), cut.lastgroup or ""
    return [*found, (sign, trimmed(page.folded, start, span.end))]


def _deed_first(senses: Senses, line: Line, at: int, language: str) -> Item | None:
    """ "Train the clerks. Agency for Civil Service; by May 1. Result: papers."."""
    pieces = _pieces(senses.page, Span(line.body, line.end), language)
    told: list[_Told] = []
    first = len(pieces)
    for place, (sign, span) in enumerate(pieces[1:], start=1):
        fields = fields_of_piece(senses, span, language)
        kinds = {field.kind for field in fields}
        if not kinds & {"owner", "due", "status"} and first == len(pieces):
            continue
        first = min(first, place)
        told.append((sign, fields or (Field("form", span, span),)))
    told = _with_owners_in_one(told)
    fields = tuple(field for _, some in told for field in some)
    told_kinds = [field.kind for field in fields]
    if told_kinds.count("owner") != 1 or told_kinds.count("due") + told_kinds.count("status") != 1:
        return None
    deed = trimmed(senses.flat, line.body, pieces[first - 1][1].end)
    if deed.end - deed.start < _SHORTEST_DEED:
        return None
    return Item(at, _form(told), deed, fields)


def _with_owners_in_one(told: Sequence[_Told]) -> list[_Told]:
    """ "Ministry of Energy; KEGOC; May 1": owners parted by semicolons are one field."""
    found: list[_Told] = []
    for sign, fields in told:
        kinds = [field.kind for field in fields]
        above = found[-1][1] if found and sign == "semicolon" else ()
        if kinds[:1] == ["owner"] and [field.kind for field in above] == ["owner"]:
            span = Span(above[0].span.start, fields[0].span.end)
            value = Span(above[0].value.start, fields[0].value.end)
            found[-1] = (found[-1][0], (Field("owner", span, value), *fields[1:]))
        else:
            found.append((sign, fields))
    return found


def _form(told: Sequence[_Told]) -> tuple[str, ...]:
    """Signs and kinds up to the second of owner and day; what is done counts as dated."""
    found: list[str] = []
    for sign, fields in told:
        kinds = ["due" if field.kind == "status" else field.kind for field in fields]
        found += [sign, *kinds]
        if {"owner", "due"} <= set(found):
            break
    return tuple(found)


def _guessed_deed_first(
    senses: Senses, line: Line, at: int, form: tuple[str, ...], language: str
) -> Item | None:
    """An item with the same signs whose owner nobody lists, or whose day is told in other words."""
    if len(form) != 4:
        return None
    signs, kinds = (form[0], form[2]), (form[1], form[3])
    pieces = _pieces(senses.page, Span(line.body, line.end), language)
    for place in range(len(pieces) - 2, 0, -1):
        (one, first), (other, second) = pieces[place : place + 2]
        if (one, other) != signs:
            continue
        values = dict(zip(kinds, (first, second), strict=True))
        if not _may_name(senses, values["owner"], language) or not _may_date(values["due"]):
            continue
        if not (is_owners(senses, values["owner"], language) or is_day(senses, values["due"], language)):
            continue
        deed = trimmed(senses.flat, line.body, pieces[place - 1][1].end)
        behind = pieces[place + 2][1] if place + 2 < len(pieces) else None
        fields = [_field(senses, kind, values[kind], language) for kind in kinds]
        if behind is not None and behind.end > behind.start:
            fields.append(
                (field_at(senses.page, behind, language) or Field("form", behind, behind))._replace(
                    kind="form"
                )
            )
        return Item(at, form, deed, tuple(fields))
    return None


def _field(senses: Senses, kind: str, span: Span, language: str) -> Field:
    if kind == "due" and says_done(senses, span, language):
        return Field("status", span, span)
    labelled = field_at(senses.page, span, language)
    return labelled if labelled is not None and labelled.kind == kind else Field(kind, span, span)


def _may_name(senses: Senses, span: Span, language: str) -> bool:
    text = span.of(senses.page.folded)
    if not 2 <= len(text) <= _LONGEST_NAMES or not (text[0] == '"' or text[0].isupper()):
        return False
    return not senses.cues(span, language) and not opens_with_verb(senses, span, language)


def _may_date(span: Span) -> bool:
    return 2 <= span.end - span.start <= _LONGEST_DAY


def _names_first(senses: Senses, line: Line, at: int, language: str) -> Item | None:
    """ "KEGOC: stop the work; May 1"."""
    parts = _named(senses, line)
    if parts is None or not is_owners(senses, parts[0], language) or _points(senses, parts[0], language):
        return None
    return _dated(senses, parts, at, language)


def _points(senses: Senses, names: Span, language: str) -> bool:
    """ "The same akimats", "those of item 3": whom the page named before."""
    cell = senses.owner_cell(names, language)
    words = names.of(senses.flat)
    dittos = tuple(f"{form} " for form in lexicon(language).forms("ditto"))
    return bool(cell.refers or cell.refers_co) or words.startswith(dittos) or any(map(str.isdigit, words))


def _named(senses: Senses, line: Line) -> tuple[Span, Span, str] | None:
    """What stands before the colon or the dash, and behind it."""
    colon = _COLON.search(senses.flat, line.body, min(line.end, line.body + _LONGEST_NAMES))
    dash = senses.flat.find(" - ", line.body, min(line.end, line.body + _LONGEST_NAMES))
    if colon is not None and (dash < 0 or colon.start() < dash):
        return Span(line.body, colon.start()), Span(colon.end(), line.end), "colon"
    return (Span(line.body, dash), Span(dash + 3, line.end), "dash") if dash >= 0 else None


def _dated(senses: Senses, parts: tuple[Span, Span, str], at: int, language: str) -> Item | None:
    if item := _dated_in_brackets(senses, parts, at, language):
        return item
    names, rest, sign = parts
    pieces = _pieces(senses.page, rest, language, commas=True)
    for place in range(len(pieces) - 1, 0, -1):
        fields = fields_of_piece(senses, pieces[place][1], language)
        if any(field.kind in ("owner", "co") and field.value != field.span for field in fields):
            return None  # a label behind tells who leads
        if {field.kind for field in fields} not in ({"due"}, {"status"}):
            continue
        if pieces[place][0] == "comma" and "semicolon" in {one for one, _ in pieces[:place]}:
            continue
        deed = trimmed(senses.flat, rest.start, pieces[place - 1][1].end)
        forms = [
            Field("form", span, span) for _, span in pieces[place + 1 : place + 2] if span.end > span.start
        ]
        form = (sign, pieces[place][0])
        return Item(at, form, deed, (Field("owner", names, names), *fields, *forms))
    return None


def _dated_in_brackets(senses: Senses, parts: tuple[Span, Span, str], at: int, language: str) -> Item | None:
    """ "KEGOC: stop the work (by May 1)"."""
    names, rest, sign = parts
    end = trimmed(senses.flat, *rest).end
    opened = senses.flat.rfind("(", rest.start, end) if senses.flat[end - 1] == ")" else -1
    fields = fields_of_piece(senses, Span(opened + 1, end - 1), language) if opened > rest.start else ()
    if {field.kind for field in fields} not in ({"due"}, {"status"}):
        return None
    deed = trimmed(senses.flat, rest.start, opened)
    return Item(at, (sign, "bracket"), deed, (Field("owner", names, names), *fields))


def _guessed_names_first(
    senses: Senses, line: Line, at: int, form: tuple[str, ...], language: str
) -> Item | None:
    parts = _named(senses, line)
    if parts is None or parts[2] != form[0] or not _may_name(senses, parts[0], language):
        return None
    if _points(senses, parts[0], language):
        return None
    names, rest, _ = parts
    if field_at(senses.page, Span(line.body, line.end), language) is not None:
        return None
    if (item := _dated(senses, parts, at, language)) is not None:
        return item
    owner = Field("owner", names, names)
    pieces = _pieces(senses.page, rest, language)
    labelled = [field_at(senses.page, span, language) for _, span in pieces]
    if any(field is not None and field.kind in ("owner", "co") for field in labelled):
        return None
    if len(pieces) > 1 and pieces[-1][0] == form[1] and _may_date(pieces[-1][1]):
        due = _field(senses, "due", pieces[-1][1], language)
        return Item(at, form, trimmed(senses.flat, rest.start, pieces[-2][1].end), (owner, due))
    deed = trimmed(senses.flat, *rest)
    listed = is_owners(senses, names, language)
    return Item(at, form, deed, (owner,)) if listed or opens_with_verb(senses, deed, language) else None
