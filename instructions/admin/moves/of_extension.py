from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from instructions.admin.moves import forms
from instructions.admin.moves.move import Actor, Move
from instructions.models import Extension
from instructions.services import extending


def _decides(extension: Extension, actor: Actor) -> bool:
    asked_by = extension.asked_by_id
    waits = extension.state == Extension.State.REQUESTED
    return waits and actor.decides(extension.assignment, asked_by=asked_by)


def _may_grant(extension: Extension, actor: Actor) -> bool:
    return _decides(extension, actor) and (actor.controls or not extending.is_beyond_whole(extension))


MOVES = (
    Move(
        "grant",
        _("Grant"),
        _("The extension is granted."),
        lambda row, asked: extending.grant_extension(
            row, by=asked.by, now=asked.now, note=asked.data["note"]
        ),
        _may_grant,
        form=forms.DecisionForm,
    ),
    Move(
        "refuse",
        _("Refuse"),
        _("The extension is refused."),
        lambda row, asked: extending.refuse_extension(
            row, by=asked.by, now=asked.now, note=asked.data["note"]
        ),
        _decides,
        form=forms.NoteForm,
    ),
    Move(
        "withdraw",
        _("Take back"),
        _("The request is taken back."),
        lambda row, asked: extending.withdraw_extension(row, by=asked.by, now=asked.now),
        lambda row, actor: row.state == Extension.State.REQUESTED and row.asked_by_id == actor.user.pk,
    ),
)
