"""What was told before: a passage read anew, and an announcement published a second time with small edits."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models.functions import Length

from instructions.extraction.found import FoundTask, Span
from instructions.models import Announcement, Task
from instructions.querysets import TaskQuerySet

NEAR = dt.timedelta(days=14)
MOST = 50
"""So many announcements of the days around are compared, those taken in last first."""
SAME_TEXT = 0.6
SAME_PASSAGE = 0.75
SAME_PLACE = 0.5


def earlier_wording(text: str, *, published_on: dt.date) -> Announcement | None:
    """The first wording of an announcement of which this text has most words in the same order."""
    mine = _triples(text)
    around = Announcement.objects.filter(published_on__range=(published_on - NEAR, published_on + NEAR))
    sized = around.annotate(size=Length("text")).filter(size__gte=len(text) // 2, size__lte=len(text) * 2)
    near = sized.exclude(source=Announcement.Source.SPOKEN).select_related("wording_of").order_by("-pk")
    for other in near[:MOST]:
        theirs = _triples(other.text)
        if mine and theirs and len(mine & theirs) >= SAME_TEXT * min(len(mine), len(theirs)):
            return other.wording_of or other
    return None


def earlier_tasks(announcement: Announcement) -> TaskQuerySet:
    """What was proposed from the earlier wordings of an announcement, whatever became of it."""
    first = announcement.wording_of_id
    if first is None:
        return Task.objects.none()
    before = Announcement.objects.filter(pk__lt=announcement.pk)
    return Task.objects.filter(announcement__in=before.filter(pk=first) | before.filter(wording_of=first))


def told_here(told: Mapping[str, FoundTask], tasks: Iterable[Task]) -> set[str]:
    """Of what was found those whose passage a task of the same text has, by its words or by its place.

    Reading may have learnt since to begin or end a quote elsewhere. An accepted quote in which two orders
    are found now stands for one of them; a rejected one for all that is found in it.
    """
    known = list(tasks)
    marks = {task.fingerprint for task in known}
    here = {mark for mark in told if mark in marks}
    places = _Places(task for task in known if task.fingerprint not in told)
    for mark, found in told.items():
        if mark not in here and places.take(found.span):
            here.add(mark)
    return here


class _Places:
    """Quotes of tasks by where they stand in the text."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        spans = [
            (start, end, task)
            for task in tasks
            for start, end in task.evidence.get("quote", ())
            if end > start
        ]
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._starts = [start for start, _end, _task in self._spans]
        self._longest = max((end - start for start, end, _task in self._spans), default=0)
        self._taken: set[int] = set()

    def take(self, span: Span) -> bool:
        first = bisect_left(self._starts, span.start - self._longest)
        for start, end, task in self._spans[first : bisect_right(self._starts, span.end)]:
            common = min(end, span.end) - max(start, span.start)
            if common >= SAME_PLACE * min(end - start, span.end - span.start) and self._free(task):
                return True
        return False

    def _free(self, task: Task) -> bool:
        if task.state == Task.State.REJECTED:
            return True
        is_free = task.pk not in self._taken
        self._taken.add(task.pk)
        return is_free


def told_before(told: Mapping[str, FoundTask], tasks: Iterable[Task], *, text: str) -> set[str]:
    """Of what was found in a later wording those that a task of an earlier one stands for, each for one.

    A rejected passage is known by its words alone; any other also by its day and its leads: where these
    are others now, the controller is to see it.
    """
    earlier = [(task, _words(task.quote)) for task in tasks]
    pairs = []
    for mark, found in told.items():
        words = _words(found.span.of(text))
        for task, theirs in earlier:
            alike = len(words & theirs) / (len(words | theirs) or 1)
            if alike >= SAME_PASSAGE and (task.state == Task.State.REJECTED or _says_the_same(found, task)):
                pairs.append((alike, mark, task.pk))
    known: dict[str, int] = {}
    for _alike, mark, pk in sorted(pairs, reverse=True):
        if mark not in known and pk not in known.values():
            known[mark] = pk
    return set(known)


def _says_the_same(found: FoundTask, task: Task) -> bool:
    read: dict[str, Any] = task.proposal or {}
    deadline = read.get("deadline") or {}
    day = found.due.date.isoformat() if found.due.date else None
    every = found.due.every.value if found.due.every else None
    leads = [
        f"?: {owner.id.removeprefix('?:').strip()}" if owner.id.startswith("?:") else owner.id
        for owner in found.lead
    ]
    return leads == read.get("lead") and (day, every) == (deadline.get("date"), deadline.get("every"))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _triples(text: str) -> set[tuple[str, str, str]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(words, words[1:], words[2:], strict=False))
