"""The open page of an announcement: off unless switched on, without persons, true within a second."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from instructions.errors import NotAllowed
from instructions.models import Announcement, Assignment, Task, User
from instructions.public.promises import How, promises
from instructions.public.shelf import Page, Shelf
from instructions.public.views import SHELF
from instructions.services import publishing
from instructions.services.extending import move_deadline
from instructions.services.moves import end_assignment
from tests import factories
from tests.instructions.api.office import Office, open_office

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture(autouse=True)
def open_pages(settings: Settings) -> Iterator[None]:
    settings.PUBLIC_PAGES = True
    SHELF.clear()
    yield
    SHELF.clear()


@pytest.fixture
def office(clock: time_machine.Traveller) -> Office:
    office = open_office()
    publishing.publish(office.announcement, by=office.people["controller"])
    return office


def address(office: Office, language: str = "en") -> str:
    return f"/public/{language}/{office.announcement.pk}/"


def shown(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


@pytest.mark.parametrize("path", ["", "en/", "en/{pk}/", "en/{pk}/promises.json", "en/{pk}/promises.csv"])
def test_nothing_is_open_unless_the_office_says_so(
    office: Office, client: Client, settings: Settings, path: str
) -> None:
    settings.PUBLIC_PAGES = False
    assert client.get(f"/public/{path.format(pk=office.announcement.pk)}").status_code == 404


@pytest.mark.parametrize("path", ["", "promises.json", "promises.csv"])
def test_an_announcement_is_closed_unless_a_controller_opened_it(
    office: Office, client: Client, path: str
) -> None:
    closed = factories.make_announcement()
    factories.make_assignment(factories.make_task(closed))
    assert client.get(f"/public/en/{closed.pk}/{path}").status_code == 404
    assert closed.title not in shown(client, "/public/en/")


@pytest.mark.parametrize("who", ["owner", "colleague", "stranger", "viewer"])
def test_only_a_controller_opens_and_closes(office: Office, who: str) -> None:
    for move in (publishing.publish, publishing.withdraw):
        with pytest.raises(NotAllowed):
            move(office.announcement, by=office.people[who])


@pytest.mark.parametrize(
    ("who", "status"), [("owner", 403), ("stranger", 403), ("viewer", 403), ("controller", 302)]
)
def test_the_switch_at_the_desk_is_the_controllers(office: Office, who: str, status: int) -> None:
    client = Client()
    client.force_login(office.people[who])
    path = f"/desk/announcements/{office.announcement.pk}/public/"
    assert client.post(path, {"public": "no"}).status_code == status
    assert Announcement.objects.get(pk=office.announcement.pk).is_public == (who != "controller")
    assert client.get(path).status_code == 405


def test_the_switch_leaves_its_trail(office: Office) -> None:
    publishing.withdraw(office.announcement, by=office.people["controller"])
    reasons = list(office.announcement.history.values_list("history_change_reason", flat=True)[:2])
    assert reasons == ["no longer public", "made public"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_what_who_when_and_how(office: Office, client: Client, language: str) -> None:
    page = shown(client, address(office, language))
    assert f'<html lang="{language}">' in page
    assert "Build the clinic" in page
    assert "Health" in page
    assert 'datetime="2026-03-02"' in page
    assert "CC BY 4.0" in page


def test_proposals_are_not_shown(office: Office, client: Client) -> None:
    assert "Build the road" not in shown(client, address(office))


def test_the_original_day_stays_when_a_deadline_moves(office: Office, client: Client) -> None:
    move_deadline(
        office.assignment,
        to=dt.date(2026, 4, 1),
        reason="The tender is late.",
        by=office.people["controller"],
        now=timezone.now(),
    )
    page = shown(client, address(office))
    assert '<s><span class="hidden">originally </span><time datetime="2026-03-02">' in page
    assert 'datetime="2026-04-01"' in page
    assert "tender" not in page


def test_no_person_is_named_anywhere(office: Office, client: Client) -> None:
    User.objects.update(first_name="Айгүл", last_name="Сәрсенова")
    Assignment.objects.filter(pk=office.assignment.pk).update(person=office.people["owner"], note="Сәрсенова")
    Task.objects.filter(pk=office.task.pk).update(
        controller=office.people["controller"], note="Сәрсенова", quote="Айгүл Сәрсенова айтты"
    )
    factories.make_assignment(office.task, outside_name="Айгүл Сәрсенова", role="co")
    office.submitted()
    for path in ("", "promises.json", "promises.csv"):
        text = shown(client, address(office) + path)
        assert "Сәрсенова" not in text
        assert not any(user.username in text for user in office.people.values() if user.username != "viewer")
    assert "A body outside the registry" in shown(client, address(office))


@pytest.mark.parametrize(
    ("status", "done_on", "due_on", "how"),
    [
        ("assigned", None, "2026-03-02", How.ON_TRACK),
        ("assigned", None, "2026-02-05", How.SOON),
        ("submitted", None, "2026-02-02", How.OVERDUE),
        ("accepted", "2026-02-02", "2026-02-03", How.DONE),
        ("closed", "2026-02-03", "2026-02-01", How.DONE_LATE),
        ("cancelled", None, "2026-02-01", How.CANCELLED),
    ],
)
def test_how_a_promise_stands(
    clock: time_machine.Traveller, status: str, done_on: str | None, due_on: str, how: How
) -> None:
    announcement = factories.make_announcement(is_public=True)
    task = factories.make_task(announcement, due_on=dt.date.fromisoformat(due_on))
    factories.make_assignment(task, status=status, done_on=done_on)
    found = promises(announcement.pk, on=dt.date(2026, 2, 3))
    assert found
    assert found.rows[0].how is how


def test_a_promise_of_many_stands_as_the_worst_of_them(office: Office) -> None:
    late = factories.make_body("late")
    factories.make_assignment(office.task, late, due_on=dt.date(2026, 2, 1))
    found = promises(office.announcement.pk, on=dt.date(2026, 2, 3))
    assert found
    assert (found.rows[0].how, found.rows[0].done, len(found.rows[0].parts)) == (How.OVERDUE, 0, 2)


def test_the_page_sets_no_cookie_and_asks_for_none(office: Office, client: Client) -> None:
    client.force_login(office.people["controller"])
    for path in ("", "promises.json", "promises.csv"):
        response = client.get(address(office) + path)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_the_page_needs_no_script_and_nothing_from_elsewhere(office: Office, client: Client) -> None:
    response = client.get(address(office))
    text = response.content.decode()
    assert "<script" not in text
    assert "style=" not in text
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


def test_a_page_seen_before_is_not_sent_again(office: Office, client: Client) -> None:
    first = client.get(address(office))
    again = client.get(address(office), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert first["Cache-Control"] == "public, no-cache"


def test_a_kept_page_asks_the_database_nothing(
    office: Office, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown(client, address(office))
    with django_assert_num_queries(0):
        shown(client, address(office))


def test_a_change_shows_within_a_second(
    office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(SHELF, "_clock", lambda: now[0])
    before = client.get(address(office))
    end_assignment(
        office.assignment,
        to="cancelled",
        note="Dropped.",
        by=office.people["controller"],
        now=timezone.now(),
    )
    now[0] += 0.9
    after = client.get(address(office))
    assert "cancelled" in after.content.decode()
    assert after["ETag"] != before["ETag"]


def test_a_page_that_was_closed_is_gone_within_a_second(
    office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(SHELF, "_clock", lambda: now[0])
    shown(client, address(office))
    publishing.withdraw(office.announcement, by=office.people["controller"])
    now[0] += 0.9
    assert client.get(address(office)).status_code == 404


def test_the_next_day_is_another_page(
    office: Office, client: Client, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(SHELF, "_clock", lambda: now[0])
    assert "on track" in shown(client, address(office))
    clock.move_to(dt.datetime(2026, 3, 3, 5, tzinfo=dt.UTC))
    now[0] += 0.9
    assert "overdue" in shown(client, address(office))


def test_data_for_programs(office: Office, client: Client) -> None:
    response = client.get(address(office) + "promises.json")
    found = response.json()
    assert (found["license"], found["as_of"]) == ("CC-BY-4.0", "2026-02-03")
    promise = found["promises"][0]
    assert (promise["title"], promise["original_due_on"], promise["status"]) == (
        "Build the clinic",
        "2026-03-02",
        "on_track",
    )
    assert promise["bodies"][0]["name"] == "Health"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert 'rel="license"' in response["Link"]


def test_data_for_spreadsheets(office: Office, client: Client) -> None:
    Task.objects.filter(pk=office.task.pk).update(title="=1+1")
    text = client.get(address(office) + "promises.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["Promise"], row["Body"], row["Licence"]) for row in rows] == [
        ("'=1+1", "Health", "CC BY 4.0")
    ]


@pytest.mark.parametrize(
    ("accepts", "language"), [("kk", "kk"), ("ru-KZ,en;q=0.5", "ru"), ("de, en;q=0.1", "en"), ("", "en")]
)
def test_the_start_leads_to_the_readers_language(client: Client, accepts: str, language: str) -> None:
    response = client.get("/public/", headers={"Accept-Language": accepts})
    assert response["Location"] == f"/public/{language}/"


@pytest.mark.parametrize("path", ["/public/de/", "/public/en/0/", "/public/en/999999/", "/public/en/x/"])
def test_what_there_is_not_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nobody_writes_here(office: Office, client: Client) -> None:
    assert client.post(address(office)).status_code == 405


@pytest.mark.parametrize("is_open", [True, False])
def test_robots_read_what_is_public_and_nothing_else(
    client: Client, settings: Settings, is_open: bool
) -> None:
    settings.PUBLIC_PAGES = is_open
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert ("Allow: /public/" in lines) == is_open
    assert "Disallow: /" in lines


def test_number_of_queries_does_not_grow(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        factories.make_assignment(factories.make_task(office.announcement))
    with django_assert_num_queries(4):
        promises(office.announcement.pk, on=dt.date(2026, 2, 3))


def test_the_shelf_holds_so_many_pages_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("instructions.public.shelf.MOST", 3)
    shelf = Shelf(clock=lambda: 0.0)
    for key in range(10):
        shelf.page(key, state=lambda: "same", make=lambda mark: Page(mark, b"", ""))
    assert len(shelf._kept) <= 3


def test_a_true_page_is_not_made_again() -> None:
    now, made = [0.0], []
    shelf = Shelf(clock=lambda: now[0])

    def make(mark: str) -> Page:
        made.append(mark)
        return Page(mark, b"", "")

    for moment in (0.0, 0.4, 0.8, 1.6):
        now[0] = moment
        shelf.page("key", state=lambda: "same", make=make)
    assert made == ["same"]
