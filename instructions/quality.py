"""What makes a good instruction: said at review, never enforced. Codes; templates hold the sentences."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from instructions.deadlines import working_days_left
from instructions.models import Assignment, Task
from instructions.models.due import DueKind
from instructions.working_days import WorkingDays

SHORTEST_WORKING_DAYS = 2
LONG_DAYS = 183
ROAD_MAP_WORKING_DAYS = 10

# Verbs of effort without a result, as the beginnings of their words in the three languages.
_VAGUE = re.compile(
    r"^\s*(?:strengthen|intensify|continue|improve|step up|pay attention|consider|take measures|work on|"
    r"усил|активизир|продолж|улучш|рассмотр|принять\s+меры|принимать\s+меры|уделить|проработ|обратить\s+внимание)"
    r"|(?:күшейт|жандандыр|жалғастыр|жақсарт|шаралар\s+қабылда|назар\s+аудар|пысықта)\w*\s*$",
    re.IGNORECASE,
)

_TOLD_OF_RIVALS = (
    *("number", "title", "state", "follows"),
    *("announcement__title", "announcement__published_on"),
)


class Advice(StrEnum):
    NO_LEAD = "no_lead"
    NO_DEADLINE = "no_deadline"
    PASSED = "passed"
    SHORT_TERM = "short_term"
    VAGUE_RESULT = "vague_result"
    SAME_END = "same_end"
    ROAD_MAP = "road_map"


def advice(task: Task, shares: Iterable[Assignment], *, on: dt.date, calendar: WorkingDays) -> list[Advice]:
    """What a careful controller would say of an instruction before it goes out. One query at most."""
    shares = list(shares)
    found = []
    leads = [share for share in shares if share.role == Assignment.Role.LEAD]
    if not leads:
        found.append(Advice.NO_LEAD)
    found += _of_term(task, on=on, calendar=calendar)
    if _VAGUE.search(task.title) and not task.form:
        found.append(Advice.VAGUE_RESULT)
    if leads and rivals(task, leads):
        found.append(Advice.SAME_END)
    last = task.until_on or task.due_on
    if last and (last - on).days > LONG_DAYS and _bodies(shares) > 1:
        found.append(Advice.ROAD_MAP)
    return found


def rivals(task: Task, leads: Iterable[Assignment]) -> list[Task]:
    """Instructions on control with the same lead and mostly the same words in the title."""
    bodies = [share.body_id for share in leads if share.body_id]
    others = Task.objects.on_control().exclude(pk=task.pk).filter(assignments__body__in=bodies).distinct()
    others = others.select_related("announcement").only(*_TOLD_OF_RIVALS)
    mine = _stems(task.title)
    return [other for other in others[:500] if _alike(mine, _stems(other.title))]


def _of_term(task: Task, *, on: dt.date, calendar: WorkingDays) -> list[Advice]:
    if task.due_kind == DueKind.NONE:
        return [Advice.NO_DEADLINE]
    if task.due_on is None:
        return []
    if task.due_on < on:
        return [Advice.PASSED]
    short = working_days_left(task.due_on, on=on, calendar=calendar) < SHORTEST_WORKING_DAYS
    return [Advice.SHORT_TERM] if short else []


def _bodies(shares: list[Assignment]) -> int:
    collective = any(share.body and share.body.is_collective for share in shares)
    return 2 if collective else len(shares)


def _stems(title: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"\w{4,}", title.casefold()))


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one and two) and len(one & two) >= 0.7 * len(one | two)
