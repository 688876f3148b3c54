from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instructions.working_days import WorkingDays
from notifications.policy import DEFAULT, Audience, Kind, Occasion, Rule, latest, moment, occasions

PLAIN = WorkingDays()
NAURYZ = WorkingDays(off=frozenset(dt.date(2026, 3, day) for day in (23, 24, 25)))
LEAD = DEFAULT[Audience.LEAD]
ALMATY = ZoneInfo("Asia/Almaty")

days = st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31))
calendars = st.builds(
    WorkingDays, off=st.frozensets(days, max_size=60), working=st.frozensets(days, max_size=20)
)
rules = st.builds(
    Rule,
    before=st.lists(st.integers(0, 40), max_size=6).map(tuple),
    overdue_from=st.none() | st.integers(1, 30),
    overdue_every=st.none() | st.integers(1, 30),
)


@pytest.mark.parametrize(
    ("due_on", "calendar", "expected"),
    [
        pytest.param(
            dt.date(2026, 4, 30),
            PLAIN,
            {-10: "04-16", -3: "04-27", -1: "04-29", 0: "04-30", 1: "05-01", 6: "05-08"},
            id="a Thursday",
        ),
        pytest.param(
            dt.date(2026, 3, 1),
            PLAIN,
            {-10: "02-13", -3: "02-24", -1: "02-26", 0: "02-27", 1: "03-02", 6: "03-09"},
            id="a Sunday is told of on the Friday before",
        ),
        pytest.param(
            dt.date(2026, 3, 26),
            NAURYZ,
            {-10: "03-09", -3: "03-18", -1: "03-20", 0: "03-26", 1: "03-27", 6: "04-03"},
            id="holidays are stepped over",
        ),
    ],
)
def test_the_default_steps_fall_on_these_days(
    due_on: dt.date, calendar: WorkingDays, expected: dict[int, str]
) -> None:
    found = occasions(LEAD, due_on=due_on, until=due_on + dt.timedelta(days=9), calendar=calendar)

    assert {step.mark: f"{step.occurs_on:%m-%d}" for step in found} == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param("2026-04-15", None, id="too early for any"),
        pytest.param("2026-04-16", (-10, Kind.AHEAD), id="ten working days before"),
        pytest.param("2026-04-26", (-10, Kind.AHEAD), id="a Sunday after it"),
        pytest.param("2026-04-30", (0, Kind.TODAY), id="the deadline itself is not overdue"),
        pytest.param("2026-05-01", (1, Kind.OVERDUE), id="overdue begins the next working day"),
        pytest.param("2026-05-09", (6, Kind.OVERDUE), id="a week later again"),
        pytest.param("2026-12-31", (171, Kind.OVERDUE), id="after a silence of months the last one alone"),
    ],
)
def test_the_latest_step_is_the_one_still_owed(on: str, expected: tuple[int, Kind] | None) -> None:
    found = latest(LEAD, due_on=dt.date(2026, 4, 30), on=dt.date.fromisoformat(on), calendar=PLAIN)

    assert (found and (found.mark, found.kind)) == expected


def test_the_ladder_climbs_from_executor_to_office() -> None:
    due_on = dt.date(2026, 4, 30)
    first = {
        audience: next(
            step.occurs_on
            for step in occasions(rule, due_on=due_on, until=dt.date(2026, 6, 1), calendar=PLAIN)
            if step.kind is Kind.OVERDUE
        )
        for audience, rule in DEFAULT.items()
    }

    assert first[Audience.LEAD] < first[Audience.HEAD] < first[Audience.CONTROLLER] < first[Audience.OFFICE]


@given(rule=rules, due_on=days, calendar=calendars, span=st.integers(0, 120))
def test_steps_fall_on_working_days_each_once_and_no_two_on_one_day(
    rule: Rule, due_on: dt.date, calendar: WorkingDays, span: int
) -> None:
    found = list(occasions(rule, due_on=due_on, until=due_on + dt.timedelta(days=span), calendar=calendar))

    assert all(calendar.is_working(step.occurs_on) for step in found)
    assert len({step.mark for step in found}) == len(found)
    assert len({step.occurs_on for step in found}) == len(found)
    assert found == sorted(found, key=lambda step: step.occurs_on)


@given(rule=rules, due_on=days, calendar=calendars, after=st.integers(-90, 90))
def test_the_latest_step_is_the_last_of_all_steps_so_far(
    rule: Rule, due_on: dt.date, calendar: WorkingDays, after: int
) -> None:
    on = due_on + dt.timedelta(days=after)
    so_far = list(occasions(rule, due_on=due_on, until=on, calendar=calendar))

    assert latest(rule, due_on=due_on, on=on, calendar=calendar) == (so_far[-1] if so_far else None)


@given(due_on=days, calendar=calendars, before=st.integers(0, 40))
def test_a_step_before_the_deadline_has_that_many_working_days_left(
    due_on: dt.date, calendar: WorkingDays, before: int
) -> None:
    [step] = occasions(Rule(before=(before,)), due_on=due_on, until=due_on, calendar=calendar)

    assert step.occurs_on <= due_on
    assert calendar.count_between(step.occurs_on, due_on) == before


@given(first=days, second=days, calendar=calendars, on=days)
def test_a_deadline_moved_there_and_back_owes_what_it_owed_at_first(
    first: dt.date, second: dt.date, calendar: WorkingDays, on: dt.date
) -> None:
    def owed(due_on: dt.date) -> Occasion | None:
        return latest(LEAD, due_on=due_on, on=on, calendar=calendar)

    before = owed(first)
    owed(second)

    assert owed(first) == before


@given(
    on=days, hour=st.integers(0, 23), zone=st.sampled_from(["Asia/Almaty", "Europe/Berlin", "America/Lima"])
)
def test_a_moment_is_that_hour_at_the_office_in_summer_and_winter(on: dt.date, hour: int, zone: str) -> None:
    office = ZoneInfo(zone)
    local = moment(on, hour, office).astimezone(office)

    # Where the clock springs forward over the hour there is no such time, and the hour after it is meant.
    assert local.date() == on
    assert local.hour == hour or (zone == "Europe/Berlin" and (hour, local.hour) == (2, 3))


def test_nine_in_almaty_is_four_in_utc() -> None:
    assert moment(dt.date(2026, 3, 2), 9, ALMATY) == dt.datetime(2026, 3, 2, 4, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "wrong", [{"before": (-1,)}, {"overdue_from": 0}, {"overdue_every": 0}], ids=["before", "from", "every"]
)
def test_a_rule_counts_from_whole_days(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="working days"):
        Rule(**wrong)  # type: ignore[arg-type]
