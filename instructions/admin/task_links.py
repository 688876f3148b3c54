"""How an instruction hangs together with others, told from its own side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from instructions.models import Task
from instructions.querysets import TaskQuerySet

FOLLOWED: dict[str, Promise] = {
    "": _("Followed by"),
    Task.Link.CONTINUES: _("Continued by"),
    Task.Link.SAME: _("The same as"),
    Task.Link.REPLACES: _("Replaced by"),
}


@dataclass(frozen=True, slots=True)
class Link:
    word: str
    task: Task


def links_of(task: Task, seen: TaskQuerySet) -> list[Link]:
    """Those that the reader may see. One query for all that point here or are pointed to."""
    earlier = [pk for pk in (task.follows_id, task.merged_into_id) if pk]
    others = seen.filter(Q(pk__in=earlier) | Q(follows=task) | Q(merged_into=task)).order_by("pk")
    return [link for other in others for link in _links(task, other)]


def _links(task: Task, other: Task) -> Iterator[Link]:
    if other.pk == task.merged_into_id:
        yield Link(str(_("Merged into")), other)
    if other.pk == task.follows_id:
        yield Link(task.get_follows_as_display() or str(_("Follows from")), other)
    if other.follows_id == task.pk:
        yield Link(str(FOLLOWED[other.follows_as]), other)
    if other.merged_into_id == task.pk:
        yield Link(str(_("Taken in")), other)
