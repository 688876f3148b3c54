from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from instructions.admin.moves import forms
from instructions.admin.moves.move import Actor, Move
from instructions.models import ProgressReport
from instructions.services import reporting


def _waits_for(report: ProgressReport, actor: Actor) -> bool:
    """Handed in, of a share that has not ended meanwhile, and this person's to decide."""
    if report.state != ProgressReport.State.SUBMITTED or not report.assignment.is_open:
        return False
    return actor.decides(report.assignment, asked_by=report.author_id)


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
        done_of_part=_("The report is with those who passed the part on."),
    ),
    Move(
        "accept",
        _("Accept the report"),
        _("The report is accepted."),
        lambda row, asked: reporting.accept_report(
            row, by=asked.by, now=asked.now, evidence_checked=asked.data["evidence_checked"]
        ),
        _waits_for,
        form=forms.CheckedForm,
    ),
    Move(
        "return",
        _("Return with remarks"),
        _("The report is returned with your remarks."),
        lambda row, asked: reporting.return_report(
            row, by=asked.by, now=asked.now, remarks=asked.data["remarks"]
        ),
        _waits_for,
        form=forms.RemarksForm,
    ),
)
