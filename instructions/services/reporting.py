"""Progress reports: written by an executor, accepted or returned by a controller.

Of a part that was passed on, they are accepted or returned also by whoever holds the whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import Refused
from instructions.models import Assignment, Event, Evidence, ProgressReport, User
from instructions.models.due import DueKind
from instructions.rights import require_decision, require_report
from instructions.services.events import note
from instructions.services.evidence import checked
from instructions.services.extending import end_requests
from instructions.services.moves import end_parts, move
from instructions.services.record import attribute, lock, save

S = Assignment.Status


@transaction.atomic
def submit_report(
    assignment: Assignment,
    *,
    by: User,
    now: dt.datetime,
    text: str,
    files: Sequence[UploadedFile[bytes]] = (),
    no_change: bool = False,
    source: str = ProgressReport.Source.DESK,
    expected: int | None = None,
) -> ProgressReport:
    """Say what was done and hand it to the controller.

    "No change" is enough for a recurring task; else text and at least one evidence file are required.
    Raises `NotAllowed`, `Stale`, or `Refused`.
    """
    require_report(by, assignment, on=office.today(now))
    assignment = lock(assignment, expected=expected)
    _require_content(assignment, text=text, files=files, no_change=no_change)
    move(assignment, S.SUBMITTED)
    report = ProgressReport(
        assignment=assignment,
        state=ProgressReport.State.SUBMITTED,
        text=text.strip() or str(_("No change.")),
        no_change=no_change,
        period_on=assignment.due_on,
        source=source,
        author=by,
        submitted_at=now,
    )
    attribute(report, by=by, reason="submitted")
    report.save()
    add_evidence(report, files=files)
    assignment.submitted_at = assignment.submitted_at or now
    note(Event.Kind.SUBMITTED, assignment, by=by, now=now, report=report.pk)
    save(assignment, by=by, reason="report submitted")
    return report


@transaction.atomic
def draft_report(
    assignment: Assignment,
    *,
    by: User,
    now: dt.datetime,
    text: str,
    files: Sequence[UploadedFile[bytes]] = (),
    source: str = ProgressReport.Source.EMAIL,
) -> ProgressReport:
    """Keep what came in from outside as a draft, which its author reads once more and sends.

    Raises `NotAllowed`, or `Refused` where there is nothing to keep or a file cannot be taken.
    """
    require_report(by, assignment, on=office.today(now))
    assignment = lock(assignment)
    if not assignment.is_open:
        raise Refused(_("The assignment is not open any more."))
    if not text.strip() and not files:
        raise Refused(_("Say what was done."))
    report = ProgressReport(assignment=assignment, text=text.strip(), source=source, author=by)
    attribute(report, by=by, reason="drafted")
    report.save()
    add_evidence(report, files=files)
    return report


@transaction.atomic
def submit_draft(
    report: ProgressReport,
    *,
    by: User,
    now: dt.datetime,
    text: str,
    files: Sequence[UploadedFile[bytes]] = (),
) -> ProgressReport:
    """The author hands a draft to the controller, with the words as they are now and perhaps more files.

    Raises `NotAllowed` or `Refused`.
    """
    require_report(by, report.assignment, on=office.today(now))
    assignment = lock(report.assignment)
    report = ProgressReport.objects.select_for_update().get(pk=report.pk)
    if report.state != ProgressReport.State.DRAFT or report.author_id != by.pk:
        raise Refused(_("This draft has been sent already or belongs to somebody else."))
    kept = [*report.files.all(), *add_evidence(report, files=files)]
    if not text.strip():
        raise Refused(_("Say what was done."))
    if not kept:
        raise Refused(_("Add at least one file that shows it."))
    move(assignment, S.SUBMITTED)
    report.state, report.text = ProgressReport.State.SUBMITTED, text.strip()
    report.period_on, report.submitted_at = assignment.due_on, now
    attribute(report, by=by, reason="submitted")
    report.save()
    assignment.submitted_at = assignment.submitted_at or now
    note(Event.Kind.SUBMITTED, assignment, by=by, now=now, report=report.pk)
    save(assignment, by=by, reason="report submitted")
    return report


@transaction.atomic
def accept_report(
    report: ProgressReport, *, by: User, now: dt.datetime, evidence_checked: bool = True
) -> ProgressReport:
    """The share is found done: it counts as done on the day the report was submitted; its parts end."""
    _require_decision(report, by=by, now=now)
    assignment, report = _submitted(report)
    move(assignment, S.ACCEPTED)
    report.state, report.evidence_checked = ProgressReport.State.ACCEPTED, evidence_checked
    _decide(report, by=by, now=now)
    assert report.submitted_at
    assignment.done_on = office.today(report.submitted_at)
    note(Event.Kind.DONE, assignment, by=by, now=now, report=report.pk)
    save(assignment, by=by, reason="report accepted")
    end_requests(assignment, by=by, now=now, note=_("The report was accepted."))
    end_parts(assignment, by=by, now=now)
    return report


@transaction.atomic
def return_report(report: ProgressReport, *, by: User, now: dt.datetime, remarks: str) -> ProgressReport:
    """Send the report back and say what is missing."""
    _require_decision(report, by=by, now=now)
    assignment, report = _submitted(report)
    if not remarks.strip():
        raise Refused(_("Say what is missing."))
    move(assignment, S.RETURNED)
    report.state, report.remarks = ProgressReport.State.RETURNED, remarks.strip()
    _decide(report, by=by, now=now)
    note(Event.Kind.RETURNED, assignment, by=by, now=now, report=report.pk)
    save(assignment, by=by, reason="report returned")
    return report


def add_evidence(report: ProgressReport, *, files: Sequence[UploadedFile[bytes]]) -> list[Evidence]:
    """Keep files with a report. Raises `Refused` naming the file that cannot be taken; then none is."""
    found = [checked(file) for file in files]
    return [
        Evidence.objects.create(
            report=report,
            file=file.upload,
            name=file.name,
            size=file.size,
            content_type=file.content_type,
            sha256=file.sha256,
        )
        for file in found
    ]


def _require_content(
    assignment: Assignment, *, text: str, files: Sequence[UploadedFile[bytes]], no_change: bool
) -> None:
    recurring = assignment.task.due_kind == DueKind.RECURRING
    if no_change and not recurring:
        raise Refused(_("“No change” is only for instructions that recur."))
    if no_change:
        return
    if not text.strip():
        raise Refused(_("Say what was done."))
    if not files:
        raise Refused(_("Add at least one file that shows it."))


def _require_decision(report: ProgressReport, *, by: User, now: dt.datetime) -> None:
    require_decision(by, report.assignment, asked_by=report.author_id, on=office.today(now))


def _submitted(report: ProgressReport) -> tuple[Assignment, ProgressReport]:
    assignment = lock(report.assignment)
    report = ProgressReport.objects.get(pk=report.pk)
    if report.state != ProgressReport.State.SUBMITTED:
        raise Refused(
            _("This report has been decided already: %(state)s.") % {"state": report.get_state_display()}
        )
    return assignment, report


def _decide(report: ProgressReport, *, by: User, now: dt.datetime) -> None:
    report.decided_by, report.decided_at = by, now
    attribute(report, by=by, reason=f"report {report.state}")
    report.save()
