from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from instructions.admin.moves import forms
from instructions.admin.moves.more_forms import StepChangeForm
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
    return actor.works and leads.held_by(actor.user, on=actor.on).exists()


def _may_change(step: Milestone, actor: Actor) -> bool:
    return actor.controls and step.done_on is None and step.task.is_open


MOVES = (
    Move(
        "reach",
        _("Done"),
        _("The step is done."),
        lambda row, asked: milestones.reach_milestone(row, by=asked.by, now=asked.now),
        _may_reach,
    ),
    Move(
        "change",
        _("Change"),
        _("The step is changed; what it was stays in the history."),
        lambda row, asked: milestones.change_milestone(
            row,
            title=asked.data["title"],
            due_on=asked.data["due_on"],
            reason=asked.data["reason"],
            by=asked.by,
        ),
        _may_change,
        form=StepChangeForm,
        by_control=True,
    ),
    Move(
        "drop",
        _("Take out"),
        _("The step is taken out; the history keeps it."),
        lambda row, asked: milestones.drop_milestone(row, reason=asked.data["note"], by=asked.by),
        _may_change,
        form=forms.NoteForm,
        by_control=True,
        is_end=True,
    ),
)
