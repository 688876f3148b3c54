"""Accounts, office holders and one's own choices, over REST."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from instructions.models import OfficeHolder, User
from instructions.services.following import follow
from tests import factories
from tests.instructions.api.office import Office

PEOPLE = "/api/v1/people/"
SERIKOVA = {
    "username": "serikova",
    "first_name": "Aigul",
    "last_name": "Serikova",
    "email": "serikova@merzim.test",
    "language": "kk",
    "role": "executor",
    "bodies": ["health"],
}


@pytest.fixture
def administrator(office: Office) -> APIClient:
    office.people["administrator"] = factories.make_administrator("administrator")
    return office.client("administrator")


def test_a_person_is_added_with_role_and_bodies(office: Office, administrator: APIClient) -> None:
    made = administrator.post(PEOPLE, {**SERIKOVA, "password": "a-long-phrase-of-hers"})
    assert made.status_code == 201, made.content
    told = made.json()
    assert (told["name"], told["role"], told["email"]) == ("Aigul Serikova", "executor", SERIKOVA["email"])
    assert [body["code"] for body in told["bodies"]] == ["health"]
    assert "password" not in told
    assert Client().login(username="serikova", password="a-long-phrase-of-hers")


def test_without_a_password_nobody_signs_in(office: Office, administrator: APIClient) -> None:
    administrator.post(PEOPLE, SERIKOVA)
    assert not User.objects.get(username="serikova").has_usable_password()


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"username": "owner"}, 409),
        ({"username": "two words"}, 409),
        ({"password": "short"}, 409),
        ({"email": "nowhere"}, 400),
        ({"role": "king"}, 400),
        ({"bodies": ["nobody"]}, 400),
        ({"is_active": "yes"}, 400),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(
    office: Office, administrator: APIClient, changed: dict[str, Any], status: int
) -> None:
    answer = administrator.post(PEOPLE, {**SERIKOVA, **changed})
    assert answer.status_code == status, answer.content
    assert not User.objects.filter(last_name="Serikova").exists()


def test_who_leaves_is_made_inactive(office: Office, administrator: APIClient) -> None:
    owner = office.people["owner"]
    answer = administrator.patch(f"{PEOPLE}{owner.pk}/", {"is_active": False, "bodies": []}).json()
    assert (answer["is_active"], answer["bodies"], answer["role"]) == (False, [], "executor")
    (latest, *_) = administrator.get(f"{PEOPLE}{owner.pk}/history/").json()
    assert latest["by"]["name"] == "administrator"
    assert latest["changes"] == [{"field": "is_active", "before": "True", "after": "False"}]


def test_history_never_tells_a_password(office: Office, administrator: APIClient) -> None:
    path = f"{PEOPLE}{office.people['owner'].pk}/"
    assert administrator.patch(path, {"password": "another-long-phrase"}).status_code == 200
    assert "pbkdf2" not in administrator.get(f"{path}history/").content.decode()


@pytest.mark.parametrize("changed", [{"role": "viewer"}, {"is_active": False}], ids=str)
def test_nobody_takes_the_own_role_or_access_away(
    office: Office, administrator: APIClient, changed: dict[str, Any]
) -> None:
    me = office.people["administrator"]
    assert administrator.patch(f"{PEOPLE}{me.pk}/", changed).status_code == 409
    assert administrator.patch(f"{PEOPLE}{me.pk}/", {"last_name": "Omarov"}).status_code == 200


def test_two_administrators_do_not_overwrite_one_another(office: Office, administrator: APIClient) -> None:
    path = f"{PEOPLE}{office.people['owner'].pk}/"
    seen = {"If-Match": administrator.get(path)["ETag"]}
    assert administrator.patch(path, {"bodies": ["education"]}, headers=seen).status_code == 200
    assert administrator.patch(path, {"bodies": []}, headers=seen).status_code == 412


def test_signing_in_is_no_change_of_a_person(office: Office, administrator: APIClient) -> None:
    path = f"{PEOPLE}{office.people['owner'].pk}/"
    seen = administrator.get(path)["ETag"]
    Client().login(username="owner", password="secret")
    assert administrator.get(path)["ETag"] == seen


@pytest.mark.parametrize(("person", "told"), [("owner", True), ("colleague", False), ("controller", True)])
def test_mail_address_is_told_to_the_person_and_the_control_unit(
    office: Office, person: str, told: bool
) -> None:
    row = office.client(person).get(f"{PEOPLE}{office.people['owner'].pk}/").json()
    assert (row["email"] is not None) == told


def test_one_chooses_the_own_language(office: Office) -> None:
    client = office.client("owner")
    assert client.patch("/api/v1/me/", {"language": "kk"}).json()["language"] == "kk"
    assert factories.reload(office.people["owner"]).language == "kk"
    assert client.patch("/api/v1/me/", {"language": "de"}).status_code == 400


def test_office_holders_are_found_by_body_and_day(office: Office) -> None:
    client = office.client("controller")
    for name, first, last in (("Omarov", None, "2025-12-31"), ("Serikova", "2026-01-01", None)):
        asked = {"body": "health", "last_name": name, "from_on": first, "until_on": last}
        assert client.post("/api/v1/office-holders/", asked).status_code == 201
    answer = client.get("/api/v1/office-holders/?body=health&holding_on=2026-02-03").json()["results"]
    assert [row["last_name"] for row in answer] == ["Serikova"]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"until_on": "2026-02-28"}, 200),
        ({"until_on": "2025-12-31"}, 409),
        ({"body": "nobody"}, 400),
        ({"last_name": ""}, 400),
    ],
    ids=str,
)
def test_an_office_holder_is_given_a_last_day(office: Office, changed: dict[str, Any], status: int) -> None:
    row = OfficeHolder.objects.create(body=office.health, last_name="Serikova", from_on="2026-01-01")
    path = f"/api/v1/office-holders/{row.pk}/"
    assert office.client("controller").patch(path, changed).status_code == status


@pytest.mark.parametrize(
    ("asked", "told"), [({}, "continues"), ({"link": "replaces"}, "replaces"), ({"link": "same"}, "same")]
)
def test_a_task_tells_how_it_follows_another(office: Office, asked: dict[str, str], told: str) -> None:
    client = office.client("controller")
    path = f"/api/v1/tasks/{office.task.pk}/"
    assert client.get(path).json()["follows_as"] is None
    earlier = office.another()
    answer = client.post(f"{path}follow/", {"earlier": earlier.pk, **asked}).json()
    assert (answer["follows"], answer["follows_as"]) == (earlier.pk, told)
    assert follow(office.task, earlier=earlier, by=office.people["controller"]).follows == earlier
