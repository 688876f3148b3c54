"""What a move over REST does, how a newer state is protected, and what is told when it cannot be."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from instructions.models import Announcement, Assignment, Extension, ProgressReport, Task
from tests import factories
from tests.instructions.api.office import Office, act


@pytest.fixture
def owner(office: Office) -> APIClient:
    return office.client("owner")


@pytest.fixture
def controller(office: Office) -> APIClient:
    return office.client("controller")


def test_a_share_goes_its_way_from_taken_to_closed(
    office: Office, owner: APIClient, controller: APIClient
) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/"
    taken = owner.post(f"{path}take/").json()
    assert (taken["status"], taken["person"]["name"]) == ("taken", "owner")
    assert owner.post(f"{path}start/").json()["status"] == "in_progress"
    report = owner.post(f"{path}report/", {"text": "Open.", "files": [act()]}, format="multipart").json()
    assert (report["state"], report["source"], [file["name"] for file in report["files"]]) == (
        "submitted",
        "api",
        ["act.txt"],
    )
    returned = controller.post(f"/api/v1/progress-reports/{report['id']}/return/", {"remarks": "No list."})
    assert (returned.json()["state"], returned.json()["remarks"]) == ("returned", "No list.")
    again = owner.post(f"{path}report/", {"text": "Listed.", "files": [act()]}, format="multipart").json()
    controller.post(f"/api/v1/progress-reports/{again['id']}/accept/", {})
    closed = controller.post(f"{path}close/").json()
    assert (closed["status"], closed["done_on"], closed["standing"]) == ("closed", "2026-02-03", "closed")
    assert controller.post(f"/api/v1/tasks/{office.task.pk}/close/").json()["state"] == "closed"


def test_history_names_who_moved_it(office: Office, owner: APIClient) -> None:
    owner.post(f"/api/v1/assignments/{office.assignment.pk}/take/")
    assert office.assignment.history.first().history_user == office.people["owner"]


def test_extension_is_asked_for_and_granted(office: Office, owner: APIClient, controller: APIClient) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/"
    asked = owner.post(f"{path}request-extension/", {"to": "2026-04-01", "reason": "The tender."}).json()
    assert (asked["state"], asked["from_on"], asked["days_added"]) == ("requested", "2026-03-02", 30)
    granted = controller.post(f"/api/v1/extensions/{asked['id']}/grant/", {"note": "Agreed."}).json()
    assert (granted["state"], granted["decided_by"]["name"]) == ("granted", "controller")
    moved = owner.get(path).json()
    assert (moved["original_due_on"], moved["due_on"], moved["is_moved"]) == (
        "2026-03-02",
        "2026-04-01",
        True,
    )


def test_proposal_is_corrected_and_accepted(office: Office, controller: APIClient) -> None:
    path = f"/api/v1/tasks/{office.proposal.pk}/"
    correction = {
        "title": "Mend the road",
        "deadline": {"kind": "date", "due_on": "2026-05-01"},
        "lead": [{"body": "education"}],
        "co": [{"outside_name": "the union of drivers"}],
    }
    corrected = controller.post(f"{path}correct/", correction).json()
    assert [share["name"] for share in corrected["assignments"]] == ["Education", "the union of drivers"]
    accepted = controller.post(f"{path}accept/").json()
    assert (accepted["state"], accepted["due_on"], accepted["controller"]["name"]) == (
        "on_control",
        "2026-05-01",
        "controller",
    )
    assert accepted["number"]


def test_answer_carries_the_version_as_entity_tag(office: Office, owner: APIClient) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/"
    assert owner.get(path)["ETag"] == '"1"'
    assert owner.post(f"{path}take/")["ETag"] == '"2"'


@pytest.mark.parametrize("seen", ['"1"', "*"])
def test_write_with_the_tag_that_holds_goes_through(office: Office, owner: APIClient, seen: str) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/take/"
    assert owner.post(path, headers={"If-Match": seen}).status_code == 200


@pytest.mark.parametrize("seen", ['"2"', '"0"', "1", 'W/"1"', '"x"', ""])
def test_write_with_another_tag_changes_nothing(office: Office, owner: APIClient, seen: str) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/take/"
    response = owner.post(path, headers={"If-Match": seen})
    assert (response.status_code, response.json()["code"]) == (412, "stale")
    assert factories.reload(office.assignment).status == Assignment.Status.ASSIGNED


def test_second_of_two_writers_is_told(office: Office, controller: APIClient) -> None:
    path = f"/api/v1/tasks/{office.proposal.pk}/"
    seen = controller.get(path)["ETag"]
    office.client("controller").post(f"{path}reject/", {"reason": "plan"}, headers={"If-Match": seen})
    second = controller.post(f"{path}accept/", headers={"If-Match": seen})
    assert second.status_code == 412
    assert factories.reload(office.proposal).state == Task.State.REJECTED


def test_move_that_is_not_possible_is_a_conflict(office: Office, controller: APIClient) -> None:
    response = controller.post(f"/api/v1/assignments/{office.assignment.pk}/close/")
    assert response.status_code == 409
    assert response.json() == {
        "type": "urn:merzim:problem:refused",
        "title": "Not possible now",
        "status": 409,
        "detail": "“Assigned” cannot become “Removed from control”.",
        "code": "refused",
    }


def test_report_without_a_file_is_refused_and_nothing_kept(office: Office, owner: APIClient) -> None:
    response = owner.post(f"/api/v1/assignments/{office.assignment.pk}/report/", {"text": "Done."})
    assert response.status_code == 409
    assert not ProgressReport.objects.exists()


def test_file_that_is_not_what_it_says_is_refused(office: Office, owner: APIClient) -> None:
    false = SimpleUploadedFile("act.pdf", b"MZ\x90\x00 a program")
    path = f"/api/v1/assignments/{office.assignment.pk}/report/"
    response = owner.post(path, {"text": "Done.", "files": [false]}, format="multipart")
    assert (response.status_code, "act.pdf" in response.json()["detail"]) == (409, True)
    assert not ProgressReport.objects.exists()


def test_evidence_is_handed_out_for_saving_only(office: Office, owner: APIClient) -> None:
    report = office.submitted()
    response = owner.get(f"/api/v1/progress-reports/{report.pk}/files/{report.files.get().pk}/")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="act.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.getvalue() == b"Signed by both sides."


def test_wrong_fields_are_named(office: Office, owner: APIClient) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/request-extension/"
    problem = owner.post(path, {"to": "soon"}).json()
    assert problem["code"] == "invalid"
    assert [(error["field"], error["code"]) for error in problem["errors"]] == [
        ("to", "invalid"),
        ("reason", "required"),
    ]


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[1]", b"NaN", b"", b'{"to": 1e999}'])
def test_body_that_is_no_object_is_refused(office: Office, owner: APIClient, body: bytes) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/request-extension/"
    response = owner.post(path, body, content_type="application/json")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_body_of_another_kind_is_refused(office: Office, owner: APIClient) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/request-extension/"
    assert owner.post(path, b"to=1", content_type="text/plain").status_code == 415


def test_body_that_is_too_large_is_refused(
    office: Office, owner: APIClient, settings: pytest.FixtureRequest
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100  # type: ignore[attr-defined]
    path = f"/api/v1/assignments/{office.assignment.pk}/request-extension/"
    assert owner.post(path, {"to": "2026-04-01", "reason": "x" * 200}).status_code == 413


TEXT = "The ministry of health was instructed to open twelve rural clinics by 2 March 2026."


def test_pasted_announcement_is_taken_in_once(office: Office, controller: APIClient) -> None:
    body = {"text": TEXT, "title": "Rural health", "published_on": "2026-02-03"}
    first, second = (controller.post("/api/v1/announcements/", body) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]
    assert (first.json()["title"], first.json()["source"], first.json()["text"]) == (
        "Rural health",
        "pasted",
        TEXT,
    )


def test_announcement_comes_as_a_file(office: Office, controller: APIClient) -> None:
    page = f"<html><head><title>Rural health</title></head><body><p>{TEXT}</p></body></html>"
    upload = SimpleUploadedFile("meeting.html", page.encode(), "text/html")
    body = {"file": upload, "published_on": "2026-02-03"}
    response = controller.post("/api/v1/announcements/", body, format="multipart")
    assert (response.status_code, response.json()["source_name"]) == (201, "meeting.html")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, None),
        ({"text": TEXT}, "text"),
        ({"text": "…"}, "text"),
        ({"text": TEXT, "published_on": "1812-06-24"}, "text"),
        ({"text": TEXT, "published_on": "today"}, "published_on"),
    ],
    ids=["nothing", "no day", "no words", "too early", "no date"],
)
def test_announcement_that_cannot_be_read_is_refused(
    office: Office, controller: APIClient, body: dict[str, str], field: str | None
) -> None:
    before = Announcement.objects.count()
    response = controller.post("/api/v1/announcements/", body)
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == field
    assert Announcement.objects.count() == before


def test_recurring_task_lists_the_running_period_alone(office: Office, controller: APIClient) -> None:
    task = factories.make_task(due_kind="recurring", every="month", due_on=dt.date(2026, 2, 28))
    january = dt.date(2026, 1, 31)
    factories.make_assignment(task, office.health, original_due_on=january, due_on=january, status="closed")
    running = factories.make_assignment(task, office.health)
    shown = controller.get(f"/api/v1/tasks/{task.pk}/").json()["assignments"]
    assert [share["id"] for share in shown] == [running.pk]


def test_nobody_grants_twice(office: Office, controller: APIClient) -> None:
    extension = office.extension()
    path = f"/api/v1/extensions/{extension.pk}/"
    assert controller.post(f"{path}grant/", {}).status_code == 200
    assert controller.post(f"{path}refuse/", {"note": "No."}).status_code == 409
    assert factories.reload(extension).state == Extension.State.GRANTED
