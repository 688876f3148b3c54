"""The pieces of an item between its signs, and what each is by its label or by what fills it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from instructions.extraction.column_kinds import fills_due, fills_owners, names_bodies, says_done
from instructions.extraction.fields import Field, Unit, field_at
from instructions.extraction.found import Span
from instructions.extraction.labelled_records import Record
from instructions.extraction.page import Line
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.tails import fields_without_label

_LONGEST = 200
_DAY_ALONE = 90
_FILLS = 0.85
_CAPITAL = r"[^\W\d_a-zа-яәіңғүұқөһё]"
CUTS = re.compile(
    r"(?P<stop>(?:(?<=[^\W\d_]{3})|(?<=[\w%][)\"%])|(?<=\d\d)|(?<=\d\s[^\W\d_]))\.)"
    rf"\s+(?={_CAPITAL}|\"|\d|\()"
    r"|(?P<semicolon>;)\s+|\s(?P<dash>-)\s+|\s(?P<slash>//?)\s+|\s(?P<arrow>→|⇒|[-=]>|\||·|•|~)\s+|(?P<comma>,)\s+"
)


class Piece(NamedTuple):
    sign: str
    """What stands before it."""
    span: Span
    fields: tuple[Field, ...]
    """What it is; nothing where that is not known."""

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(field.kind for field in self.fields)


def trimmed(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start] in " ;,.":
        start += 1
    while end > start and flat[end - 1] in " ;,.":
        end -= 1
    return Span(start, end)


def fields_of_piece(senses: Senses, span: Span, language: str) -> tuple[Field, ...]:
    """ "Ministry of Energy", "date: May 1", "Ministry of Energy, by May 1", "done in July", "Result: act"."""
    if span.end <= span.start or span.end - span.start > _LONGEST:
        return ()
    if (labelled := field_at(senses.page, span, language)) is not None and labelled.kind != "action":
        return (labelled,)
    if _is_done(senses, span, language):
        return (Field("status", span, span),)
    if is_day(senses, span, language):
        return (Field("due", span, span),)
    fields = tuple(fields_without_label(senses, [span], language))
    owner = next((field.value for field in fields if field.kind == "owner"), None)
    if owner is not None and not names_bodies(senses, owner, language):
        return ()
    return tuple(Field(field.kind, span, field.value) for field in fields)


def _is_done(senses: Senses, span: Span, language: str) -> bool:
    """ "done on May 1", or such words at the end."""
    if span.end - span.start > _DAY_ALONE or not says_done(senses, span, language):
        return False
    done = senses.says(span, language, "cell-done", "")
    return done is None or done.start == span.start or span.end - done.end <= 1


def is_day(senses: Senses, span: Span, language: str) -> bool:
    return span.end - span.start <= _DAY_ALONE and fills_due(senses, span, language)


def is_all_day(senses: Senses, span: Span, language: str) -> bool:
    """Is a stretch a deadline from its first word to its last?"""
    due = senses.due(span, language, bare=True)
    place = due.span if is_day(senses, span, language) else None
    return place is not None and place.end - place.start >= _FILLS * (span.end - span.start)


def is_owners(senses: Senses, span: Span, language: str) -> bool:
    if span.end <= span.start or span.end - span.start > _LONGEST:
        return False
    return fills_owners(senses, span, language) and names_bodies(senses, span, language)


def is_ahead(senses: Senses, due: Span, language: str) -> bool:
    """A rhythm, or a day that is still to come."""
    told = senses.due(due, language, bare=True)
    return has_term(told) and (told.date is None or told.date > senses.around.published)


def record(line: Line, deed: Span, fields: Sequence[Field], lines: range, language: str) -> Record:
    passage = Passage(line.start, deed.start, deed.end, "bullet", language)
    return Record(lines, Unit(passage, None, (Field("action", deed, deed), *fields)))
