"""When the members of a collective change, open tasks spread over it are compared and, if wished, mended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from instructions import office
from instructions.models import Assignment, Body, Task, User
from instructions.models.due import DueKind
from instructions.querysets import AssignmentQuerySet
from instructions.rights import require_control
from instructions.services.moves import end_assignment
from instructions.services.record import attribute, lock, save


@dataclass(frozen=True, slots=True)
class Difference:
    """For one task: bodies that have joined its collective, and open assignments of those that have left."""

    joined: tuple[tuple[Body, Body], ...]
    """(collective, new member)"""
    left: tuple[Assignment, ...]

    def __bool__(self) -> bool:
        return bool(self.joined or self.left)


def difference(task: Task, *, on: dt.date) -> Difference:
    """How the task's assignments differ from the membership of its collectives as of that day."""
    shares = list(_current(task).select_related("body", "via"))
    named = {share.body_id for share in shares}
    joined: list[tuple[Body, Body]] = []
    left: list[Assignment] = []
    for collective in {share.via for share in shares if share.via}:
        members = list(collective.members_on(on))
        current = {member.pk for member in members}
        joined += [(collective, member) for member in members if member.pk not in named]
        left += [s for s in shares if s.via == collective and s.is_open and s.body_id not in current]
    return Difference(tuple(joined), tuple(left))


@transaction.atomic
def apply_difference(task: Task, *, by: User, now: dt.datetime) -> Difference:
    """Assign the task to those who have joined and end the open share of those who have left."""
    require_control(by)
    task = lock(task)
    found = difference(task, on=office.today(now))
    for collective, member in found.joined:
        model = _current(task).filter(via=collective).order_by("pk").first()
        assert model is not None
        share = Assignment(
            task=task,
            body=member,
            role=model.role,
            position=model.position,
            via=collective,
            status=Assignment.Status.ASSIGNED,
            assigned_at=now,
            original_due_on=task.due_on,
            due_on=task.due_on,
        )
        attribute(share, by=by, reason="joined the collective")
        share.save()
    for share in found.left:
        note = _("%(body)s has left %(collective)s.") % {"body": share.body, "collective": share.via}
        end_assignment(share, to=Assignment.Status.NOT_PURSUED, note=note, by=by, now=now)
    save(task, by=by, reason="members compared")
    return found


def _current(task: Task) -> AssignmentQuerySet:
    """The task's own assignments; of a recurring one those of the period that runs."""
    shares = Assignment.objects.filter(task=task, parent=None)
    recurring = task.due_kind == DueKind.RECURRING
    return shares.filter(original_due_on=task.due_on) if recurring else shares
