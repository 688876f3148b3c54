"""An order told of a month that is over: "In June the ministry was told to finish it by September", in
December. Its day without a year is that of the same year, and over too.
"""

from __future__ import annotations

import re

from instructions.extraction.clause import Clause
from instructions.extraction.cues import tells_by_place
from instructions.extraction.found import Due, Span
from instructions.extraction.senses import Senses

_OPENING = 30
_YEAR_TOLD = re.compile(r"\d{4}")
_DAYS = frozenset({"day", "end-of-month", "start-of-month", "middle-of-month"})
_YEAR = 366
_MONTH = 31


def is_bygone(senses: Senses, clause: Clause, language: str) -> Span | None:
    """Where the past month stands that the clause opens with."""
    due, published = clause.due, senses.around.published
    if due.date is None or not _is_of_any_year(due) or not tells_by_place(language):
        return None
    told = [cue.span.start for cue in clause.cues if cue.name in ("order.told", "order.tells")]
    stop = min([*told, clause.span.start + _OPENING])
    head = Span(clause.span.start, stop) if told else None
    said = senses.due(head, language, bare=True) if head else None
    if said is None or said.date is None or said.span is None or not _is_of_any_year(said):
        return None
    if due.span is not None and said.span.start <= due.span.start < said.span.end:
        return None
    ordered, over = (_YEAR - (day - published).days for day in (said.date, due.date))
    return said.span if 0 < over <= ordered + _MONTH and ordered > 0 else None


def _is_of_any_year(due: Due) -> bool:
    """A day or a month that names no year."""
    return due.rule in _DAYS and _YEAR_TOLD.search(due.text) is None
