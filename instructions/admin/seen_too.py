"""Instructions on control that read like another one, and whether the two are linked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from instructions import quality
from instructions.models import Assignment, Task

MOST = 3


@dataclass(frozen=True, slots=True)
class SeenToo:
    task: Task
    is_said: bool
    """One of the two says already what it is to the other."""
    is_taken_back: bool
    """The link is this instruction's own, and may be taken back here."""
    may_be_said: bool


def seen_too(task: Task, shares: Iterable[Assignment]) -> list[SeenToo]:
    """One query, whatever is found."""
    leads = [share for share in shares if share.role == Assignment.Role.LEAD]
    return [_seen(task, other) for other in quality.rivals(task, leads)[:MOST]] if leads else []


def _seen(task: Task, other: Task) -> SeenToo:
    own = task.follows_id == other.pk
    said = own or other.follows_id == task.pk
    return SeenToo(other, said, own, not said and task.follows_id is None)
