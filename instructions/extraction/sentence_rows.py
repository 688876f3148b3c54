"""Items of a plan told in sentences: "1. Opening of branches. Ministry of Science. During the year. Report."

The sentences behind the first are the item's fields: one that only says by when, one that only says by whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from instructions.extraction.column_kinds import names_bodies, says_done
from instructions.extraction.fields import Field, Unit
from instructions.extraction.found import Span
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.tails import fields_without_label, is_all_names

_MOST = 5
_DUE_SHARE, _OWNERS_SHARE = 0.8, 0.7
_LONGEST = 160
_OPENING = 4
_LONGEST_STATUS = 60


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


def with_closing_fields(senses: Senses, units: Sequence[Unit]) -> list[Unit]:
    """The units, an item's last sentences joined to its deed where they only say who does it and by when:
    "1. Open the road. Ministry of Transport. By May 1."."""
    found: list[Unit] = []
    for passage, one in groupby(units, key=lambda unit: unit.passage):
        item = list(one)
        if passage.mark and passage.mark != "time" and len(item) > 1:
            item = _closed(senses, item)
        found += item
    return found


def _closed(senses: Senses, item: list[Unit]) -> list[Unit]:
    added: list[Field] = []
    if done := _says_it_is_done(senses, item[-1]):
        added, item = [done], item[:-1]
    while len(item) > 1 and (told := _told_alone(senses, item[-1])):
        if {field.kind for field in told} & {field.kind for field in added}:
            break
        added = [*told, *added]
        item = item[:-1]
    if len(item) > 1 and (opening := _opens_with_owners(senses, item[0], added)):
        added, item = [*opening, *added], item[1:]
    deed = item[-1]
    if not added or deed.sentence is None or deed.fields or _says_too(senses, deed, added):
        return [*item, *_apart(added, deed)]
    return [*item[:-1], deed._replace(fields=tuple(added), last=True)]


def _says_it_is_done(senses: Senses, unit: Unit) -> Field | None:
    """ "2. Open the road. Ministry of Transport. Fulfilled ahead of time (May 1)." """
    span = unit.sentence
    if span is None or unit.fields or span.end - span.start > _LONGEST_STATUS:
        return None
    done = senses.says(span, unit.passage.language, "cell-done", "")
    opens = done is not None and done.start == span.start
    return Field("status", span, span) if opens and says_done(senses, span, unit.passage.language) else None


def _opens_with_owners(senses: Senses, first: Unit, added: Sequence[Field]) -> tuple[Field, ...]:
    """ "No. 3. Ministry of Energy. A survey of the pumps. May 1.": who does it is the first sentence."""
    if any(field.kind == "owner" for field in added) or first.sentence is None:
        return ()
    told = _told_alone(senses, first)
    told = told if [field.kind for field in told] == ["owner"] else ()
    return () if ": " in first.sentence.of(senses.flat) else told


def _apart(added: Sequence[Field], deed: Unit) -> list[Unit]:
    spans = sorted({field.span for field in added})
    return [Unit(deed.passage, span, first=False, last=span == spans[-1]) for span in spans]


def _told_alone(senses: Senses, unit: Unit) -> tuple[Field, ...]:
    """The owner, the deadline or both that a sentence is and nothing more."""
    span, language = unit.sentence, unit.passage.language
    if span is None or unit.fields or span.end - span.start > _LONGEST:
        return ()
    end = span.end - (senses.flat[span.end - 1] in ".;")
    if senses.flat[end - 1] in ":!?" or senses.cues(span, language):
        return ()
    fields = tuple(fields_without_label(senses, [Span(span.start, end)], language))
    owner = next((field.value for field in fields if field.kind == "owner"), None)
    if owner is not None and not (
        is_all_names(senses, owner, language) and names_bodies(senses, owner, language)
    ):
        return ()
    return tuple(Field(field.kind, span, field.value) for field in fields)


def _says_too(senses: Senses, deed: Unit, added: Sequence[Field]) -> bool:
    """Does the deed's own sentence name its owner or its day already?"""
    assert deed.sentence is not None
    kinds, language = {field.kind for field in added}, deed.passage.language
    if "due" in kinds and senses.due(deed.sentence, language).date is not None:
        return True
    owners = senses.owners(deed.sentence, language) if "owner" in kinds else None
    first = owners.lead[0].span if owners and owners.lead else None
    return first is not None and first.start - deed.sentence.start <= _OPENING


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
