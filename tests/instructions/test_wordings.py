from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from instructions.models import Announcement, Body, Task
from instructions.services.announcements import Ingested, ingest, read
from instructions.services.review import accept_task, reject_task
from tests.factories import make_body, make_controller

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

READOUT = """Published: 3 February 2026

The Deputy Prime Minister held a meeting on irrigation with the heads of the southern districts.

Following the meeting on irrigation, a number of instructions were issued:

• The Ministry of Wells, together with the Agency for Canals, by March 2, 2026, is to approve a map of wells.
• The Agency for Canals, by March 20, 2026, is to repair the pumping stations in the south of the country.

The participants also looked at the machinery that had been bought for the season that lies ahead.
"""


@pytest.fixture(autouse=True)
def bodies() -> None:
    make_body("min-wells", name_en="Ministry of Wells")
    make_body("agency-canals", name_en="Agency for Canals", kind=Body.Kind.AGENCY)


def take_in(text: str = READOUT, **given: object) -> Ingested:
    return ingest(content=text.encode(), name="readout.txt", now=timezone.now(), **given)  # type: ignore[arg-type]


def decide(announcement: Announcement) -> tuple[Task, Task]:
    """The first accepted, the second rejected."""
    accepted, rejected = announcement.tasks.order_by("pk")
    by = make_controller()
    return accept_task(accepted, by=by, now=timezone.now()), reject_task(rejected, by=by, reason="plan")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("machinery that had been", "machines that were", id="words-beside-the-orders"),
        pytest.param("a map of wells", "a full map of wells", id="a-word-in-the-accepted-one"),
        pytest.param("is to repair", "is to fully repair", id="a-word-in-the-rejected-one"),
        pytest.param("March 20, 2026", "March 27, 2026", id="the-day-of-the-rejected-one"),
    ],
)
def test_later_wording_with_a_small_edit_proposes_nothing_that_was_decided(old: str, new: str) -> None:
    first = take_in().announcement
    decide(first)
    assert old in READOUT
    again = take_in(READOUT.replace(old, new))
    assert (again.is_new, again.proposed, again.left) == (True, 0, 2)
    assert again.announcement.wording_of == first


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("March 2, 2026", "March 9, 2026", id="its-day"),
        pytest.param("The Ministry of Wells, together with", "Together with", id="its-lead"),
    ],
)
def test_later_wording_proposes_an_accepted_instruction_of_which_has_changed(old: str, new: str) -> None:
    decide(take_in().announcement)
    again = take_in(READOUT.replace(old, new))
    assert (again.proposed, again.left) == (1, 1)


def test_later_wording_proposes_the_instruction_that_was_added() -> None:
    first = take_in().announcement
    decide(first)
    added = "• The Ministry of Wells, by April 2, 2026, is to open the mouths of three rivers.\n"
    again = take_in(READOUT.replace("\nThe participants", f"{added}\nThe participants"))
    [task] = again.announcement.tasks.all()
    assert task.due_on == dt.date(2026, 4, 2)
    assert again.left == 2


def test_every_later_wording_points_to_the_first() -> None:
    first = take_in().announcement
    second = take_in(READOUT.replace("season", "year")).announcement
    third = take_in(READOUT.replace("season", "summer")).announcement
    assert (second.wording_of, third.wording_of) == (first, first)
    assert read(third, now=timezone.now()) == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(READOUT.replace("season", "year"), dt.date(2026, 3, 3), id="published-a-month-later"),
        pytest.param(
            "Following the talk on roads, instructions were issued:\n\n"
            "• The Ministry of Wells, by March 2, 2026, is to clear the roads in the hills.\n",
            dt.date(2026, 2, 3),
            id="other-words",
        ),
    ],
)
def test_other_announcement_is_no_later_wording(text: str, day: dt.date) -> None:
    take_in()
    again = take_in(text, published_on=day)
    assert again.announcement.wording_of is None
    assert again.proposed


def test_reading_anew_knows_a_rejected_passage_whose_quote_has_other_ends_now() -> None:
    announcement = take_in().announcement
    _accepted, rejected = decide(announcement)
    [[start, end]] = rejected.evidence["quote"]
    Task.objects.filter(pk=rejected.pk).update(
        fingerprint="other words", quote="…", evidence={"quote": [[start - 2, end - 12]]}
    )
    assert read(announcement, now=timezone.now()) == 0


def test_reading_anew_proposes_the_second_order_of_an_accepted_quote() -> None:
    announcement = take_in().announcement
    accepted, other = announcement.tasks.order_by("pk")
    whole = [accepted.evidence["quote"][0][0], other.evidence["quote"][0][1]]
    Task.objects.filter(pk=accepted.pk).update(fingerprint="both", evidence={"quote": [whole]})
    other.delete()
    accept_task(Task.objects.get(pk=accepted.pk), by=make_controller(), now=timezone.now())
    assert read(announcement, now=timezone.now()) == 1
