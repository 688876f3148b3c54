from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instructions.working_days import WorkingDays, kazakhstan

KZ = kazakhstan(2020, 2030)
days = st.dates(dt.date(2020, 2, 1), dt.date(2030, 11, 30))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(dt.date(2026, 2, 3), 10, dt.date(2026, 2, 17), id="two-plain-weeks"),
        pytest.param(dt.date(2026, 3, 20), 1, dt.date(2026, 3, 26), id="over-nauryz"),
        pytest.param(dt.date(2025, 10, 22), 5, dt.date(2025, 10, 30), id="moved-republic-day"),
        pytest.param(dt.date(2024, 5, 3), 1, dt.date(2024, 5, 4), id="a-worked-saturday"),
        pytest.param(dt.date(2024, 5, 4), 2, dt.date(2024, 5, 10), id="three-days-off-in-a-week"),
        pytest.param(dt.date(2026, 2, 8), 0, dt.date(2026, 2, 8), id="none-is-the-day-itself"),
        pytest.param(dt.date(2026, 2, 9), -1, dt.date(2026, 2, 6), id="back-over-a-weekend"),
    ],
)
def test_add(day: dt.date, count: int, expected: dt.date) -> None:
    assert KZ.add(day, count) == expected


@given(days, st.integers(1, 20))
def test_add_lands_on_a_working_day_and_is_counted_back(day: dt.date, count: int) -> None:
    landed = KZ.add(day, count)
    assert KZ.is_working(landed)
    assert KZ.count_between(day, landed) == count
    assert KZ.count_between(landed, day) == -count


@given(days)
def test_neighbours_are_working_days_with_none_between(day: dt.date) -> None:
    before, after = KZ.previous_working(day), KZ.next_working(day)
    assert before <= day <= after
    assert KZ.is_working(before)
    assert KZ.is_working(after)
    assert KZ.count_between(before, day) == 0


def test_without_exceptions_it_is_a_five_day_week() -> None:
    plain = WorkingDays()
    assert plain.is_working(dt.date(2026, 1, 1))
    assert not plain.is_working(dt.date(2026, 1, 3))


def test_an_office_changes_days_under_a_version_of_its_own() -> None:
    saturday, monday = dt.date(2026, 3, 14), dt.date(2026, 3, 16)
    own = KZ.changed(off=[monday], working=[saturday], version="office-1")
    assert own.is_working(saturday)
    assert not own.is_working(monday)
    back = own.changed(off=[saturday], working=[monday], version="office-2")
    assert (back.is_working(saturday), back.is_working(monday)) == (False, True)
    assert own.version == "office-1"


def test_the_version_names_source_and_content() -> None:
    assert KZ.version.startswith("kz-holidays-")
    assert KZ.version != kazakhstan(2020, 2029).version
