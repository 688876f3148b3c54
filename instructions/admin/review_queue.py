"""What waits for review, in the order in which it should be looked at."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from instructions.models import Task
from instructions.querysets import TaskQuerySet

LONGEST = 2_000
"""So many proposals have a place in line; the rest move up as these are decided."""


def in_order() -> TaskQuerySet:
    """Nearest deadline first, the doubtful before the certain, those without a day last."""
    return Task.objects.proposed().order_by(
        F("due_on").asc(nulls_last=True), F("confidence").asc(nulls_first=True), "pk"
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a proposal stands in the line, counted from 1; `number` is 0 for one that is not in it."""

    number: int
    length: int
    before: int | None
    after: int | None


def place_of(pk: int) -> Place:
    line = list(in_order().values_list("pk", flat=True)[:LONGEST])
    if pk not in line:
        return Place(0, len(line), None, line[0] if line else None)
    at = line.index(pk)
    return Place(
        at + 1,
        len(line),
        line[at - 1] if at else None,
        line[at + 1] if at + 1 < len(line) else None,
    )
