"""Lines that open with a day, as calendars of measures and lists of orders have them: "[15.05.2026] Ministry
of Energy: stock coal", "15.05 – Stock coal (Ministry of Energy)", "(by May 15) Ministry of Energy – stock
coal"; the day alone above "Ministry of Energy: stock coal"; "1. Ministry of Energy – by May 15" above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from instructions.extraction.column_kinds import names_bodies_only, names_deed
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.cues import has_last_verbs
from instructions.extraction.fields import Field, Unit
from instructions.extraction.found import Span
from instructions.extraction.labelled_records import Record
from instructions.extraction.page import Line
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.tails import fields_without_label

_FEWEST = 3
_LONGEST, _LONGEST_DAY = 400, 48
_FILLS = 0.8
_SIGN = r"(?:→|⇒|[-=]>|:(?=\s)|-(?=\s))"
_OPENING = re.compile(
    rf"(?:\((?P<round>[^()]{{3,40}})\)|\[(?P<square>[^\[\]]{{3,40}})\]|(?P<bare>[^:()\[\]→⇒]{{3,40}}?)(?=\s*{_SIGN}))"
    rf"\s*{_SIGN}?\s*"
)
_NEXT = re.compile(r"\s*(?:→|⇒|[-=]>)\s*|:\s+|\s-\s+")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,160})[)\]]$")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


def dated(senses: Senses, lines: Sequence[Line], language: str) -> list[Record]:
    """The tasks of such lines; none where a page has fewer than three."""
    if sum(line.end - line.start <= _LONGEST for line in lines) < _FEWEST:
        return []
    found = list(_records(senses, lines, language))
    return found if len(found) >= _FEWEST else []


def _records(senses: Senses, lines: Sequence[Line], language: str) -> Iterator[Record]:
    day: Span | None = None
    head = 0
    above: tuple[Field, ...] = ()
    for at, line in enumerate(lines):
        span = _content(senses, line)
        told, above = above, ()
        if line.cells > 1 or span.end - span.start > _LONGEST:
            day = None
        elif told and not line.mark and _tells_deed(senses, span, language):
            yield _record(line, span, told, range(at - 1, at + 1), language)
        elif _is_day(senses, span, language):
            day, head = span, at
        elif day is not None and (fields := _owner_and_deed(senses, span, language)):
            due = Field("due", fields[-1].span, day)
            yield _record(line, fields[-1].value, (fields[0], due), range(head, at + 1), language)
            head = at + 1
        elif row := _row(senses, span, language):
            yield _record(line, row[-1].value, row[:-1], range(at, at + 1), language)
        else:
            day = None
            above = _owner_and_day(senses, line, language)


def _record(line: Line, deed: Span, fields: Sequence[Field], lines: range, language: str) -> Record:
    passage = Passage(line.start, deed.start, deed.end, "bullet", language)
    return Record(lines, Unit(passage, None, (Field("action", deed, deed), *fields)))


def _content(senses: Senses, line: Line) -> Span:
    """A line without its bullet, and without the stop at its end."""
    start = line.body if line.mark.startswith(("bullet", "dash")) else line.start
    end = line.end
    while end > start and senses.flat[end - 1] in " .;,":
        end -= 1
    return Span(start, end)


def _is_day(senses: Senses, span: Span, language: str) -> bool:
    """Is a stretch nothing but a day that is still to come?"""
    if span.end - span.start > _LONGEST_DAY or not _DIGIT.search(senses.flat, *span):
        return False
    due = senses.due(span, language, bare=True)
    if due.span is None or due.date is None or due.date <= senses.around.published:
        return False
    return has_term(due) and due.span.end - due.span.start >= _FILLS * (span.end - span.start)


def _row(senses: Senses, span: Span, language: str) -> tuple[Field, ...]:
    """Day, owner and deed of one line, the deed last; none where it is anything else."""
    opening = _OPENING.match(senses.flat, *span)
    if opening is None or opening.lastgroup is None:
        return ()
    day = Span(*opening.span(opening.lastgroup))
    if not _is_day(senses, day, language):
        return ()
    fields = _owner_and_deed(senses, Span(opening.end(), span.end), language)
    return (Field("due", day, day), *fields) if fields else ()


def _owner_and_deed(senses: Senses, span: Span, language: str) -> tuple[Field, ...]:
    """ "Ministry of Energy: stock coal", "Stock coal (Ministry of Energy)": the owner, then the deed."""
    for owner, deed in _pairs(senses.flat, span):
        if names_bodies_only(senses, owner, language) and _tells_deed(senses, deed, language):
            return (Field("owner", owner, owner), Field("action", deed, deed))
    return ()


def _pairs(flat: str, span: Span) -> Iterator[tuple[Span, Span]]:
    if bracket := _BRACKET.search(flat, *span):
        yield Span(*bracket.span(1)), Span(span.start, bracket.start())
    signs = [sign for sign in _NEXT.finditer(flat, *span) if sign.start() > span.start]
    if signs:
        yield Span(span.start, signs[0].start()), Span(signs[0].end(), span.end)
        yield Span(signs[-1].end(), span.end), Span(span.start, signs[-1].start())


def _tells_deed(senses: Senses, deed: Span, language: str) -> bool:
    if deed.end - deed.start < 2 * _FEWEST:
        return False
    if has_last_verbs(language):
        return names_deed(senses, deed, language)
    first = _WORD.match(senses.flat, *deed)
    spoken = first is not None and senses.has_verb(Span(*first.span()), language)
    return spoken or opens_with_verb(senses, deed, language)


def _owner_and_day(senses: Senses, line: Line, language: str) -> tuple[Field, ...]:
    """ "1. Ministry of Energy – by May 15": nothing but whom and by when, with a number."""
    if not line.mark or line.mark.startswith(("bullet", "dash", "time")):
        return ()
    fields = tuple(fields_without_label(senses, [_content(senses, line)._replace(start=line.body)], language))
    return fields if {field.kind for field in fields} == {"owner", "due"} else ()
