"""The desk's page of systems that listen: for administrators alone."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from instructions.services.moves import take
from notifications.models import Dispatch, Subscription
from notifications.outgoing.posting import pass_on
from notifications.outgoing.subscribing import ping, subscribe
from tests import factories
from tests.instructions.api.office import Office, open_office

ASKED = {
    "name": "Document flow",
    "url": "https://documents.example.org/",
    "kinds": ["task.accepted", "task.closed"],
}


@pytest.fixture
def office(db: None, clock: time_machine.Traveller) -> Office:
    office = open_office()
    office.people["administrator"] = factories.make_administrator("administrator")
    return office


@pytest.fixture
def administrator(office: Office, client: Client) -> Client:
    client.force_login(office.people["administrator"])
    return client


@pytest.fixture
def system(office: Office) -> Subscription:
    return subscribe(by=office.people["administrator"], now=timezone.now(), **ASKED)  # type: ignore[arg-type]


def message(system: Subscription, office: Office) -> Dispatch:
    return ping(system, by=office.people["administrator"], now=timezone.now())


def addresses(system: Subscription, said: Dispatch) -> dict[str, str]:
    return {
        "webhooks": reverse("admin:webhooks"),
        "webhook_add": reverse("admin:webhook_add"),
        "webhook": reverse("admin:webhook", args=[system.pk]),
        "webhook_message": reverse("admin:webhook_message", args=[said.pk]),
    }


@pytest.mark.parametrize(
    ("person", "status"), [("administrator", 200), ("controller", 403), ("owner", 403), ("viewer", 403)]
)
def test_pages_are_for_administrators(
    office: Office, client: Client, system: Subscription, person: str, status: int
) -> None:
    client.force_login(office.people[person])
    for path in addresses(system, message(system, office)).values():
        assert client.get(path).status_code == status, path


@pytest.mark.parametrize("person", ["controller", "owner", "viewer"])
def test_nobody_else_changes_anything(
    office: Office, client: Client, system: Subscription, person: str
) -> None:
    said = message(system, office)
    client.force_login(office.people[person])
    writes = [
        reverse("admin:webhook_add"),
        reverse("admin:webhook", args=[system.pk]),
        *(reverse("admin:webhook_move", args=[system.pk, move]) for move in ("ping", "pause", "end")),
        reverse("admin:webhook_again", args=[said.pk]),
    ]
    for path in writes:
        assert client.post(path, {**ASKED, "name": "Mine"}).status_code == 403, path
    assert list(Subscription.objects.values_list("name", "is_active")) == [("Document flow", True)]
    assert Dispatch.objects.count() == 1


def test_the_secret_is_shown_once(office: Office, administrator: Client) -> None:
    page = administrator.post(reverse("admin:webhook_add"), ASKED)
    made = Subscription.objects.get()
    assert made.secret in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert (made.name, made.kinds) == ("Document flow", ["task.accepted", "task.closed"])
    for path in addresses(made, message(made, office)).values():
        assert made.secret not in administrator.get(path).content.decode()


@pytest.mark.parametrize(
    "changed",
    [{"url": "http://documents.example.org/"}, {"url": "nowhere"}, {"name": ""}, {"kinds": ["task.eaten"]}],
    ids=str,
)
def test_what_cannot_be_is_said_on_the_form(administrator: Client, changed: dict[str, Any]) -> None:
    page = administrator.post(reverse("admin:webhook_add"), {**ASKED, **changed})
    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert not Subscription.objects.exists()


def test_what_it_is_told_is_changed_in_place(administrator: Client, system: Subscription) -> None:
    path = reverse("admin:webhook", args=[system.pk])
    answer = administrator.post(path, {**ASKED, "name": "Archive", "kinds": []})
    assert answer["Location"] == path
    assert list(Subscription.objects.values_list("name", "kinds", "secret")) == [
        ("Archive", [], system.secret)
    ]


def test_it_is_paused_goes_on_and_is_ended(
    office: Office, administrator: Client, system: Subscription
) -> None:
    def move(name: str) -> str:
        administrator.post(reverse("admin:webhook_move", args=[system.pk, name]))
        return administrator.get(reverse("admin:webhook", args=[system.pk])).content.decode()

    waiting = message(system, office)
    assert "○ paused" in move("pause")
    assert "● listens" in move("resume")
    page = move("end")
    assert "✓ ended" in page
    assert "Ended by administrator." in page
    assert "Send again" not in page
    assert factories.reload(waiting).status == Dispatch.Status.FAILED
    assert "● listens" not in move("resume"), "for good"
    assert not factories.reload(system).secret


def test_an_unknown_move_is_not_found(administrator: Client, system: Subscription) -> None:
    assert administrator.post(reverse("admin:webhook_move", args=[system.pk, "eat"])).status_code == 404
    assert administrator.get(reverse("admin:webhook_move", args=[system.pk, "end"])).status_code == 405


def test_messages_tell_what_was_said_and_what_came_back(
    office: Office, administrator: Client, system: Subscription
) -> None:
    Subscription.objects.update(kinds=[])
    take(office.assignment, by=office.people["owner"], now=timezone.now())
    pass_on(now=timezone.now())
    said = Dispatch.objects.get()
    Dispatch.objects.update(status="failed", answer_status=500, answer="<script>", attempts=10)
    page = administrator.get(reverse("admin:webhook", args=[system.pk]) + "?status=failed").content.decode()
    assert "accepted for work" in page
    assert "&lt;script&gt;" in page
    assert "500" in page
    assert (
        "assignment.taken"
        in administrator.get(reverse("admin:webhook_message", args=[said.pk])).content.decode()
    )
    answer = administrator.post(reverse("admin:webhook_again", args=[said.pk]))
    again = Dispatch.objects.get(again=said)
    assert answer["Location"] == reverse("admin:webhook_message", args=[again.pk])
    assert (again.body, again.status) == (said.body, "waiting")


@pytest.mark.parametrize("asked", ["?status=nothing", "?page=99", "?page=x", "?status=%00"])
def test_no_question_breaks_the_page(administrator: Client, system: Subscription, asked: str) -> None:
    answer = administrator.get(reverse("admin:webhook", args=[system.pk]) + asked)
    assert answer.status_code == (400 if "%00" in asked else 200)


def test_pages_have_a_bounded_number_of_queries(
    office: Office, administrator: Client, system: Subscription, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        subscribe(by=office.people["administrator"], now=timezone.now(), **{**ASKED, "name": f"S {number}"})  # type: ignore[arg-type]
        message(system, office)
    with django_assert_max_num_queries(6):
        administrator.get(reverse("admin:webhooks"))
    with django_assert_max_num_queries(7):
        page = administrator.get(reverse("admin:webhook", args=[system.pk])).content.decode()
    assert "page=2" in page


@pytest.mark.parametrize(("person", "told"), [("administrator", True), ("controller", False)])
def test_the_registry_leads_there(office: Office, client: Client, person: str, told: bool) -> None:
    client.force_login(office.people[person])
    assert (reverse("admin:webhooks") in client.get(reverse("admin:registry")).content.decode()) == told


def test_rest_ends_it_too(office: Office, system: Subscription) -> None:
    client = office.client("administrator")
    path = f"/api/v1/webhooks/{system.pk}/"
    seen = client.get(path)["ETag"]
    assert client.post(f"{path}end/").json()["is_ended"] is True
    assert client.patch(path, {"is_active": True}).status_code == 409
    assert client.post(f"{path}ping/").status_code == 409
    assert client.patch(path, {"name": "X"}, headers={"If-Match": seen}).status_code == 412
