"""`If-Match` where two people can overwrite one another: nothing is lost unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from instructions.models import CalendarDay, Extension, OfficeHolder, ProgressReport, SavedReport
from instructions.services import extending, publishing, registry, report_runs, reporting
from tests import factories
from tests.instructions.api.office import Office

NOW = "2026-02-03T05:00:00Z"


@dataclass(frozen=True)
class Case:
    """A row that was seen, what somebody else does to it, and what is then written on what was seen."""

    path: str
    made: Callable[[Office], Any]
    elsewhere: Callable[[Office, Any], Any]
    method: str = "patch"
    move: str = ""
    body: dict[str, Any] = field(default_factory=dict)
    by: str = "controller"


def _day(office: Office) -> CalendarDay:
    return CalendarDay.objects.create(on="2026-05-01", kind="off")


def _saved(office: Office) -> SavedReport:
    return SavedReport.objects.create(name="Due", report="due", owner=office.people["controller"])


def _grant(office: Office, row: Extension) -> None:
    extending.grant_extension(row, by=office.people["controller"], now=row.asked_at)


def _return(office: Office, row: ProgressReport) -> None:
    assert row.submitted_at
    by = office.people["controller"]
    reporting.return_report(row, by=by, now=row.submitted_at, remarks="Which?")


CASES = {
    "body": Case(
        "bodies",
        lambda office: office.health,
        lambda office, row: registry.change_body(row, by=office.people["controller"], name_en="Of health"),
        body={"name_en": "Health and sport"},
    ),
    "other name of a body": Case(
        "bodies",
        lambda office: office.health,
        lambda office, row: factories.make_alias(row, "MoH"),
        body={"is_active": False},
    ),
    "announcement": Case(
        "announcements",
        lambda office: office.announcement,
        lambda office, row: publishing.publish(row, by=office.people["controller"]),
        method="post",
        move="publish/",
        body={"is_public": False},
    ),
    "day": Case(
        "calendar",
        _day,
        lambda office, row: registry.set_day(by=office.people["controller"], on=row.on, kind="working"),
        body={"name_en": "Holiday"},
    ),
    "office holder": Case(
        "office-holders",
        lambda office: OfficeHolder.objects.create(body=office.health, last_name="Serikova"),
        lambda office, row: registry.change_holder(
            row, by=office.people["controller"], until_on="2026-03-01"
        ),
        body={"until_on": "2026-02-01"},
    ),
    "extension": Case(
        "extensions", Office.extension, _grant, method="post", move="refuse/", body={"note": "No grounds."}
    ),
    "progress report": Case("progress-reports", Office.submitted, _return, method="post", move="accept/"),
    "saved report": Case(
        "reports/saved",
        _saved,
        lambda office, row: report_runs.save_report(
            row, recipients=[office.people["owner"]], by=office.people["controller"], now=row.created_at
        ),
        body={"hour": 7},
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_was_changed_meanwhile_is_not_overwritten(office: Office, case: Case) -> None:
    row = case.made(office)
    client = office.client(case.by)
    path = f"/api/v1/{case.path}/{row.pk}/"
    seen = client.get(path)["ETag"]
    case.elsewhere(office, factories.reload(row))
    fresh = client.get(path)["ETag"]
    assert fresh != seen
    write = getattr(client, case.method)
    answer = write(f"{path}{case.move}", case.body, headers={"If-Match": seen})
    assert (answer.status_code, answer.json()["code"]) == (412, "stale")
    assert client.get(path)["ETag"] == fresh, "nothing was written"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_was_seen_last_is_written_on(office: Office, case: Case) -> None:
    row = case.made(office)
    client = office.client(case.by)
    path = f"/api/v1/{case.path}/{row.pk}/"
    seen = client.get(path)["ETag"]
    assert client.get(path)["ETag"] == seen, "looking changes nothing"
    write = getattr(client, case.method)
    answer = write(f"{path}{case.move}", case.body, headers={"If-Match": seen})
    assert answer.status_code == 200, answer.content
    assert answer["ETag"] == client.get(path)["ETag"]


@pytest.mark.parametrize("given", ['"1"', "W/1", '"no tag of ours"', '"00000000000000000000"'])
def test_a_tag_that_was_never_given_matches_nothing(office: Office, given: str) -> None:
    path = f"/api/v1/bodies/{office.health.pk}/"
    answer = office.client("controller").patch(path, {"is_active": False}, headers={"If-Match": given})
    assert answer.status_code == 412


def test_what_cannot_be_understood_is_refused_first(office: Office) -> None:
    path = f"/api/v1/bodies/{office.health.pk}/"
    headers = {"If-Match": '"00000000000000000000"'}
    client = office.client("controller")
    assert client.patch(path, {"kind": "king"}, headers=headers).status_code == 400
    assert client.patch(path, {"kind": "agency"}, headers=headers).status_code == 412
    assert factories.reload(office.health).kind == "ministry"


def test_without_a_tag_or_with_a_star_it_is_written(office: Office) -> None:
    client = office.client("controller")
    for headers in ({}, {"If-Match": "*"}):
        path = f"/api/v1/bodies/{office.health.pk}/"
        assert client.patch(path, {"is_active": False}, headers=headers).status_code == 200


def test_a_refused_write_is_kept_under_its_key(office: Office) -> None:
    """The check runs within what an `Idempotency-Key` keeps."""
    client = office.client("controller")
    path = f"/api/v1/bodies/{office.health.pk}/"
    headers = {"If-Match": '"00000000000000000000"', "Idempotency-Key": "monday"}
    first, second = (client.patch(path, {"is_active": False}, headers=headers) for _ in range(2))
    assert (first.status_code, second.status_code) == (412, 412)
    assert second["Idempotent-Replayed"] == "true"
    assert factories.reload(office.health).is_active


def test_moves_of_a_task_that_once_heeded_no_tag_do(office: Office) -> None:
    step = office.task.milestones.create(title="Choose", due_on="2026-02-16")
    path = f"/api/v1/tasks/{office.task.pk}/milestones/{step.pk}/drop/"
    client = office.client("controller")
    asked = {"reason": "Snow."}
    assert client.post(path, asked, headers={"If-Match": '"99"'}).status_code == 412
    assert client.post(path, asked, headers={"If-Match": '"1"'}).status_code == 200
