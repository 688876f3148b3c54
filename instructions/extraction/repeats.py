"""The same task told twice on a page counts once: the first telling stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from instructions.extraction.found import FoundTask
from instructions.extraction.page import Page

_WORD = re.compile(r"\w{4,}")
_STEM = 5
_ALIKE = 0.5


def without_repeats(tasks: Sequence[FoundTask], page: Page) -> tuple[FoundTask, ...]:
    kept: list[tuple[FoundTask, frozenset[str]]] = []
    for task in tasks:
        stems = _stems(page, task)
        if not any(_same(task, stems, other, known) for other, known in kept):
            kept.append((task, stems))
    return tuple(task for task, _ in kept)


def _stems(page: Page, task: FoundTask) -> frozenset[str]:
    span = task.action_span or task.span
    return frozenset(word[:_STEM] for word in _WORD.findall(page.lower, span.start, span.end))


def _same(task: FoundTask, stems: frozenset[str], other: FoundTask, known: frozenset[str]) -> bool:
    if stems == known and _due(task) == _due(other) and _ids(task) == _ids(other):
        return True
    if _due(task) != _due(other) or task.due.date is None:
        return False
    if _ids(task) and _ids(other) and not (_ids(task) <= _ids(other) or _ids(other) <= _ids(task)):
        return False
    shorter = min(len(stems), len(known))
    return shorter > 0 and len(stems & known) / shorter >= _ALIKE


def _due(task: FoundTask) -> tuple[object, ...]:
    return task.due.kind, task.due.date, task.due.every


def _ids(task: FoundTask) -> frozenset[str]:
    return frozenset(owner.id for owner in task.lead)
