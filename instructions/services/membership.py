"""When the members of a collective change, open tasks spread over it are compared and, if wished, mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import Refused
from instructions.models import Assignment, Body, Event, Membership, Task, User
from instructions.models.due import DueKind
from instructions.querysets import OPEN_STATUSES, AssignmentQuerySet
from instructions.rights import require_control
from instructions.services import events
from instructions.services.moves import end_assignment
from instructions.services.record import attribute, lock, save

AT_ONCE = 50
"""Tasks that are looked at together."""
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


def tasks_that_differ(*, on: dt.date, most: int, since: dt.date | None = None) -> dict[int, Difference]:
    """Tasks on control whose collectives have other members on that day than are assigned, by their keys.

    Five queries: all that was spread is counted by task and collective, and of what does not add up the
    first `most` are looked at share by share. With `since` only collectives are asked for whose members have
    changed from that day on: most days none.
    """
    sizes = Membership.objects.on(on).order_by().values("collective").annotate(size=Count("member"))
    expected: dict[int, int] = dict(sizes.values_list("collective", "size"))
    spread = current_shares().filter(via__isnull=False, task__state=Task.State.ON_CONTROL).order_by()
    if since is not None:
        changed = _changed(since=since, on=on)
        if not changed:
            return {}
        spread = spread.filter(via__in=changed)
    doubtful = {
        task
        for task, via, present, open_and_present, still_open in _counted(spread, on=on)
        if (present, open_and_present) != (expected.get(via, 0), still_open)
    }
    found = differences(Task.objects.filter(pk__in=sorted(doubtful)[:most]).only("pk"), on=on)
    return {pk: difference for pk, difference in found.items() if difference}


def _changed(*, since: dt.date, on: dt.date) -> set[int]:
    """Collectives of which a member was entered, changed, came or left in these days. Two queries."""
    came = Q(from_on__gte=since, from_on__lte=on)
    left = Q(until_on__gte=since - dt.timedelta(days=1), until_on__lt=on)
    entered = Membership.history.filter(
        history_date__gte=dt.datetime.combine(since, dt.time(), office.zone())
    )
    found = set(Membership.objects.filter(came | left).values_list("collective", flat=True))
    return found | set(entered.values_list("collective", flat=True))


def _counted(shares: AssignmentQuerySet, *, on: dt.date) -> QuerySet[Assignment, tuple[int, ...]]:
    """(task, collective, shares of members of that day, open ones of these, open ones of all)"""
    membership = Membership.objects.on(on).filter(collective=OuterRef("via"), member=OuterRef("body"))
    stays, is_open = Q(Exists(membership)), Q(status__in=OPEN_STATUSES)
    return (
        shares.values("task", "via")
        .annotate(present=Count("pk", stays), now=Count("pk", stays & is_open), all=Count("pk", is_open))
        .values_list("task", "via", "present", "now", "all")
    )


@transaction.atomic
def apply_difference(task: Task, *, by: User, now: dt.datetime) -> Difference:
    """Assign the task to those who have joined and end the open share of those who have left."""
    require_control(by)
    task = lock(task)
    if task.state != Task.State.ON_CONTROL:
        raise Refused(
            _("This instruction is not on control: %(state)s.") % {"state": task.get_state_display()}
        )
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
        events.note(Event.Kind.ASSIGNED, share, by=by, now=now)
    for share in found.left:
        note = _("%(body)s has left %(collective)s.") % {"body": share.body, "collective": share.via}
        end_assignment(share, to=Assignment.Status.NOT_PURSUED, note=note, by=by, now=now)
    save(task, by=by, reason="members compared")
    return found


def current_shares() -> AssignmentQuerySet:
    """The tasks' own assignments; of a recurring one those of the period that runs."""
    return Assignment.objects.filter(_OF_THE_PERIOD, parent=None)
