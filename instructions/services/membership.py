"""When the members of a collective change, open tasks spread over it are compared and, if wished, mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from instructions import office
from instructions.models import Assignment, Body, Membership, Task, User
from instructions.models.due import DueKind
from instructions.querysets import AssignmentQuerySet, TaskQuerySet
from instructions.rights import require_control
from instructions.services.moves import end_assignment
from instructions.services.record import attribute, lock, save

_OF_THE_PERIOD = ~Q(task__due_kind=DueKind.RECURRING) | Q(original_due_on=F("task__due_on"))


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
    return differences([task], on=on)[task.pk]


def differences(tasks: Iterable[Task], *, on: dt.date) -> dict[int, Difference]:
    """For each task by its key. Three queries, however many there are."""
    shares: dict[int, list[Assignment]] = {task.pk: [] for task in tasks}
    rows = current_shares().filter(task__in=shares).select_related("body", "via")
    for share in rows.order_by("task", "-role", "position", "pk"):
        shares[share.task_id].append(share)
    collectives = {share.via_id for found in shares.values() for share in found if share.via_id}
    members = _members(collectives, on=on)
    return {pk: _difference(found, members) for pk, found in shares.items()}


def _members(collectives: set[int], *, on: dt.date) -> dict[int, dict[int, Body]]:
    found: dict[int, dict[int, Body]] = {pk: {} for pk in collectives}
    rows = Membership.objects.on(on).filter(collective__in=collectives).select_related("member")
    for row in rows.order_by("member__kind", "member__name_en", "member"):
        found[row.collective_id][row.member_id] = row.member
    return found


def _difference(shares: list[Assignment], members: dict[int, dict[int, Body]]) -> Difference:
    named = {share.body_id for share in shares}
    joined: list[tuple[Body, Body]] = []
    left: list[Assignment] = []
    for collective in dict.fromkeys(share.via for share in shares if share.via):
        current = members[collective.pk]
        joined += [(collective, member) for pk, member in current.items() if pk not in named]
        left += [s for s in shares if s.via == collective and s.is_open and s.body_id not in current]
    return Difference(tuple(joined), tuple(left))


def tasks_that_differ(*, on: dt.date) -> TaskQuerySet:
    """Tasks on control whose collectives have other members on that day than are assigned."""
    members = Membership.objects.on(on)
    spread = current_shares().filter(via__isnull=False)
    stays = members.filter(collective=OuterRef("via"), member=OuterRef("body"))
    left = spread.open().filter(~Exists(stays))
    named = Assignment.objects.filter(
        task=OuterRef(OuterRef("task")), parent=None, body=OuterRef("member")
    ).filter(_OF_THE_PERIOD)
    new = members.filter(~Exists(named), collective=OuterRef("via"))
    joined = spread.filter(Exists(new))
    return Task.objects.on_control().filter(Q(pk__in=left.values("task")) | Q(pk__in=joined.values("task")))


@transaction.atomic
def apply_difference(task: Task, *, by: User, now: dt.datetime) -> Difference:
    """Assign the task to those who have joined and end the open share of those who have left."""
    require_control(by)
    task = lock(task)
    found = difference(task, on=office.today(now))
    for collective, member in found.joined:
        model = current_shares().filter(task=task, via=collective).order_by("pk").first()
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


def current_shares() -> AssignmentQuerySet:
    """The tasks' own assignments; of a recurring one those of the period that runs."""
    return Assignment.objects.filter(_OF_THE_PERIOD, parent=None)
