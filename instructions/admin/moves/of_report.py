from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from instructions.admin.moves import forms
from instructions.admin.moves.move import Move
from instructions.models import ProgressReport
from instructions.services import reporting

MOVES = (
    Move(
        "send",
        _("Send the report"),
        _("The report has gone to the control unit."),
        lambda row, asked: reporting.submit_draft(
            row, by=asked.by, now=asked.now, text=asked.data["text"], files=asked.data["evidence"]
        ),
        lambda row, actor: actor.user == row.author and row.state == ProgressReport.State.DRAFT,
        form=forms.DraftForm,
    ),
    Move(
        "accept",
        _("Accept the report"),
        _("The report is accepted."),
        lambda row, asked: reporting.accept_report(
            row, by=asked.by, now=asked.now, evidence_checked=asked.data["evidence_checked"]
        ),
        lambda row, actor: actor.controls and row.state == ProgressReport.State.SUBMITTED,
        form=forms.CheckedForm,
        by_control=True,
    ),
    Move(
        "return",
        _("Return with remarks"),
        _("The report is returned with your remarks."),
        lambda row, asked: reporting.return_report(
            row, by=asked.by, now=asked.now, remarks=asked.data["remarks"]
        ),
        lambda row, actor: actor.controls and row.state == ProgressReport.State.SUBMITTED,
        form=forms.RemarksForm,
        by_control=True,
    ),
)
