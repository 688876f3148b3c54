"""A write under an `Idempotency-Key` is done once, however often it is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from rest_framework.test import APIClient

from instructions.models import Announcement, Assignment, Extension, KeptAnswer, ProgressReport
from instructions.services.kept_answers import ANSWERED_WITHIN, forget_answers
from tests import factories
from tests.instructions.api.office import Office

KEY = {"Idempotency-Key": "3f1c8a02-monday"}
ASKED = {"to": "2026-04-01", "reason": "The tender is late."}


@pytest.fixture
def owner(office: Office) -> APIClient:
    return office.client("owner")


@pytest.fixture
def path(office: Office) -> str:
    return f"/api/v1/assignments/{office.assignment.pk}/request-extension/"


def test_same_request_again_is_answered_alike_and_done_once(owner: APIClient, path: str) -> None:
    first, second = (owner.post(path, ASKED, headers=KEY) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert first["Content-Type"] == second["Content-Type"]
    assert "Idempotent-Replayed" not in first
    assert second["Idempotent-Replayed"] == "true"
    assert Extension.objects.count() == 1


def test_without_a_key_it_is_asked_twice(owner: APIClient, path: str) -> None:
    assert [owner.post(path, ASKED).status_code for _ in range(2)] == [201, 409]


def test_entity_tag_comes_again(office: Office, owner: APIClient) -> None:
    take = f"/api/v1/assignments/{office.assignment.pk}/take/"
    first, second = (owner.post(take, headers=KEY) for _ in range(2))
    assert first["ETag"] == second["ETag"] == '"2"'


def test_refusal_is_an_answer_too(owner: APIClient, office: Office) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/report/"
    first, second = (owner.post(path, {"text": "Done."}, headers=KEY) for _ in range(2))
    assert (first.status_code, second.status_code) == (409, 409)
    assert first.json() == second.json()
    assert second["Content-Type"] == "application/problem+json"
    assert second["Idempotent-Replayed"] == "true"


def test_another_request_under_the_same_key_is_refused(owner: APIClient, path: str) -> None:
    owner.post(path, ASKED, headers=KEY)
    other = owner.post(path, {**ASKED, "reason": "Snow."}, headers=KEY)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    elsewhere = owner.post(path.replace("request-extension", "take"), headers=KEY)
    assert elsewhere.status_code == 422


def test_order_of_fields_makes_no_other_request(owner: APIClient, path: str) -> None:
    owner.post(path, ASKED, headers=KEY)
    turned = dict(reversed(ASKED.items()))
    assert owner.post(path, turned, headers=KEY)["Idempotent-Replayed"] == "true"


def test_files_are_part_of_the_request(office: Office, owner: APIClient) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/report/"

    def report(text: bytes) -> Any:
        file = SimpleUploadedFile("act.txt", text, "text/plain")
        return owner.post(path, {"text": "Done.", "files": [file]}, format="multipart", headers=KEY)

    assert [report(b"One").status_code, report(b"One").status_code] == [201, 201]
    assert report(b"Two").status_code == 422
    assert ProgressReport.objects.count() == 1


def test_key_is_the_persons_own(office: Office, owner: APIClient) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/take/"
    owner.post(path, headers=KEY)
    assert "Idempotent-Replayed" not in office.client("colleague").post(path, headers=KEY)


def test_while_the_first_is_being_answered_the_second_waits(
    office: Office, owner: APIClient, path: str, clock: time_machine.Traveller
) -> None:
    owner.post(path, ASKED, headers=KEY)
    Extension.objects.all().delete()
    KeptAnswer.objects.update(status=None, content=None)
    second = owner.post(path, ASKED, headers=KEY)
    assert (second.status_code, second.json()["code"]) == (409, "in_flight")
    clock.shift(ANSWERED_WITHIN)
    assert owner.post(path, ASKED, headers=KEY).status_code == 201, "its process is dead by now"


def test_failure_of_ours_lets_the_key_be_used_again(
    office: Office, owner: APIClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from instructions.services import extending

    def broken(*_args: Any, **_kwargs: Any) -> None:
        Announcement.objects.all().delete()
        raise RuntimeError("the disk is full")

    owner.raise_request_exception = False
    with monkeypatch.context() as patched:
        patched.setattr(extending, "request_extension", broken)
        assert owner.post(path, ASKED, headers=KEY).status_code == 500
    assert Announcement.objects.exists(), "what was done was undone"
    assert owner.post(path, ASKED, headers=KEY).status_code == 201


@pytest.mark.parametrize("key", ["", "a b", "ключ", "x" * 256], ids=["empty", "space", "letters", "long"])
def test_what_is_no_key_is_refused(owner: APIClient, path: str, key: str) -> None:
    response = owner.post(path, ASKED, headers={"Idempotency-Key": key.encode().decode("latin-1")})
    assert (response.status_code, response.json()["errors"][0]["field"]) == (400, "Idempotency-Key")


def test_reading_knows_no_key(office: Office, owner: APIClient) -> None:
    owner.get("/api/v1/tasks/", headers=KEY)
    assert not KeptAnswer.objects.exists()


def test_stranger_learns_nothing_from_a_key(office: Office, path: str) -> None:
    assert office.client("stranger").post(path, ASKED, headers=KEY).status_code == 404
    assert office.client("anonymous").post(path, ASKED, headers=KEY).status_code == 401


def test_answers_are_forgotten_after_a_day(
    office: Office, owner: APIClient, clock: time_machine.Traveller
) -> None:
    path = f"/api/v1/assignments/{office.assignment.pk}/take/"
    owner.post(path, headers=KEY)
    assert forget_answers(now=timezone.now()) == 0
    clock.shift(dt.timedelta(hours=24))
    again = office.client("owner").post(path, headers=KEY)
    assert again.status_code == 409, "asked anew, and taken already"
    clock.shift(dt.timedelta(hours=24))
    assert forget_answers(now=timezone.now()) == 1
    assert factories.reload(office.assignment).status == Assignment.Status.TAKEN
