"""What holds of the planned rows whatever deadline, policy and calendar, and whichever days saw a tick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.db.models import Count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from instructions import office
from instructions.models import Assignment, CalendarDay
from instructions.services.extending import move_deadline
from notifications.models import Policy, PolicyRule, Recipient, Reminder
from notifications.planning import plan
from notifications.recipients import enrol
from tests.notifications.office import LONG_AGO, person, share

pytestmark = pytest.mark.django_db

START = dt.date(2026, 2, 2)
LATER = dt.date(2030, 1, 7)

offsets = st.integers(0, 70)
rules = st.fixed_dictionaries(
    {
        "before": st.lists(st.integers(0, 20), max_size=5).map(lambda days: ", ".join(map(str, days))),
        "overdue_from": st.none() | st.integers(1, 12),
        "overdue_every": st.none() | st.integers(1, 8),
    }
)
calendars = st.dictionaries(offsets, st.sampled_from(CalendarDay.Kind.values), max_size=15)
few = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


def day(offset: int) -> dt.date:
    return START + dt.timedelta(days=offset)


def moment(on: dt.date) -> dt.datetime:
    return dt.datetime.combine(on, dt.time(1), tzinfo=dt.UTC)


@contextmanager
def an_office(rule: dict[str, object], calendar: dict[int, str], *, due_on: dt.date) -> Iterator[Assignment]:
    """An office with that policy and calendar and one instruction; nothing is left of it afterwards."""
    with transaction.atomic():
        assignment = share(due_on=due_on, original_due_on=due_on)
        policy = Policy.objects.create(name="General")
        for audience in ("lead", "controller"):
            PolicyRule.objects.create(policy=policy, audience=audience, **rule)
        for offset, kind in calendar.items():
            CalendarDay.objects.create(on=day(offset), kind=kind)
        enrol(now=LONG_AGO)
        Recipient.objects.filter(user__username="controller").update(hour=14)
        yield assignment
        transaction.set_rollback(True)


def live() -> set[tuple[str, str, int, dt.date]]:
    """What is owed and true by now: to whom, of which kind, how far off, on which day."""
    rows = Reminder.objects.owed().scheduled().true()
    return set(rows.values_list("recipient__user__username", "kind", "mark", "occurs_on"))


@few
@given(rule=rules, calendar=calendars, due=offsets, ticks=st.lists(offsets, min_size=1, max_size=6))
def test_every_reminder_falls_on_a_working_day_at_the_persons_hour_and_none_is_owed_twice(
    rule: dict[str, object], calendar: dict[int, str], due: int, ticks: list[int]
) -> None:
    with an_office(rule, calendar, due_on=day(due)):
        for offset in sorted(ticks):
            for _twice in range(2):
                plan(now=moment(day(offset)))
        for row in Reminder.objects.select_related("recipient"):
            local = row.send_at.astimezone(office.zone())
            assert office.calendar().is_working(row.occurs_on)
            assert local.hour == row.recipient.hour
            assert local.date() >= row.occurs_on
        keys = Reminder.objects.values("recipient", "kind", "mark", "deadline_version")
        assert all(row["times"] == 1 for row in keys.annotate(times=Count("pk")).order_by())


@few
@given(rule=rules, calendar=calendars, due=offsets, tick=offsets, between=st.booleans())
def test_a_deadline_moved_there_and_back_leaves_exactly_one_live_set(
    rule: dict[str, object], calendar: dict[int, str], due: int, tick: int, between: bool
) -> None:
    with an_office(rule, calendar, due_on=day(due)) as assignment:
        now = moment(day(tick))
        plan(now=now)
        before = live()
        for to in (LATER, day(max(due, tick))):
            move_deadline(assignment, to=to, reason="weather", by=person("controller"), now=now)
            if between:
                plan(now=now)
        plan(now=now)
        after = live()

        assignment.refresh_from_db()
        assert {row.deadline_version for row in Reminder.objects.owed().scheduled()} <= {
            assignment.deadline_version
        }
        assert len(after) == len({who for who, *_rest in after}), "one step each, the last that fell"
        if due >= tick:
            assert after == before


@few
@given(
    rule=rules, calendar=calendars, due=offsets, ticks=st.lists(offsets, min_size=2, max_size=6, unique=True)
)
def test_silence_loses_nothing_of_the_last_step(
    rule: dict[str, object], calendar: dict[int, str], due: int, ticks: list[int]
) -> None:
    last = moment(day(max(ticks)))
    with an_office(rule, calendar, due_on=day(due)):
        plan(now=last)
        alone = live()
    with an_office(rule, calendar, due_on=day(due)):
        for offset in sorted(ticks):
            plan(now=moment(day(offset)))
        assert alone <= live()
