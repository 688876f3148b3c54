"""A day that the page itself corrects: "Correction: by August 20, not by August 10". The order told before it
has the new day, and the correction is no task of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from instructions.extraction.found import Due, DueKind, FoundTask, Span
from instructions.extraction.passages import passages
from instructions.extraction.senses import Senses
from instructions.extraction.terms import resolve

_LONGEST = 700


def with_corrected_days(senses: Senses, tasks: Sequence[FoundTask], language: str) -> tuple[FoundTask, ...]:
    """The tasks, those whose day a later line corrects with the right one."""
    found = list(tasks)
    for line in _corrections(senses, language):
        days = _days(senses, line, language)
        told = [at for at, task in enumerate(found) if _is_told_before(task, line) and _day(task) in days]
        new = [due for day, due in days.items() if not told or day != found[told[-1]].due.date]
        if not told or len(new) != 1:
            continue
        wrong = found[told[-1]]
        found[told[-1]] = replace(wrong, due=new[0], evidence=(*wrong.evidence, line))
        found = [task for task in found if task is not wrong and not line.holds(task.span)]
    return tuple(found)


def _corrections(senses: Senses, language: str) -> Iterator[Span]:
    places = senses.found.of(f"{language}.announces.corrects")
    if not places.starts:
        return
    for line in passages(senses.page, senses.page.lines, language):
        if line.end - line.start <= _LONGEST and places.within(line.start, line.end):
            yield Span(line.start, line.end)


def _days(senses: Senses, line: Span, language: str) -> dict[object, Due]:
    """The days that a line names, each as a deadline."""
    around = senses.around
    found: dict[object, Due] = {}
    for term in senses.terms(line, language, bare=True):
        due = resolve(term, published=around.published, calendar=around.calendar)
        if due.kind is DueKind.DATE and due.date is not None:
            found.setdefault(due.date, replace(due, text=term.span.of(senses.page.text)))
    return found


def _is_told_before(task: FoundTask, line: Span) -> bool:
    return task.span.start < line.start


def _day(task: FoundTask) -> object:
    return task.due.date if task.due.kind is DueKind.DATE else None
