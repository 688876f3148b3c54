"""Bodies, calendar, feeds and the looks back, over REST with the same rules as at the desk."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from instructions.models import Body, CalendarDay, CalendarFeed, Task
from instructions.services.moves import take
from tests import factories
from tests.instructions.api.office import Office

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def controller(office: Office) -> APIClient:
    return office.client("controller")


def test_body_is_added_changed_and_named(office: Office, controller: APIClient) -> None:
    names = {"name_kk": "Энергетика", "name_ru": "Энергетика", "name_en": "Energy"}
    made = controller.post("/api/v1/bodies/", {"code": "energy", "kind": "ministry", **names}).json()
    path = f"/api/v1/bodies/{made['id']}/"
    changed = controller.patch(path, {"parent": "health", "name_en": "Power"}).json()
    assert (changed["code"], changed["name_en"], changed["parent"]["code"]) == ("energy", "Power", "health")
    named = controller.post(f"{path}add-alias/", {"language": "en", "text": "the power ministry"}).json()
    assert [alias["text"] for alias in named["aliases"]] == ["the power ministry"]
    dropped = controller.post(f"{path}aliases/{named['aliases'][0]['id']}/drop/").json()
    assert dropped["aliases"] == []


def test_body_is_no_part_of_itself(office: Office, controller: APIClient) -> None:
    clinic = factories.make_body("clinic", parent=office.health)
    response = controller.patch(f"/api/v1/bodies/{office.health.pk}/", {"parent": clinic.code})
    assert response.status_code == 409


def test_member_that_leaves_stays_in_the_past(office: Office, controller: APIClient) -> None:
    akims = factories.make_collective("akims", members=[office.health])
    path = f"/api/v1/bodies/{akims.pk}/"
    membership = controller.get(f"{path}memberships/").json()[0]
    left = controller.post(f"{path}memberships/{membership['id']}/end/", {"until_on": "2026-01-31"}).json()
    assert left["members"] == []
    joined = controller.post(f"{path}add-member/", {"member": "education", "from_on": "2026-02-01"}).json()
    assert [body["code"] for body in joined["members"]] == ["education"]
    assert len(controller.get(f"{path}memberships/").json()) == 2


def test_only_a_collective_has_members(office: Office, controller: APIClient) -> None:
    path = f"/api/v1/bodies/{office.health.pk}/add-member/"
    assert controller.post(path, {"member": "education"}).status_code == 409
    assert not Body.objects.filter(collectives__collective=office.health).exists()


def test_day_said_twice_is_changed(office: Office, controller: APIClient) -> None:
    for kind in ("off", "working"):
        answer = controller.post("/api/v1/calendar/", {"on": "2026-05-16", "kind": kind, "name_en": "Moved"})
        assert (answer.status_code, answer.json()["kind"]) == (201, kind)
    assert CalendarDay.objects.get().history.count() == 2


def test_address_of_a_calendar_is_told_once_and_works(office: Office, client: Client) -> None:
    made = office.client("owner").post("/api/v1/calendar-feeds/", {"body": "health"}).json()
    assert made["body"]["code"] == "health"
    path = made["url"].partition("//")[2].partition("/")[2]
    assert b"Build the clinic" in client.get(f"/{path}").content.replace(b"\r\n ", b"")
    assert "url" not in office.client("owner").get(f"/api/v1/calendar-feeds/{made['id']}/").json()
    office.client("owner").post(f"/api/v1/calendar-feeds/{made['id']}/revoke/")
    assert client.get(f"/{path}").status_code == 404


def test_calendar_of_another_body_is_refused(office: Office) -> None:
    refused = office.client("stranger").post("/api/v1/calendar-feeds/", {"body": "health"})
    assert refused.status_code == 403
    assert not CalendarFeed.objects.exists()


def entries(content: bytes) -> list[str]:
    root = ElementTree.fromstring(content)
    return [entry.findtext(f"{ATOM}title") or "" for entry in root.iter(f"{ATOM}entry")]


def test_progress_of_an_announcement_is_a_feed(office: Office) -> None:
    take(office.assignment, by=office.people["owner"], now=timezone.now())
    path = f"/api/v1/announcements/{office.announcement.pk}/progress.atom/"
    response = office.client("owner").get(path)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert entries(response.content) == [f"№ {office.task.number}: accepted for work"]


def test_feed_tells_of_the_shares_that_its_reader_sees(office: Office) -> None:
    theirs = factories.make_assignment(office.task, office.education, role="co")
    take(theirs, by=office.people["stranger"], now=timezone.now())
    path = f"/api/v1/announcements/{office.announcement.pk}/progress.atom/"
    assert entries(office.client("owner").get(path).content) == []
    assert len(entries(office.client("stranger").get(path).content)) == 1


@pytest.mark.parametrize(("person", "status"), [("owner", 200), ("colleague", 200), ("stranger", 404)])
def test_feed_opens_by_the_secret_of_a_calendar(
    office: Office, client: Client, person: str, status: int
) -> None:
    made = office.client(person).post("/api/v1/calendar-feeds/", {}).json()
    address = made["url"].partition("//")[2].partition("/")[2].removesuffix(".ics")
    path = f"/{address}/announcements/{office.announcement.pk}.atom"
    assert client.get(path).status_code == status
    office.client(person).post(f"/api/v1/calendar-feeds/{made['id']}/revoke/")
    assert client.get(path).status_code == 404


def test_history_tells_field_by_field(office: Office, controller: APIClient) -> None:
    take(office.assignment, by=office.people["owner"], now=timezone.now())
    rows = controller.get(f"/api/v1/tasks/{office.task.pk}/history/").json()
    (latest,) = [row for row in rows if row["reason"] == "taken"]
    assert (latest["by"]["name"], latest["reason"], latest["assignment"]) == (
        "owner",
        "taken",
        office.assignment.pk,
    )
    assert {"field": "status", "before": "assigned", "after": "taken"} in latest["changes"]


def test_history_holds_the_shares_that_the_reader_sees(office: Office) -> None:
    factories.make_assignment(office.task, office.education, role="co")
    rows = office.client("owner").get(f"/api/v1/tasks/{office.task.pk}/history/").json()
    assert {row["assignment"] for row in rows} == {None, office.assignment.pk}


def test_many_are_accepted_each_on_its_own(office: Office, controller: APIClient) -> None:
    bare = factories.make_task(office.announcement, state=Task.State.PROPOSED)
    asked = {"tasks": [office.proposal.pk, bare.pk]}
    rows = controller.post("/api/v1/tasks/accept-many/", asked).json()
    assert [(row["task"], row["accepted"]) for row in rows] == [(office.proposal.pk, True), (bare.pk, False)]
    assert rows[0]["number"]
    assert rows[1]["detail"]


def test_entered_by_hand_it_is_proposed(office: Office, controller: APIClient) -> None:
    asked = {
        "title": "Mend the bridge",
        "deadline": {"kind": "date", "due_on": "2026-03-10"},
        "lead": [{"body": "health"}],
        "giver": "The Prime Minister",
        "words": "Mend the bridge by the tenth of March.",
    }
    made = controller.post("/api/v1/tasks/", asked)
    assert (made.status_code, made.json()["state"], made.json()["quote"]) == (
        201,
        "proposed",
        "Mend the bridge by the tenth of March.",
    )
    assert controller.post("/api/v1/tasks/", asked).status_code == 409


def test_second_reading_proposes_nothing_twice(office: Office, controller: APIClient) -> None:
    text = "The Ministry of Health was instructed to open twelve rural clinics by 2 March 2026."
    made = controller.post("/api/v1/announcements/", {"text": text, "published_on": "2026-02-03"}).json()
    read = controller.post(f"/api/v1/announcements/{made['id']}/read/").json()
    assert read == {"proposed": 0}


def test_history_is_a_table_too(office: Office, controller: APIClient) -> None:
    path = f"/api/v1/bodies/{office.health.pk}/"
    controller.patch(path, {"name_en": "=Ministry", "name_ru": "Министерство"})
    answer = controller.get(f"{path}history/?format=csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert answer["Content-Disposition"] == 'attachment; filename="history.csv"'
    head, *lines = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head == ["at", "reason", "by", "field", "before", "after"]
    changed = {(line[2], line[3], line[5]) for line in lines if line[3]}
    assert changed == {("controller", "name_en", "'=Ministry"), ("controller", "name_ru", "Министерство")}


def test_history_of_a_task_as_a_table_names_what_was_changed(office: Office, controller: APIClient) -> None:
    controller.post(f"/api/v1/tasks/{office.task.pk}/add-milestone/", {"title": "A", "due_on": "2026-02-16"})
    answer = controller.get(f"/api/v1/tasks/{office.task.pk}/history/?format=csv")
    head, latest, *_rest = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head == ["at", "reason", "of", "id", "assignment", "by", "field", "before", "after"]
    assert (latest[2], latest[5]) == ("milestone", "controller")
