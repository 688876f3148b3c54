"""The same task told twice on a page counts once: the first telling stays."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Sequence

from instructions.extraction.found import FoundTask, Span
from instructions.extraction.language import language_of
from instructions.extraction.page import Line, Page
from instructions.extraction.terms import find_terms

_WORD = re.compile(r"\w{4,}")
_STEM = 5
_ALIKE = 0.5
_FEWEST = 2
"""One word in common, as "repair", makes two deeds alike only where one of them has no other."""
_CLOSE = 3000
"""Items of a list stand so close to each other."""
_LOOSE = ("time", "dash", "bullet")
_NUMBER = re.compile(r"\d+")
_MOST = 300
"""With so many tasks of its deadline, the last ones, a task is compared, so that time grows with the page."""

_Told = tuple[FoundTask, frozenset[str]]


def without_repeats(tasks: Sequence[FoundTask], page: Page) -> tuple[FoundTask, ...]:
    kept: list[FoundTask] = []
    of_its_day: dict[tuple[object, ...], deque[_Told]] = defaultdict(lambda: deque(maxlen=_MOST))
    languages: dict[tuple[object, ...], str] = {}
    for task in tasks:
        stems = _stems(page, task)
        others = of_its_day[_due(task)]
        if any(_same(task, stems, other, known, page) for other, known in others):
            continue
        said = _in_any_language(task)
        language = _language(page, task) if said else ""
        if said and language and languages.setdefault(said, language) != language:
            continue
        if any(_translates(page, task, other) for other, _ in others):
            continue
        kept.append(task)
        others.append((task, stems))
    return tuple(kept)


def _in_any_language(task: FoundTask) -> tuple[object, ...] | None:
    """What a translation of the task keeps: who, by when, and its numbers; None where that is too little."""
    if not task.lead or (task.due.date is None and task.due.every is None):
        return None
    if any(owner.id.startswith("?") for owner in task.lead):
        return None
    numbers = tuple(sorted(_NUMBER.findall(task.action)))
    return _ids(task), frozenset(owner.id for owner in task.co), *_due(task), numbers


def _translates(page: Page, task: FoundTask, other: FoundTask) -> bool:
    """Of two tasks with one deadline: in another language, to an unlisted body whose name begins alike."""
    dated = task.due.date is not None or task.due.every is not None
    alike = len(task.lead) == len(other.lead) == 1 and dated
    if not alike or not all(one.lead[0].id.startswith("?") for one in (task, other)):
        return False
    if not _names(page, task) & _names(page, other):
        return False
    return len({_language(page, task), _language(page, other)} - {""}) > 1


def _language(page: Page, task: FoundTask) -> str:
    """By its letters, if its deadline is told in this language too: a few words look like another's."""
    language, due = language_of(task.span.of(page.lower)), task.due.span
    if due is None or not language:
        return language
    return language if find_terms(page.folded, due.start, due.end, language, bare=True) else ""


def _names(page: Page, task: FoundTask) -> frozenset[str]:
    """How the words of the lead's name begin."""
    span = task.lead[0].span
    words = _WORD.findall(page.lower, span.start, span.end) if span else ()
    return frozenset(word[:_STEM] for word in words)


def _stems(page: Page, task: FoundTask) -> frozenset[str]:
    """How the words of what is to be done begin; those of the deadline are alike in all tasks of its day,
    those of the owners' names in all that these are told."""
    span = task.action_span or task.span
    apart = [one for one in (task.due.span, *(owner.span for owner in (*task.lead, *task.co))) if one]
    return frozenset(
        word[0][:_STEM]
        for word in _WORD.finditer(page.lower, span.start, span.end)
        if not any(one.start <= word.start() < one.end for one in apart)
    )


def _same(
    task: FoundTask, stems: frozenset[str], other: FoundTask, known: frozenset[str], page: Page
) -> bool:
    """Of two tasks with one deadline."""
    if _differ_in_numbers(page, task, other):
        return False
    if stems == known and _ids(task) == _ids(other):
        return True
    if task.due.date is None or (_is_row(task) and _is_row(other)):
        return False
    if _ids(task) and _ids(other) and not (_ids(task) <= _ids(other) or _ids(other) <= _ids(task)):
        return False
    shorter = min(len(stems), len(known))
    shared = len(stems & known)
    alike = shorter > 0 and shared / shorter > _ALIKE and shared >= min(shorter, _FEWEST)
    return alike and not _are_siblings(page, other, task)


def _differ_in_numbers(page: Page, task: FoundTask, other: FoundTask) -> bool:
    """ "Repair 3 pumps" and "repair 5 pumps"; who tells the same again may leave numbers out."""
    some, others = _numbers(page, task), _numbers(page, other)
    return not (some <= others or others <= some)


def _numbers(page: Page, task: FoundTask) -> frozenset[str]:
    """Those of what is to be done, without its deadline's."""
    span, due = task.action_span or task.span, task.due.span
    found = _NUMBER.finditer(page.lower, span.start, span.end)
    return frozenset(one[0] for one in found if not (due and due.start <= one.start() < due.end))


def _are_siblings(page: Page, first: FoundTask, second: FoundTask) -> bool:
    """Numbered items of one list, close to each other, are tasks of their own however much alike."""
    if second.span.start - first.span.end > _CLOSE:
        return False
    lines = page.lines
    at, to = (bisect_right(lines, one.span.start, key=_start) - 1 for one in (first, second))
    if at == to or not lines[at].mark or lines[at].mark in _LOOSE or lines[at].mark != lines[to].mark:
        return False
    return page.cut(_number(lines[at])) != page.cut(_number(lines[to]))


def _start(line: Line) -> int:
    return line.start


def _number(line: Line) -> Span:
    return Span(line.start, line.body)


def _is_row(task: FoundTask) -> bool:
    """Rows of a table may be much alike, but each is a task of its own."""
    return any(reason.name == "row" for reason in task.reasons)


def _due(task: FoundTask) -> tuple[object, ...]:
    return task.due.kind, task.due.date, task.due.every


def _ids(task: FoundTask) -> frozenset[str]:
    """Those of the leads; of one outside the registry the stems, for it stands in another case each time."""
    return frozenset(
        " ".join(word[:_STEM] for word in owner.id.lower().split()) if owner.id.startswith("?") else owner.id
        for owner in task.lead
    )
