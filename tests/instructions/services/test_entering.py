from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from instructions.errors import NotAllowed, Refused
from instructions.models import Task, User
from instructions.services.announcements import read
from instructions.services.entering import enter_task
from instructions.services.review import Deadline, Share, accept_task
from tests.factories import make_body, make_controller, make_executor, reload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DUE = Deadline("date", dt.date(2026, 3, 2))


@pytest.fixture
def controller() -> User:
    return make_controller()


def entered(by: User, **told: Any) -> Task:
    given = {"title": "Show the reservoirs", "giver": "The Deputy", "deadline": DUE}
    return enter_task(by=by, now=timezone.now(), **{**given, "lead": [Share(make_body())], **told})


def test_what_was_told_waits_as_a_proposal_with_its_words_giver_and_event(controller: User) -> None:
    task = entered(controller, words="Let them show me the reservoirs", event="Call of 3 February")
    assert (task.state, task.quote) == ("proposed", "Let them show me the reservoirs")
    spoken = task.announcement
    assert spoken is not None
    assert (spoken.source, spoken.giver, spoken.event) == ("spoken", "The Deputy", "Call of 3 February")
    assert spoken.published_on == dt.date(2026, 2, 3)
    first = task.history.latest()
    assert (first.history_user, first.history_change_reason) == (controller, "entered by hand")


def test_without_words_the_title_stands_for_them(controller: User) -> None:
    assert entered(controller).quote == "Show the reservoirs"


def test_it_is_accepted_like_any_proposal_and_counts_as_no_reading(controller: User) -> None:
    task = accept_task(entered(controller), by=controller, now=timezone.now())
    assert (task.number, task.original_due_on) == ("2026-0001", DUE.due_on)
    assert not task.corrections.exists()


def test_the_same_words_of_one_call_are_kept_once_and_may_hold_two_instructions(controller: User) -> None:
    words = "Count the reservoirs and show them"
    one, two = entered(controller, words=words, title="Count"), entered(controller, words=words, title="Show")
    assert one.announcement == two.announcement
    with pytest.raises(Refused, match="entered already"):
        entered(controller, words=words, title="Show")


def test_reading_anew_proposes_what_was_told_no_second_time(controller: User) -> None:
    task = entered(controller, words="The Ministry of Finance is to report by 2 March 2026.")
    assert task.announcement
    read(task.announcement, now=timezone.now())
    assert task.announcement.tasks.count() == 1
    assert reload(task).state == "proposed"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"title": "  "}, "few words"),
        ({"told_on": dt.date(2026, 2, 4)}, "day to come"),
        ({"deadline": Deadline("date")}, "day of the deadline"),
    ],
    ids=["no title", "tomorrow", "no day"],
)
def test_what_cannot_be_is_refused(controller: User, told: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        entered(controller, **told)
    assert not Task.objects.exists()


def test_nobody_but_the_control_unit_enters() -> None:
    with pytest.raises(NotAllowed):
        entered(make_executor(make_body()))
