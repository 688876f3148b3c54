from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from instructions.admin.moves import forms
from instructions.admin.moves.move import Move
from instructions.models import Extension
from instructions.services import extending

MOVES = (
    Move(
        "grant",
        _("Grant"),
        _("The extension is granted."),
        lambda row, asked: extending.grant_extension(
            row, by=asked.by, now=asked.now, note=asked.data["note"]
        ),
        lambda row, actor: actor.controls and row.state == Extension.State.REQUESTED,
        form=forms.DecisionForm,
        by_control=True,
    ),
    Move(
        "refuse",
        _("Refuse"),
        _("The extension is refused."),
        lambda row, asked: extending.refuse_extension(
            row, by=asked.by, now=asked.now, note=asked.data["note"]
        ),
        lambda row, actor: actor.controls and row.state == Extension.State.REQUESTED,
        form=forms.NoteForm,
        by_control=True,
    ),
    Move(
        "withdraw",
        _("Take back"),
        _("The request is taken back."),
        lambda row, asked: extending.withdraw_extension(row, by=asked.by, now=asked.now),
        lambda row, actor: row.state == Extension.State.REQUESTED and row.asked_by_id == actor.user.pk,
    ),
)
