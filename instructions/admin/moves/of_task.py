from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from instructions import rights
from instructions.admin.moves import forms
from instructions.admin.moves.more_forms import LinkForm, OtherTaskForm, StepForm
from instructions.admin.moves.move import Actor, Move
from instructions.models import Task
from instructions.services import closing, following, membership, milestones, remarking


def _where_it_is_told(task: Task, actor: Actor) -> bool:
    """Offered beside the difference or the other instruction, not among the other moves."""
    return False


_UNDECIDED = frozenset({Task.State.PROPOSED, Task.State.REJECTED})
MOVES = (
    Move(
        "close",
        _("Remove from control"),
        _("Removed from control."),
        lambda row, asked: closing.close_task(row, by=asked.by, now=asked.now, expected=asked.version),
        lambda row, actor: (
            actor.controls and row.is_open and not any(share.is_open for share in row.assignments.all())
        ),
        by_control=True,
    ),
    Move(
        "remark",
        _("Remark"),
        _("The remark is kept."),
        lambda row, asked: remarking.add_remark(row, text=asked.data["text"], by=asked.by, now=asked.now),
        lambda row, actor: rights.may_remark(actor.user) and row.state not in _UNDECIDED,
        form=forms.RemarkForm,
    ),
    Move(
        "step",
        _("Add a step"),
        _("The step is added."),
        lambda row, asked: milestones.add_milestone(
            row, title=asked.data["title"], due_on=asked.data["due_on"], by=asked.by
        ),
        lambda row, actor: actor.controls and row.is_open,
        form=StepForm,
        by_control=True,
    ),
    Move(
        "follow",
        _("Link to an earlier one"),
        _("The link is kept and shown on both instructions."),
        lambda row, asked: following.follow(
            row, earlier=asked.data["other"], link=asked.data["link"], by=asked.by, expected=asked.version
        ),
        lambda row, actor: actor.controls and row.state not in _UNDECIDED and row.follows_id is None,
        form=LinkForm,
        by_control=True,
    ),
    Move(
        "same",
        _("The same instruction"),
        _("The link is kept and shown on both instructions."),
        lambda row, asked: following.follow(
            row,
            earlier=asked.data["other"],
            link=Task.Link.SAME,
            by=asked.by,
            expected=asked.version,
        ),
        _where_it_is_told,
        form=OtherTaskForm,
        by_control=True,
    ),
    Move(
        "unlink",
        _("Take the link back"),
        _("The link is taken back."),
        lambda row, asked: following.unlink(row, by=asked.by, expected=asked.version),
        lambda row, actor: actor.controls and row.follows_id is not None,
        by_control=True,
    ),
    Move(
        "merge",
        _("Merge into another"),
        _("This instruction ends here and goes on in the other one."),
        lambda row, asked: following.merge_task(
            row, into=asked.data["other"], by=asked.by, now=asked.now, expected=asked.version
        ),
        lambda row, actor: actor.controls and row.is_open,
        form=OtherTaskForm,
        by_control=True,
        is_end=True,
    ),
    Move(
        "members",
        _("Bring the members up to date"),
        _("The assignments follow the membership of today."),
        lambda row, asked: membership.apply_difference(row, by=asked.by, now=asked.now),
        _where_it_is_told,
        by_control=True,
    ),
    Move(
        "cancel",
        pgettext_lazy("an instruction", "Cancel the instruction"),
        _("The instruction is cancelled."),
        lambda row, asked: closing.cancel_task(
            row, by=asked.by, now=asked.now, note=asked.data["note"], expected=asked.version
        ),
        lambda row, actor: actor.controls and row.is_open,
        form=forms.NoteForm,
        by_control=True,
        is_end=True,
    ),
)
