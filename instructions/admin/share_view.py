"""Two of the three things to know of a share: what is said of it, and what the files show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from instructions.models import Assignment, ProgressReport


@dataclass(frozen=True, slots=True)
class ShareView:
    said: str
    shown: str
    holds: bool
    """The controller has looked at the files, and they bear the words out."""


def view_of(share: Assignment, reports: Sequence[ProgressReport]) -> ShareView:
    """From the latest report that was submitted; `reports` are the latest first."""
    last = next((report for report in reports if report.state != ProgressReport.State.DRAFT), None)
    if last is None:
        return ShareView(_unreported(share), _("nothing yet"), False)
    said = _("no change") if last.no_change else _("done")
    files = len(last.files.all())
    if not files:
        return ShareView(said, _("no file"), False)
    count = ngettext("%(count)s file", "%(count)s files", files) % {"count": files}
    return ShareView(said, f"{count} · {_judged(last)}", last.evidence_checked)


def _unreported(share: Assignment) -> str:
    if share.status == Assignment.Status.TAKEN:
        return _("has accepted it for work")
    if share.status == Assignment.Status.IN_PROGRESS:
        return _("is at work")
    return _("nothing yet") if share.is_open else "–"


def _judged(report: ProgressReport) -> str:
    if report.state == ProgressReport.State.RETURNED:
        return _("not enough, returned")
    if report.evidence_checked:
        return _("looked at, they show it")
    if report.state == ProgressReport.State.ACCEPTED:
        return _("accepted without a look at them")
    return _("not looked at yet")
