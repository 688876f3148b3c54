"""Progress reports and extensions."""

from __future__ import annotations

from django.utils import timezone

from instructions.models import ProgressReport
from instructions.services.reporting import draft_report
from tests.instructions.api.office import Office, act
from tests.instructions.api.rights.case import CONTROL, EVERYBODY, OWN, READERS, Case, workers


def _draft(office: Office) -> ProgressReport:
    """Seen by its author alone until it is sent."""
    return draft_report(
        office.assignment, by=office.people["owner"], now=timezone.now(), text="Done", files=[act()]
    )


CASES = [
    Case("reports", "progress-reports/", EVERYBODY),
    Case("report", "progress-reports/{report}/", READERS, given=Office.submitted),
    Case("report accepted", "progress-reports/{report}/accept/", CONTROL, "post", given=Office.submitted),
    Case(
        "report returned",
        "progress-reports/{report}/return/",
        CONTROL,
        "post",
        {"remarks": "The list is missing."},
        given=Office.submitted,
    ),
    Case("report on a part", "progress-reports/{report}/", READERS, given=Office.part_reported),
    Case(
        "report on a part accepted",
        "progress-reports/{report}/accept/",
        workers(),
        "post",
        given=Office.part_reported,
    ),
    Case(
        "report on a part returned",
        "progress-reports/{report}/return/",
        workers(),
        "post",
        {"remarks": "The list is missing."},
        given=Office.part_reported,
    ),
    Case("evidence", "progress-reports/{report}/files/{file}/", READERS, given=Office.submitted),
    Case("extensions", "extensions/", EVERYBODY),
    Case("extension", "extensions/{extension}/", READERS, given=Office.extension),
    Case("extension granted", "extensions/{extension}/grant/", CONTROL, "post", given=Office.extension),
    Case(
        "extension refused",
        "extensions/{extension}/refuse/",
        CONTROL,
        "post",
        {"note": "No grounds."},
        given=Office.extension,
    ),
    Case(
        "extension of a part granted",
        "extensions/{extension}/grant/",
        workers(),
        "post",
        given=Office.part_extension,
    ),
    Case(
        "extension of a part refused",
        "extensions/{extension}/refuse/",
        workers(),
        "post",
        {"note": "No grounds."},
        given=Office.part_extension,
    ),
    Case(
        "extension withdrawn",
        "extensions/{extension}/withdraw/",
        (200, 403, 404, 403, 403, 401),
        "post",
        given=Office.extension,
    ),
    Case("draft sent", "progress-reports/{made}/submit/", OWN, "post", {"text": "Done."}, given=_draft),
    Case("history of a report", "progress-reports/{made}/history/", READERS, given=Office.submitted),
    Case("history of an extension", "extensions/{made}/history/", READERS, given=Office.extension),
]
