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
    _check(task, title=title, due_on=due_on)
    milestone = Milestone(task=task, title=title.strip()[:300], due_on=due_on)
    attribute(milestone, by=by, reason="added")
    milestone.save()
    return milestone


@transaction.atomic
def change_milestone(
    milestone: Milestone, *, title: str, due_on: dt.date, reason: str, by: User
) -> Milestone:
    """Word a step anew or move its day; say why. What it was before stays in the history."""
    require_control(by)
    task, milestone = _open_step(milestone)
    _check(task, title=title, due_on=due_on)
    if not reason.strip():
        raise Refused(_("Say why."))
    milestone.title, milestone.due_on = title.strip()[:300], due_on
    attribute(milestone, by=by, reason=reason.strip())
    milestone.save()
    return milestone


@transaction.atomic
def drop_milestone(milestone: Milestone, *, reason: str, by: User) -> None:
    """Take a step that is not done out of the task; the history keeps it and why."""
    require_control(by)
    _task, milestone = _open_step(milestone)
    if not reason.strip():
        raise Refused(_("Say why."))
    attribute(milestone, by=by, reason=reason.strip())
    milestone.delete()


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


def _open_step(milestone: Milestone) -> tuple[Task, Milestone]:
    task = lock(milestone.task)
    milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if milestone.done_on:
        raise Refused(_("This step was done on %(day)s.") % {"day": milestone.done_on.isoformat()})
    return task, milestone


def _check(task: Task, *, title: str, due_on: dt.date) -> None:
    if not title.strip():
        raise Refused(_("Say in a few words what is to be done."))
    if task.due_on and due_on > task.due_on:
        raise Refused(_("A step cannot be due after the whole."))


def _require_lead(task: Task, *, by: User, on: dt.date) -> None:
    mine = task.assignments.filter(role=Assignment.Role.LEAD).held_by(by, on=on).first()
    require_report(by, mine or Assignment(task=task), on=on)
