from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import Refused
from instructions.models import Assignment, Milestone, Task, User
from instructions.rights import may_control, require_control, require_report
from instructions.services.record import attribute, lock


@transaction.atomic
def add_milestone(task: Task, *, title: str, due_on: dt.date, by: User) -> Milestone:
    """Set a step on the way. It lies no later than the task's own deadline."""
    require_control(by)
    task = lock(task)
    if not title.strip():
        raise Refused(_("Say in a few words what is to be done."))
    if task.due_on and due_on > task.due_on:
        raise Refused(_("A step cannot be due after the whole."))
    milestone = Milestone(task=task, title=title.strip()[:300], due_on=due_on)
    attribute(milestone, by=by, reason="added")
    milestone.save()
    return milestone


@transaction.atomic
def reach_milestone(milestone: Milestone, *, by: User, now: dt.datetime) -> Milestone:
    """Say that a step is done: the control unit, or a body that leads the task."""
    on = office.today(now)
    milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if not may_control(by):
        _require_lead(milestone.task, by=by, on=on)
    if milestone.done_on:
        raise Refused(_("This step was done on %(day)s.") % {"day": milestone.done_on.isoformat()})
    milestone.done_on = on
    attribute(milestone, by=by, reason="done")
    milestone.save()
    return milestone


def _require_lead(task: Task, *, by: User, on: dt.date) -> None:
    mine = task.assignments.filter(role=Assignment.Role.LEAD).visible_to(by, on=on).first()
    require_report(by, mine or Assignment(task=task), on=on)
