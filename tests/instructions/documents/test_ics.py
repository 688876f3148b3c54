from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from instructions.documents import ics
from instructions.models import Assignment, Body, User
from instructions.services.calendar_feeds import make_feed, revoke_feed
from instructions.services.extending import move_deadline
from tests.factories import (
    make_announcement,
    make_assignment,
    make_body,
    make_controller,
    make_executor,
    make_task,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def parsed(content: bytes) -> list[Any]:
    calendar: Any = Calendar.from_ical(content)
    return list(calendar.walk("VEVENT"))


def events(user: User, body: Body | None = None) -> list[Any]:
    feed, _ = make_feed(user=user, body=body, now=timezone.now())
    return parsed(ics.calendar_of(feed, now=timezone.now()))


@pytest.fixture
def body() -> Body:
    return make_body("water")


@pytest.fixture
def share(body: Body) -> Assignment:
    return make_assignment(make_task(title="Жоспарды бекіту; «А», Б"), body)


def test_event_is_a_free_whole_day_with_words_and_address(share: Assignment, body: Body) -> None:
    (event,) = events(make_executor(body))
    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2026, 3, 2), dt.date(2026, 3, 3))
    assert event["transp"] == "TRANSPARENT"
    assert event["summary"] == "Deadline: Жоспарды бекіту; «А», Б"
    assert str(event["url"]).endswith(f"/desk/instructions/task/{share.task_id}/change/")


def test_moved_deadline_is_the_next_state_of_the_same_event(share: Assignment, body: Body) -> None:
    user = make_executor(body)
    (before,) = events(user)
    move_deadline(share, to=dt.date(2026, 3, 20), reason="Ice", by=make_controller(), now=timezone.now())
    (after,) = events(user)
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["dtstart"].dt == dt.date(2026, 3, 20)
    assert "at first 2 March 2026" in after["description"]


def test_what_is_done_or_far_off_is_left_out(body: Body) -> None:
    make_assignment(make_task(), body, status="accepted")
    make_assignment(make_task(due_kind="none"), body)
    make_assignment(make_task(due_on=dt.date(2039, 1, 1)), body)
    assert events(make_executor(body)) == []


def test_stranger_has_an_empty_calendar(share: Assignment) -> None:
    assert events(make_executor(make_body())) == []


def test_feed_of_a_body_has_its_deadlines_alone(share: Assignment, body: Body) -> None:
    make_assignment(share.task, make_body("other"))
    controller = make_controller()
    assert [len(events(controller)), len(events(controller, body))] == [2, 1]


def test_calendar_holds_the_nearest_and_says_so(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics, "MOST", 2)
    for day in (5, 3, 4):
        make_assignment(make_task(due_on=dt.date(2026, 3, day)), body)
    feed, _ = make_feed(user=make_executor(body), now=timezone.now())
    content = ics.calendar_of(feed, now=timezone.now())
    found = [event["dtstart"].dt.day for event in parsed(content)]
    assert found == [3, 4]
    assert b"X-WR-CALDESC:The nearest 2 deadlines." in content


@pytest.mark.parametrize("count", [1, 20])
def test_calendar_asks_a_fixed_number_of_queries(
    count: int, body: Body, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_assignment(make_task(make_announcement()), body)
    feed, _ = make_feed(user=make_executor(body), now=timezone.now())
    with django_assert_num_queries(6):
        ics.calendar_of(feed, now=timezone.now())


def test_address_needs_no_sign_in_and_speaks_the_persons_language(share: Assignment, body: Body) -> None:
    body.name_ru = "Министерство воды"
    body.save()
    feed, secret = make_feed(user=make_executor(body, language="ru"), now=timezone.now())
    response = Client().get(reverse("documents:feed", args=[secret]))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = parsed(response.content)
    assert "Министерство воды" in event["description"]
    revoke_feed(feed, by=feed.user, now=timezone.now())
    assert Client().get(reverse("documents:feed", args=[secret])).status_code == 404


def test_guessed_address_is_not_found() -> None:
    assert Client().get(reverse("documents:feed", args=["guess"])).status_code == 404


def test_substitute_sees_the_deadlines_only_while_standing_in(
    share: Assignment, body: Body, clock: time_machine.Traveller
) -> None:
    person, substitute = make_executor(body), make_executor(make_body())
    substitute.substitutions.create(person=person, from_on=dt.date(2026, 2, 3), until_on=dt.date(2026, 2, 10))
    assert len(events(substitute)) == 1
    clock.move_to(dt.datetime(2026, 2, 11, 5, 0, tzinfo=dt.UTC))
    assert events(substitute) == []
