from __future__ import annotations

import datetime as dt

import pytest

from instructions.deadlines import (
    Standing,
    days_overdue,
    first_period,
    next_period,
    period_end,
    standing,
    working_days_left,
)
from instructions.working_days import WorkingDays

WEEK = WorkingDays()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("due", "on", "expected"),
    [
        pytest.param("2026-03-02", "2026-02-20", Standing.ON_TRACK, id="six-working-days-left"),
        pytest.param("2026-03-02", "2026-02-25", Standing.SOON, id="three-working-days-left"),
        pytest.param("2026-03-02", "2026-03-02", Standing.SOON, id="today-is-not-overdue"),
        pytest.param("2026-03-02", "2026-03-03", Standing.OVERDUE, id="overdue-the-next-day"),
        pytest.param("2026-03-01", "2026-02-24", Standing.SOON, id="sunday-ends-with-friday"),
    ],
)
def test_standing_of_open(due: str, on: str, expected: Standing) -> None:
    assert standing(day(due), is_open=True, on=day(on), calendar=WEEK) is expected


def test_standing_without_deadline() -> None:
    assert standing(None, is_open=True, on=day("2026-03-02"), calendar=WEEK) is Standing.NO_DEADLINE


def test_standing_closed_is_never_overdue() -> None:
    found = standing(day("2026-03-02"), is_open=False, on=day("2027-01-01"), calendar=WEEK)
    assert found is Standing.CLOSED


def test_working_days_left_skip_days_off() -> None:
    calendar = WorkingDays(off=frozenset({day("2026-03-09")}), working=frozenset({day("2026-03-07")}))
    assert working_days_left(day("2026-03-10"), on=day("2026-03-05"), calendar=calendar) == 3


@pytest.mark.parametrize(
    ("due", "on", "expected"),
    [("2026-03-02", "2026-03-05", 3), ("2026-03-02", "2026-03-02", 0), ("2026-03-02", "2026-02-01", 0)],
)
def test_days_overdue(due: str, on: str, expected: int) -> None:
    assert days_overdue(day(due), on=day(on)) == expected


@pytest.mark.parametrize(
    ("every", "on", "expected"),
    [
        ("day", "2026-02-03", "2026-02-03"),
        ("week", "2026-02-03", "2026-02-08"),
        ("week", "2026-02-08", "2026-02-08"),
        ("month", "2026-02-03", "2026-02-28"),
        ("month", "2028-02-03", "2028-02-29"),
        ("quarter", "2026-02-03", "2026-03-31"),
        ("quarter", "2026-12-31", "2026-12-31"),
        ("half-year", "2026-02-03", "2026-06-30"),
        ("half-year", "2026-07-01", "2026-12-31"),
        ("year", "2026-02-03", "2026-12-31"),
    ],
)
def test_period_end(every: str, on: str, expected: str) -> None:
    assert period_end(every, on=day(on)) == day(expected)


def test_period_end_of_unknown_rhythm_is_refused() -> None:
    with pytest.raises(ValueError, match="fortnight"):
        period_end("fortnight", on=day("2026-02-03"))


def test_first_period_never_ends_after_the_last_day() -> None:
    assert first_period("quarter", given_on=day("2026-02-03"), until=day("2026-03-15")) == day("2026-03-15")


def test_next_period_follows_the_one_before() -> None:
    assert next_period("month", after=day("2026-02-28"), until=None) == day("2026-03-31")


def test_next_period_is_cut_at_the_last_day() -> None:
    assert next_period("month", after=day("2026-02-28"), until=day("2026-03-10")) == day("2026-03-10")


def test_next_period_none_after_the_last_day() -> None:
    assert next_period("month", after=day("2026-03-10"), until=day("2026-03-10")) is None
