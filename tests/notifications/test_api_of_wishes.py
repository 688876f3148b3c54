"""How people want to be told, when whom to remind, and what came back: over REST."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from notifications.models import Address, IncomingMail, Policy, Recipient
from tests import factories
from tests.instructions.api.office import Office, open_office

MINE, POLICIES = "/api/v1/me/reminders/", "/api/v1/reminder-policies/"
RULES = [
    {"audience": "lead", "before": [10, 3, 0], "overdue_from": 1, "overdue_every": 2},
    {"audience": "controller", "before": [], "overdue_from": None, "overdue_every": None},
]


@pytest.fixture
def office(db: None, clock: time_machine.Traveller) -> Office:
    """Tuesday 3 February 2026."""
    return open_office()


@pytest.fixture
def owner(office: Office) -> APIClient:
    return office.client("owner")


@pytest.fixture
def controller(office: Office) -> APIClient:
    return office.client("controller")


def test_one_says_the_hour_the_language_and_a_pause(office: Office, owner: APIClient) -> None:
    told = owner.get(MINE).json()
    assert (told["person"]["name"], told["hour"], told["telegram_link"]) == ("owner", 9, None)
    assert [(row["channel"], row["value"]) for row in told["addresses"]] == [("email", "owner@merzim.test")]
    changed = owner.patch(MINE, {"hour": 11, "language": "kk", "paused_until": "2026-02-20"}).json()
    assert changed == {**told, "hour": 11, "language": "kk", "paused_until": "2026-02-20"}
    assert owner.patch(MINE, {"language": None}).json()["language"] is None


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"hour": 20}, 409),
        ({"hour": 23}, 400),
        ({"hour": "9"}, 400),
        ({"hour": True}, 400),
        ({"hour": 9.5}, 400),
        ({"paused_until": "2026-05-07"}, 409),
        ({"channels": ["telegram"]}, 409),
        ({"channels": ["pigeon"]}, 400),
        ({"bundle": "none"}, 400),
    ],
    ids=str,
)
def test_wishes_that_cannot_be_are_refused(owner: APIClient, asked: dict[str, Any], status: int) -> None:
    before = owner.get(MINE).json()
    assert owner.patch(MINE, asked).status_code == status
    assert owner.get(MINE).json() == before


def test_a_pause_of_a_quarter_is_the_longest(owner: APIClient) -> None:
    assert owner.patch(MINE, {"paused_until": "2026-05-06"}).status_code == 200
    assert owner.patch(MINE, {"paused_until": None}).json()["paused_until"] is None


def test_channels_are_wanted_or_not(owner: APIClient) -> None:
    owner.get(MINE)
    for channels in ([], ["email"]):
        (address,) = owner.patch(MINE, {"channels": channels}).json()["addresses"]
        assert address["is_wanted"] == bool(channels)


def test_a_webhook_of_ones_own_tells_its_secret_once(owner: APIClient) -> None:
    made = owner.post("/api/v1/me/webhook/", {"url": "https://me.example.org/"}).json()
    assert (made["value"], len(made["secret"])) == ("https://me.example.org/", 43)
    assert "secret" not in owner.get(MINE).content.decode()
    assert owner.post("/api/v1/me/webhook/stop/").status_code == 204
    assert not Address.objects.get(channel="webhook").is_wanted
    assert owner.post("/api/v1/me/webhook/", {"url": "http://127.0.0.1/"}).status_code == 409


def test_the_control_unit_sees_and_changes_how_anybody_is_told(office: Office, controller: APIClient) -> None:
    recipient = Recipient.objects.create(user=office.people["owner"])
    given_up = {"disabled_at": timezone.now(), "disabled_reason": "mailbox full"}
    Address.objects.create(recipient=recipient, channel="email", value="owner@merzim.test", **given_up)
    path = f"/api/v1/recipients/{recipient.pk}/"
    seen = {"If-Match": controller.get(path)["ETag"]}
    answer = controller.post(f"{path}try-again/", headers=seen).json()
    assert [row["disabled_at"] for row in answer["addresses"]] == [None]
    assert controller.patch(path, {"hour": 8}, headers=seen).status_code == 412
    assert controller.patch(path, {"hour": 8}).json()["hour"] == 8


def test_recipients_are_listed_in_few_queries(
    office: Office, controller: APIClient, django_assert_max_num_queries: Any
) -> None:
    for user in office.people.values():
        recipient = Recipient.objects.create(user=user)
        Address.objects.create(recipient=recipient, channel="email", value=user.email)
    with django_assert_max_num_queries(8):
        assert len(controller.get("/api/v1/recipients/").json()["results"]) == 5


def test_a_policy_is_made_changed_and_dropped(office: Office, controller: APIClient) -> None:
    asked = {"name": "For the meeting", "announcement": office.announcement.pk, "rules": RULES}
    made = controller.post(POLICIES, asked)
    assert made.status_code == 201, made.content
    told = made.json()
    assert (told["rules"], told["announcement"], told["outlook"]) == (RULES, office.announcement.pk, None)
    path = f"{POLICIES}{told['id']}/"
    changed = controller.patch(path, {"rules": [{"audience": "co", "before": [1]}]}).json()
    assert changed["rules"] == [{"audience": "co", "before": [1], "overdue_from": None, "overdue_every": 5}]
    assert [row["reason"] for row in controller.get(f"{path}history/").json()] == ["changed", "added"]
    assert controller.post(f"{path}drop/").status_code == 204
    assert not Policy.objects.exists()


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"rules": [RULES[0], RULES[0]]}, 409),
        ({"rules": [{"audience": "lead", "before": [251]}]}, 400),
        ({"rules": [{"audience": "lead", "before": ["3"]}]}, 400),
        ({"rules": [{"audience": "king"}]}, 400),
        ({"rules": [{"audience": "lead", "overdue_every": 0}]}, 400),
        ({"outlook": 6}, 400),
        ({"outlook": 1}, 409),
        ({"name": ""}, 400),
    ],
    ids=str,
)
def test_a_policy_that_cannot_be_is_refused(
    office: Office, controller: APIClient, changed: dict[str, Any], status: int
) -> None:
    asked = {"name": "For one task", "task": office.task.pk, "rules": RULES, **changed}
    answer = controller.post(POLICIES, asked)
    assert answer.status_code == status, answer.content
    assert not Policy.objects.exists()


def test_of_policies_for_everything_else_there_is_one_and_it_stays(controller: APIClient) -> None:
    made = controller.post(POLICIES, {"name": "Everything else", "outlook": 1, "rules": RULES})
    assert made.status_code == 201
    assert controller.post(POLICIES, {"name": "Another", "rules": []}).status_code == 409
    assert controller.post(f"{POLICIES}{made.json()['id']}/drop/").status_code == 409


def test_two_people_do_not_overwrite_one_anothers_rules(office: Office, controller: APIClient) -> None:
    asked = {"name": "For one task", "task": office.task.pk, "rules": RULES}
    path = f"{POLICIES}{controller.post(POLICIES, asked).json()['id']}/"
    seen = {"If-Match": controller.get(path)["ETag"]}
    assert controller.patch(path, {"rules": RULES[:1]}, headers=seen).status_code == 200
    assert controller.patch(path, {"rules": RULES}, headers=seen).status_code == 412


def test_incoming_mail_is_found_by_what_became_of_it(controller: APIClient) -> None:
    for number, outcome in enumerate(("refused", "bounced")):
        IncomingMail.objects.create(
            number=f"<{number}@example.org>", sender="a@b.kz", read_at=timezone.now(), outcome=outcome
        )
    (found,) = controller.get("/api/v1/incoming-mail/?outcome=bounced").json()["results"]
    assert found["number"] == "<1@example.org>"
    assert controller.get(f"/api/v1/incoming-mail/{found['id']}/").json() == found


def test_the_administrator_is_told_too(office: Office) -> None:
    """Whoever has an account has wishes; nobody is enrolled beforehand."""
    office.people["administrator"] = factories.make_administrator("administrator")
    assert office.client("administrator").get(MINE).json()["person"]["name"] == "administrator"
