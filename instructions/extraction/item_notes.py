"""What a line below the items says of some of them by number: "Items 1-3: responsible - the Ministry of
Finance", "The deadline of items 2 and 4 is May 1". It belongs to these items and is no task of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from instructions.extraction.cues import pattern
from instructions.extraction.found import Due, DueKind, FoundTask, Owner, Reason, Span
from instructions.extraction.lexicon import lexicon
from instructions.extraction.phrases import choice
from instructions.extraction.scale import OPINION
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.weights import WEIGHTS, confidence

_LONGEST = 260
_MOST = 40
"""So many items one line may tell of."""
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_RANGE = re.compile(r"(\d{1,2})-(\d{1,2})(?![\d.]*\d)")
_OWN_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)\s*[.)]?\s")
_MINUTES = re.compile(r"№|\bno\.|\d{4}")
"""Of other minutes than these."""


class _Note(NamedTuple):
    span: Span
    items: frozenset[str]
    due: Due
    leads: tuple[Owner, ...]


def with_item_notes(senses: Senses, tasks: Sequence[FoundTask], language: str) -> tuple[FoundTask, ...]:
    """The tasks with what such lines add to those that lack it; without tasks read from the lines alone."""
    known = {task.span: _number_of(senses, task) for task in tasks if not (task.lead and has_term(task.due))}
    if not lexicon(language).forms("refers", "items") or not any(known.values()):
        return tuple(tasks)
    notes = list(_notes(senses, language))
    notes = [note for note in notes if not note.items.isdisjoint(known.values())]
    kept = [task for task in tasks if not any(_lies_in(task.span, note.span) for note in notes)]
    return tuple(_told(task, known.get(task.span, ""), notes) for task in kept)


def _lies_in(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _number_of(senses: Senses, task: FoundTask) -> str:
    """The number that stands before a task's item."""
    line = senses.page.folded.rfind("\n", 0, task.span.start) + 1
    found = _OWN_NUMBER.match(senses.page.folded, line, task.span.start + 1)
    return found[1] if found else ""


def _notes(senses: Senses, language: str) -> Iterator[_Note]:
    reference = _reference(language)
    for line in senses.page.lines:
        if line.end - line.start > _LONGEST or (line.mark and _NUMBER.match(senses.flat, line.start)):
            continue
        found = list(reference.finditer(senses.flat, line.start, line.end))
        if not found or _MINUTES.search(senses.flat, line.start, found[0].start()):
            continue
        whole = Span(line.start, line.end)
        if any(senses.says(whole, language, "against", key) for key in ("closes", "fulfilled", "recalled")):
            continue
        for at, match in enumerate(found):
            end = found[at + 1].start() if at + 1 < len(found) else line.end
            if note := _note(senses, whole, match, end, language):
                yield note


def _note(senses: Senses, line: Span, match: re.Match[str], end: int, language: str) -> _Note | None:
    items = _items(match[0])
    said = Span(match.end(), end)
    due = senses.due(said, language, bare=True)
    owners = senses.owner_cell(said, language).lead
    charges = pattern(language, "afterthought", "lead")
    if owners and (charges is None or charges.search(senses.flat, *line) is None):
        owners = ()
    if not items or senses.orders_by_form(said, language) or not (owners or has_term(due)):
        return None
    return _Note(line, items, due, owners)


def _items(text: str) -> frozenset[str]:
    items = set(_NUMBER.findall(text))
    for found in _RANGE.finditer(text):
        items.update(str(one) for one in range(int(found[1]), min(int(found[2]), int(found[1]) + _MOST) + 1))
    return frozenset(items)


def _told(task: FoundTask, number: str, notes: Sequence[_Note]) -> FoundTask:
    for note in notes:
        if number in note.items and number:
            task = _completed(task, note)
    return task


def _completed(task: FoundTask, note: _Note) -> FoundTask:
    dated = has_term(note.due) and not has_term(task.due)
    owned = bool(note.leads) and not task.lead
    if not dated and not owned:
        return task
    added = [("due-after", dated), ("lead-after", owned)]
    own = tuple(Reason(name, note.span, WEIGHTS[name]) for name, told in added if told)
    reasons = (*task.reasons, *own)
    odds = task.odds + OPINION * sum(one.weight for one in own)
    gone = {"no-deadline"} if dated and note.due.kind is not DueKind.NONE else set()
    gone |= {"no-lead"} if owned else set()
    doubts = (*(one for one in task.doubts if one not in gone), *(note.due.doubts if dated else ()))
    return replace(
        task,
        due=note.due if dated else task.due,
        lead=note.leads if owned else task.lead,
        evidence=(*task.evidence, note.span),
        reasons=reasons,
        odds=odds,
        confidence=confidence(odds, doubts, (one.name for one in reasons)),
        doubts=doubts,
    )


@cache
def _reference(language: str) -> re.Pattern[str]:
    """ "Items 1-3", "1, 2-items": numbers and the word for items, in either order."""
    word = choice(lexicon(language).forms("refers", "items"))
    joins = "|".join(map(re.escape, lexicon(language).forms("body-conjunctions", "word"))) or "(?!)"
    between = rf"(?:-|\s?,\s?|\s(?:{joins})\s)"
    numbers = rf"\d{{1,2}}(?:\.\d{{1,2}})*(?:{between}\d{{1,2}}(?:\.\d{{1,2}})*){{0,20}}"
    return re.compile(rf"(?<![\w.])(?:{word}\s{numbers}(?!\w)|{numbers}\s?-?\s?{word})")
