"""Reports, those saved, and those in the making."""

from __future__ import annotations

from django.utils import timezone

from instructions.documents.reports.background import make_next
from instructions.models import ReportRun, SavedReport
from instructions.services.report_runs import ask_run
from tests.instructions.api.office import Office
from tests.instructions.api.rights.case import (
    ADMINISTRATION,
    EVERYBODY,
    KEEPERS,
    OWN,
    READERS,
    THOSE_WHO_SEE_ALL,
    Case,
)


def made_run(office: Office) -> ReportRun:
    """A report made for the owner."""
    run = ask_run(
        report="due",
        question={},
        kind="csv",
        language="en",
        by=office.people["owner"],
        now=timezone.now(),
    )
    make_next()
    return run


UNSEEN = (404, 404, 404, 401)
SENT_TO_COLLEAGUE = (200, 200, *UNSEEN)
OWNER = (200, 403, *UNSEEN)


def _saved(office: Office) -> SavedReport:
    saved = SavedReport.objects.create(name="Due", report="due", owner=office.people["owner"])
    saved.recipients.add(office.people["colleague"])
    return saved


CASES = [
    Case("summary", "reports/summary/", EVERYBODY),
    Case("overdue", "reports/overdue/", EVERYBODY),
    Case("by body", "reports/by-body/", EVERYBODY),
    Case("discipline", "reports/discipline/", EVERYBODY),
    Case("due", "reports/due/", EVERYBODY),
    Case("workload", "reports/workload/", EVERYBODY),
    Case("extensions moved", "reports/extensions/", EVERYBODY),
    Case("pace", "reports/pace/", EVERYBODY),
    Case("corrections", "reports/corrections/", (403, 403, 403, 200, 200, 401)),
    Case("weeks counted", "reports/counted-weeks/", ADMINISTRATION),
    Case("weeks counted again", "reports/counted-weeks/", ADMINISTRATION, "post"),
    Case("unreached", "reports/unreached/", (403, 403, 403, 403, 200, 401)),
    Case("control card", "reports/control-card/?task={task}", READERS),
    Case("runs", "reports/runs/", EVERYBODY),
    Case("run asked for", "reports/runs/", (202,) * 5 + (401,), "post", {"report": "due", "format": "xlsx"}),
    Case("run", "reports/runs/{made}/", OWN, given=lambda office: made_run(office)),
    Case("file of a run", "reports/runs/{made}/file/", OWN, given=lambda office: made_run(office)),
    Case("rows", "reports/rows/?selection=on-control", EVERYBODY),
    Case("rows of review", "reports/task-rows/?selection=untouched", THOSE_WHO_SEE_ALL),
    Case("rows of what was rejected", "reports/task-rows/?selection=rejected", KEEPERS),
    Case("saved reports", "reports/saved/", EVERYBODY),
    Case("report saved", "reports/saved/", (201,) * 5 + (401,), "post", {"name": "Due", "report": "due"}),
    Case("saved report", "reports/saved/{made}/", SENT_TO_COLLEAGUE, given=_saved),
    Case(
        "saved report changed",
        "reports/saved/{made}/",
        OWNER,
        "patch",
        {"recipients": ["{owner}"]},
        given=_saved,
    ),
    Case("saved report made", "reports/saved/{made}/make/", (202, 202, *UNSEEN), "post", given=_saved),
    Case("saved report left", "reports/saved/{made}/leave/", (204, 204, *UNSEEN), "post", given=_saved),
    Case("saved report forgotten", "reports/saved/{made}/forget/", (204, 403, *UNSEEN), "post", given=_saved),
    Case("history of a saved report", "reports/saved/{made}/history/", SENT_TO_COLLEAGUE, given=_saved),
]
