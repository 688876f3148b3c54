from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from instructions.admin.moves.move import Actor, Move
from instructions.models import Assignment, Milestone
from instructions.services import milestones


def _may_reach(step: Milestone, actor: Actor) -> bool:
    """The control unit, or a body that leads the task."""
    if step.done_on or not step.task.is_open:
        return False
    if actor.controls:
        return True
    leads = step.task.assignments.filter(role=Assignment.Role.LEAD)
    return actor.works and leads.visible_to(actor.user, on=actor.on).exists()


MOVES = (
    Move(
        "reach",
        _("Done"),
        _("The step is done."),
        lambda row, asked: milestones.reach_milestone(row, by=asked.by, now=asked.now),
        _may_reach,
    ),
)
