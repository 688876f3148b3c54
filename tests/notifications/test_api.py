"""The ledger of reminders and the systems that listen, over REST."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from notifications.gathering import new_delivery
from notifications.models import Address, Delivery, Dispatch, Recipient, Reminder, Subscription
from notifications.outgoing.posting import pass_on
from notifications.outgoing.subscribing import ping, subscribe
from tests import factories
from tests.instructions.api.office import Office, open_office

URL = "https://documents.example.org/merzim"


@pytest.fixture
def office(db: None, clock: time_machine.Traveller) -> Office:
    return open_office()


@pytest.fixture
def administrator(office: Office) -> APIClient:
    office.people["administrator"] = factories.make_administrator("administrator")
    return office.client("administrator")


def reminder(office: Office) -> Reminder:
    """One that the owner is owed, carried by one message."""
    recipient = Recipient.objects.create(user=office.people["owner"])
    now = timezone.now()
    owed = Reminder.objects.create(
        assignment=office.assignment,
        recipient=recipient,
        audience="lead",
        kind=Reminder.Kind.AHEAD,
        mark=-3,
        deadline_version=1,
        occurs_on=now.date(),
        send_at=now,
        planned_at=now,
    )
    address = Address.objects.create(recipient=recipient, channel="email", value="owner@merzim.test")
    message = new_delivery(address, now=now, speaks_on=None)
    message.save()
    message.reminders.add(owed)
    return owed


@pytest.mark.parametrize(
    ("person", "seen"),
    [("owner", 1), ("colleague", 0), ("stranger", 0), ("viewer", 0), ("controller", 1)],
)
@pytest.mark.parametrize("path", ["reminders", "deliveries"])
def test_ledger_shows_everybody_their_own_and_the_control_unit_all(
    office: Office, path: str, person: str, seen: int
) -> None:
    owed = reminder(office)
    client = office.client(person)
    assert len(client.get(f"/api/v1/{path}/").json()["results"]) == seen
    key = owed.pk if path == "reminders" else owed.deliveries.get().pk
    assert client.get(f"/api/v1/{path}/{key}/").status_code == (200 if seen else 404)


@pytest.mark.parametrize(
    ("person", "status"),
    [("owner", 403), ("colleague", 404), ("stranger", 404), ("viewer", 404), ("anonymous", 401)],
)
@pytest.mark.parametrize("move", ["reminders/{r}/cancel", "deliveries/{d}/cancel", "deliveries/{d}/resend"])
def test_only_the_control_unit_moves_the_ledger(office: Office, move: str, person: str, status: int) -> None:
    owed = reminder(office)
    path = move.format(r=owed.pk, d=owed.deliveries.get().pk)
    assert office.client(person).post(f"/api/v1/{path}/").status_code == status
    assert factories.reload(owed).state == Reminder.State.OWED


def test_reminder_is_cancelled_once(office: Office) -> None:
    path = f"/api/v1/reminders/{reminder(office).pk}/cancel/"
    client = office.client("controller")
    assert client.post(path).json()["reason"] == "by_hand"
    assert client.post(path).status_code == 409


def test_message_is_cancelled_and_sent_again(office: Office) -> None:
    message = reminder(office).deliveries.get()
    client = office.client("controller")
    path = f"/api/v1/deliveries/{message.pk}/"
    assert client.post(f"{path}resend/").status_code == 409, "it is on its way"
    assert client.post(f"{path}cancel/").json()["status"] == "cancelled"
    again = client.post(f"{path}resend/")
    assert (again.status_code, again.json()["status"]) == (201, "queued")
    assert Delivery.objects.count() == 2


def test_webhook_tells_its_secret_once(administrator: APIClient) -> None:
    asked = {"name": "Documents", "url": URL, "kinds": ["task.accepted"]}
    key = {"Idempotency-Key": "documents-1"}
    made = administrator.post("/api/v1/webhooks/", asked, headers=key)
    assert made.status_code == 201
    assert made.json()["secret"] == Subscription.objects.get().secret
    told = administrator.get(f"/api/v1/webhooks/{made.json()['id']}/").json()
    assert "secret" not in told
    again = administrator.post("/api/v1/webhooks/", asked, headers=key)
    assert (again.status_code, again.json()["code"]) == (409, "shown_once")
    assert Subscription.objects.count() == 1


def test_webhook_is_changed_pinged_and_told_again(office: Office, administrator: APIClient) -> None:
    made = administrator.post("/api/v1/webhooks/", {"name": "Documents", "url": URL}).json()
    path = f"/api/v1/webhooks/{made['id']}/"
    changed = administrator.patch(path, {"kinds": ["extension.granted"], "is_active": False}).json()
    assert (changed["name"], changed["kinds"], changed["is_active"]) == (
        "Documents",
        ["extension.granted"],
        False,
    )
    pinged = administrator.post(f"{path}ping/")
    assert (pinged.status_code, pinged.json()["event"], pinged.json()["status"]) == (201, "ping", "waiting")
    again = administrator.post(f"/api/v1/webhook-deliveries/{pinged.json()['id']}/redeliver/").json()
    assert (again["repeats"], again["number"] != pinged.json()["number"]) == (pinged.json()["id"], True)
    log = administrator.get(f"/api/v1/webhook-deliveries/?webhook={made['id']}").json()["results"]
    assert [row["id"] for row in log] == [again["id"], pinged.json()["id"]]
    assert '"event":"ping"' in administrator.get(f"/api/v1/webhook-deliveries/{again['id']}/").json()["body"]


@pytest.mark.parametrize(
    "body", [{"name": "Documents", "url": "http://documents.example.org"}, {"name": " ", "url": URL}]
)
def test_webhook_that_cannot_be_is_refused(administrator: APIClient, body: dict[str, Any]) -> None:
    assert administrator.post("/api/v1/webhooks/", body).status_code == 409


@pytest.mark.parametrize("person", ["owner", "colleague", "stranger", "viewer", "controller"])
def test_webhooks_are_for_administrators(office: Office, administrator: APIClient, person: str) -> None:
    now = timezone.now()
    made = subscribe(name="Documents", url=URL, by=office.people["administrator"], now=now)
    sent = ping(made, by=office.people["administrator"], now=now)
    client = office.client(person)
    for path in ("webhooks", f"webhooks/{made.pk}", "webhook-deliveries", f"webhook-deliveries/{sent.pk}"):
        assert client.get(f"/api/v1/{path}/").status_code == 403
    assert client.post(f"/api/v1/webhook-deliveries/{sent.pk}/redeliver/").status_code == 403
    assert Dispatch.objects.count() == 1


def test_a_write_over_rest_is_told_onwards(office: Office, administrator: APIClient) -> None:
    subscribe(name="Documents", url=URL, by=office.people["administrator"], now=timezone.now())
    office.client("owner").post(f"/api/v1/assignments/{office.assignment.pk}/take/")
    pass_on(now=timezone.now())
    assert [row.kind for row in Dispatch.objects.all()] == ["assignment.taken"]
