"""Items of a plan told in sentences: "1. Opening of branches. Ministry of Science. During the year. Report."

The sentences behind the first are the item's fields: one that only says by when, one that only says by whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from instructions.extraction.fields import Field, Unit
from instructions.extraction.found import Span
from instructions.extraction.senses import Senses, has_term

_MOST = 5
_DUE_SHARE, _OWNERS_SHARE = 0.8, 0.7
_LONGEST = 160


def with_fields(senses: Senses, units: Sequence[Unit]) -> list[Unit]:
    """The units, those of an item joined where its sentences are fields."""
    found: list[Unit] = []
    for _, one in groupby(units, key=lambda unit: unit.passage):
        found += _joined(senses, list(one))
    return found


def _joined(senses: Senses, units: list[Unit]) -> list[Unit]:
    first, *others = units
    if not first.passage.mark or first.sentence is None or not 2 <= len(others) < _MOST:
        return units
    fields = list(_fields(senses, others))
    kinds = [field.kind for field in fields]
    if len(fields) < len(others) or kinds.count("due") != 1 or kinds.count("owner") != 1:
        return units
    return [Unit(first.passage, first.sentence, (*first.fields, *fields), first.first, last=True)]


def _fields(senses: Senses, units: Sequence[Unit]) -> Iterator[Field]:
    for unit in units:
        if unit.sentence is None or unit.fields:
            return
        yield Field(_kind(senses, unit.sentence, unit.passage.language), unit.sentence, unit.sentence)


def _kind(senses: Senses, sentence: Span, language: str) -> str:
    size = sentence.end - sentence.start
    if size > _LONGEST:
        return "form"
    due = senses.due(sentence, language, bare=True)
    if has_term(due) and due.span and due.span.end - due.span.start >= _DUE_SHARE * (size - 1):
        return "due"
    owners = senses.owner_cell(sentence, language)
    spans = [owner.span for owner in (*owners.lead, *owners.co) if owner.span]
    covered = max(span.end for span in spans) - min(span.start for span in spans) if spans else 0
    return "owner" if covered >= _OWNERS_SHARE * size else "form"
