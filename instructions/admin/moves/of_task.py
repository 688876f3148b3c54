from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from instructions.admin.moves import forms
from instructions.admin.moves.move import Move
from instructions.services import closing

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
