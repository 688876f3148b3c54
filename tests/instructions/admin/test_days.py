from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from instructions.admin.days import Days, long_day
from instructions.working_days import WorkingDays

MARCH_8 = dt.date(2026, 3, 8)
DAYS = Days(dt.date(2026, 2, 16), WorkingDays(off=frozenset({dt.date(2026, 3, 9)})))


@pytest.mark.parametrize(
    ("due_on", "distance", "is_day_off"),
    [
        (dt.date(2026, 2, 16), "today", False),
        (dt.date(2026, 2, 17), "in 1 working day", False),
        (dt.date(2026, 3, 1), "in 9 working days", True),
        (dt.date(2026, 3, 9), "in 14 working days", True),
        (dt.date(2026, 2, 15), "1 day ago", True),
        (dt.date(2026, 2, 6), "10 days ago", False),
    ],
    ids=str,
)
def test_a_deadline_says_how_far_it_is(due_on: dt.date, distance: str, is_day_off: bool) -> None:
    due = DAYS.due(due_on)
    assert (due.distance, due.is_day_off) == (distance, is_day_off)


def test_a_sunday_after_friday_has_no_working_day_before_it() -> None:
    friday = Days(dt.date(2026, 2, 27), WorkingDays())
    assert friday.due(dt.date(2026, 3, 1)).distance == "no working day left before it"


def test_a_moved_deadline_keeps_its_first_day_and_one_that_stayed_does_not() -> None:
    moved = DAYS.due(dt.date(2026, 3, 2), first_on=dt.date(2026, 2, 20))
    stayed = DAYS.due(dt.date(2026, 3, 2), first_on=dt.date(2026, 3, 2))
    assert (moved.first_on, stayed.first_on) == (dt.date(2026, 2, 20), None)


def test_a_closed_deadline_counts_no_days() -> None:
    due = DAYS.due(dt.date(2026, 1, 5), is_open=False)
    assert (due.word, due.distance) == ("closed", "")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Sun 8 March 2026"), ("ru", "вс, 8 марта 2026 г."), ("kk", "жс, 2026 ж. 8 наурыз")],
)
def test_a_day_is_written_as_its_language_writes_it(language: str, said: str) -> None:
    with translation.override(language):
        assert long_day(MARCH_8).casefold() == said.casefold()
