"""Tasks that follow from others: continued, replaced, told a second time; and the road map offered."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from instructions import office
from instructions.errors import Refused
from instructions.models import Assignment, Event, Task, User
from instructions.models.due import DueKind
from instructions.quality import ROAD_MAP_WORKING_DAYS
from instructions.rights import require_control
from instructions.services.events import note
from instructions.services.extending import end_requests
from instructions.services.moves import move
from instructions.services.record import attribute, lock, save

ROAD_MAP_RULE = "road-map"


@transaction.atomic
def propose_road_map(task: Task, *, by: User, now: dt.datetime) -> Task:
    """Propose that the same bodies first approve a road map, within ten working days; once."""
    require_control(by)
    task = lock(task)
    if road_map_of(task) is not None:
        raise Refused(_("A road map is proposed for this instruction already."))
    on = office.today(now)
    due = office.calendar().add(on, ROAD_MAP_WORKING_DAYS)
    with override(task.language):
        title = _("Approve a road map: %(title)s") % {"title": task.title}
        form = _("road map")
    road_map = Task(
        announcement=task.announcement,
        title=title[:500],
        form=form,
        language=task.language,
        due_kind=DueKind.DATE,
        due_on=due,
        follows=task,
        due_rule=ROAD_MAP_RULE,
        due_calendar=office.calendar().version,
    )
    attribute(road_map, by=by, reason="road map offered")
    road_map.save()
    for share in task.assignments.filter(parent=None):
        Assignment.objects.get_or_create(
            task=road_map,
            body=share.via or share.body,
            outside_name=share.outside_name,
            defaults={"role": share.role, "position": share.position},
        )
    return road_map


def road_map_of(task: Task) -> Task | None:
    """The road map that was proposed for an instruction and not rejected."""
    return task.followers.filter(due_rule=ROAD_MAP_RULE).exclude(state=Task.State.REJECTED).first()


@transaction.atomic
def follow(
    task: Task, *, earlier: Task, by: User, link: str = Task.Link.CONTINUES, expected: int | None = None
) -> Task:
    """Say that an instruction continues or replaces an earlier one, or is the same."""
    require_control(by)
    task = lock(task, expected=expected)
    before: Task | None = Task.objects.get(pk=earlier.pk)
    while before is not None:
        if before.pk == task.pk:
            raise Refused(_("An instruction cannot follow from itself."))
        before = before.follows
    if link not in Task.Link.values:
        raise Refused(_("Choose what this instruction is to the other one."))
    task.follows, task.follows_as = earlier, link
    return save(task, by=by, reason=f"follows from {earlier.pk}")


@transaction.atomic
def unlink(task: Task, *, by: User, expected: int | None = None) -> Task:
    """Take a link back that was said by mistake."""
    require_control(by)
    task = lock(task, expected=expected)
    if task.follows_id is None:
        raise Refused(_("This instruction is not linked to an earlier one."))
    task.follows, task.follows_as = None, ""
    return save(task, by=by, reason="link taken back")


@transaction.atomic
def merge_task(task: Task, *, into: Task, by: User, now: dt.datetime, expected: int | None = None) -> Task:
    """The same instruction was put on control twice: one goes on, this one ends and points to it."""
    require_control(by)
    task = lock(task, expected=expected)
    if task.pk == into.pk or not into.is_open or not task.is_open:
        raise Refused(_("Choose another instruction that is on control."))
    for share in task.assignments.open().order_by("pk").select_for_update():
        move(share, Assignment.Status.MERGED)
        share.closed_at = now
        save(share, by=by, reason=f"merged into {into.number}")
        end_requests(share, by=by, now=now, note=_("It goes on as № %(number)s.") % {"number": into.number})
    task.state, task.merged_into, task.closed_on = Task.State.MERGED, into, office.today(now)
    note(Event.Kind.MERGED, task, by=by, now=now, into=into.pk)
    return save(task, by=by, reason=f"merged into {into.number}")
