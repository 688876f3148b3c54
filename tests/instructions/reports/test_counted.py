"""Figures read from counted weeks are those of the rows, whatever has happened to either."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from random import Random

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import F
from pytest_django import Settings

from instructions.models import (
    Assignment,
    CountedWeek,
    Extension,
    ProgressReport,
    Touch,
    WeekTally,
)
from instructions.reports.counted import MOST_STRETCHES, Counts, stretches_between
from instructions.reports.discipline import BodyDiscipline, Discipline, InTime, discipline, in_time
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope
from instructions.services.counting import count_weeks, wrong_weeks
from tests import factories
from tests.instructions.reports.walk import MOVES, Walk

DAY = dt.timedelta(days=1)


@pytest.fixture
def from_rows(monkeypatch: pytest.MonkeyPatch) -> Callable[[Scope], Discipline]:
    """The figures without counts."""

    def ask(scope: Scope) -> Discipline:
        with monkeypatch.context() as patch:
            patch.setattr("instructions.reports.counted.are_kept", lambda: False)
            return discipline(scope)

    return ask


def scopes(walk: Walk) -> Iterator[Scope]:
    """What readers ask: today and of days past, long and short periods, some bodies, roles, givers."""
    today = walk.today
    year = Scope(reader=walk.controller, today=today, on=today, first=today - 364 * DAY, last=today)
    yield year
    yield replace(year, on=today - 9 * DAY)
    yield replace(year, on=today - 45 * DAY, last=today - 20 * DAY)
    yield replace(year, first=today - 50 * DAY, last=today + 9 * DAY, bodies=frozenset({walk.bodies[0].pk}))
    yield replace(year, first=today - 33 * DAY, role="lead")
    yield replace(year, outside=True)
    yield replace(year, giver="The President")
    yield replace(year, reader=walk.people[walk.bodies[0].pk])


def of_rows(rows: tuple[BodyDiscipline, ...]) -> list[InTime]:
    """K1 and K2 of a body, whatever its role, those with most due first."""
    bodies = {row.body.pk: row.body for row in rows if row.body}
    found = []
    for key, body in bodies.items():
        figures = [row.figures for row in rows if row.body and row.body.pk == key]
        k1, k2 = ([getattr(one, name) for one in figures] for name in ("k1", "k2"))
        sums = [Ratio(sum(one.part for one in k), sum(one.whole for one in k)) for k in (k1, k2)]
        found.append(InTime(body, *sums))
    return sorted((one for one in found if one.k1.whole), key=lambda one: (-one.k1.whole, one.body.pk))


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.django_db
def test_counts_hold_after_any_moves_of_the_services(
    clock: time_machine.Traveller, from_rows: Callable[[Scope], Discipline]
) -> None:
    walk, answered = Walk(clock, Random(1)), 0
    for _turn in range(5):
        for _step in range(110):
            walk.step()
        if walk.random.random() < 0.6:
            count_weeks()
        for scope in scopes(walk):
            assert discipline(scope) == from_rows(scope)
            assert in_time(scope, most=4) == of_rows(discipline(scope).rows)[:4]
            answered += len(Counts(scope).known(scope).tallies)
        assert wrong_weeks() == []
    assert answered > 50
    assert set(walk.made) == set(MOVES)


@pytest.fixture
def office_of_weeks(db: None, clock: time_machine.Traveller) -> Walk:
    """Some months of an office, all of them counted."""
    walk = Walk(clock, Random(7))
    for _step in range(200):
        walk.step()
    count_weeks()
    return walk


def year(walk: Walk) -> Scope:
    return next(scopes(walk))


def due_report(walk: Walk) -> Assignment:
    """A share counted by both deadlines, with a report sent in the year."""
    shares = Assignment.objects.filter(reports__submitted_at__isnull=False, body=walk.bodies[0], parent=None)
    return shares.filter(original_due_on__lt=walk.today - 7 * DAY).order_by("pk")[0]


CHANGES: dict[str, Callable[[Walk], object]] = {
    "status-of-many-at-once": lambda walk: Assignment.objects.update(status="closed", closed_at=walk.now),
    "body": lambda walk: Assignment.objects.filter(pk=due_report(walk).pk).update(body=walk.bodies[2]),
    "role": lambda walk: Assignment.objects.filter(pk=due_report(walk).pk).update(role="co"),
    "made-a-part": lambda walk: Assignment.objects.filter(pk=due_report(walk).pk).update(
        parent=Assignment.objects.exclude(pk=due_report(walk).pk)[0]
    ),
    "proposed-again": lambda walk: Assignment.objects.filter(pk=due_report(walk).pk).update(
        status="proposed"
    ),
    "report-sent-earlier": lambda walk: ProgressReport.objects.filter(assignment=due_report(walk)).update(
        submitted_at=walk.now - 100 * DAY
    ),
    "report-of-another-share": lambda walk: ProgressReport.objects.filter(assignment=due_report(walk)).update(
        assignment=Assignment.objects.filter(body=walk.bodies[1])[0]
    ),
    "evidence-checked": lambda walk: ProgressReport.objects.update(evidence_checked=~F("evidence_checked")),
    "decided-tomorrow": lambda walk: ProgressReport.objects.exclude(decided_at=None).update(
        decided_at=walk.now + DAY
    ),
    "extension-to-another-day": lambda walk: Extension.objects.update(to_on=walk.today + 300 * DAY),
    "extension-gone": lambda walk: Extension.objects.all().delete(),
    "everything-gone": lambda walk: [
        row.delete()
        for rows in (Extension, ProgressReport, Assignment)
        for row in rows._default_manager.order_by("-pk")
    ],
    "many-new-rows-at-once": lambda walk: Assignment.objects.bulk_create(rows_of_many_days(walk, 1001)),
}


def rows_of_many_days(walk: Walk, number: int) -> Iterator[Assignment]:
    task = factories.make_task(due_on=walk.today - 20 * DAY)
    for day in range(number):
        yield Assignment(
            task=task,
            body=walk.bodies[0],
            status="assigned",
            assigned_at=walk.now,
            original_due_on=walk.today - day % 300 * DAY - 1000 * (day // 300) * DAY,
            due_on=walk.today - 20 * DAY,
        )


@pytest.mark.slow
@pytest.mark.postgres
def test_counts_hold_whoever_writes_past_the_services(
    office_of_weeks: Walk, from_rows: Callable[[Scope], Discipline]
) -> None:
    asked = list(scopes(office_of_weeks))
    for name, change in CHANGES.items():
        with undone():
            change(office_of_weeks)
            assert Touch.objects.exists(), name
            told = [from_rows(scope) for scope in asked]
            assert [discipline(scope) for scope in asked] == told, f"{name}, before weeks are counted"
            count_weeks()
            assert [discipline(scope) for scope in asked] == told, f"{name}, after weeks are counted"
            assert wrong_weeks() == [], name
            assert not Touch.objects.exists(), name


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.postgres
def test_weeks_counted_are_read_and_not_added_up(office_of_weeks: Walk) -> None:
    WeekTally.objects.update(due_by_original=1_000_000)
    assert discipline(year(office_of_weeks)).lead.k1.whole > 1_000_000


@pytest.mark.postgres
def test_what_nobody_touched_is_not_counted_again(office_of_weeks: Walk) -> None:
    assert count_weeks() == 0
    share = due_report(office_of_weeks)
    share.save()
    assert 0 < count_weeks() < 10


@pytest.mark.postgres
def test_weeks_of_another_clock_are_added_up_from_rows(
    office_of_weeks: Walk, settings: Settings, from_rows: Callable[[Scope], Discipline]
) -> None:
    settings.OFFICE_TIME_ZONE = "America/New_York"
    assert Counts(year(office_of_weeks)).known(year(office_of_weeks)).tallies == []
    assert discipline(year(office_of_weeks)) == from_rows(year(office_of_weeks))
    call_command("count_weeks", "--all", stdout=StringIO())
    assert Counts(year(office_of_weeks)).known(year(office_of_weeks)).tallies
    assert discipline(year(office_of_weeks)) == from_rows(year(office_of_weeks))


@pytest.mark.postgres
def test_the_command_finds_counts_that_differ_and_counts_them_anew(office_of_weeks: Walk) -> None:
    say = StringIO()
    call_command("count_weeks", "--check", stdout=say)
    assert "agree" in say.getvalue()
    wrong = WeekTally.objects.order_by("pk")[0]
    WeekTally.objects.filter(pk=wrong.pk).update(closed=wrong.closed + 1)
    with pytest.raises(CommandError, match=f"{wrong.week_id:%Y-%m-%d}"):
        call_command("count_weeks", "--check", stdout=say)
    call_command("count_weeks", "--all", stdout=say)
    call_command("count_weeks", "--check", stdout=say)


@pytest.mark.postgres
def test_a_day_that_lies_beyond_all_reports_is_no_hindrance(office_of_weeks: Walk) -> None:
    share = due_report(office_of_weeks)
    far = factories.make_assignment(factories.make_task(due_on=dt.date(9999, 12, 31)), share.body)
    assert count_weeks() > 0
    assert not Touch.objects.exists()
    assert not CountedWeek.objects.filter(week__year__gt=2200).exists()
    assert far.due_on


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_what_is_not_committed_while_weeks_are_counted_is_counted_after(
    clock: time_machine.Traveller, from_rows: Callable[[Scope], Discipline]
) -> None:
    """One moves a share to another body while somebody else's report on it is on its way."""
    walk = Walk(clock, Random(3))
    share = factories.make_assignment(
        factories.make_task(due_on=walk.today + 3 * DAY), walk.bodies[0], status="in_progress"
    )
    count_weeks()

    def move_to_another_body() -> None:
        try:
            with transaction.atomic():
                Assignment.objects.filter(pk=share.pk).update(body=walk.bodies[1])
                with ThreadPoolExecutor(1) as other:
                    other.submit(send_report).result()
        finally:
            connection.close()

    def send_report() -> None:
        """Committed and counted before the share's new body is."""
        try:
            ProgressReport.objects.create(
                assignment=share,
                state="submitted",
                author=walk.people[walk.bodies[0].pk],
                submitted_at=walk.now,
            )
            count_weeks()
        finally:
            connection.close()

    move_to_another_body()
    clock.shift(20 * DAY)
    asked = year(walk)
    assert discipline(asked) == from_rows(asked)
    count_weeks()
    assert wrong_weeks() == []
    assert [(row.body, row.figures.k3.whole) for row in discipline(asked).rows] == [(walk.bodies[1], 1)]


@pytest.mark.django_db
def test_elsewhere_than_in_postgresql_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "vendor", "sqlite")
    say = StringIO()
    call_command("count_weeks", "--all", stdout=say)
    assert "PostgreSQL only" in say.getvalue()
    assert count_weeks() == 0
    assert not CountedWeek.objects.exists()


def monday(number: int) -> dt.date:
    return dt.date(2026, 1, 5) + 7 * number * DAY


@pytest.mark.parametrize(
    ("weeks", "left"),
    [
        pytest.param([], [(1, 31)], id="none-counted"),
        pytest.param([0], [(1, 4), (12, 31)], id="one-counted"),
        pytest.param([0, 1], [(1, 4), (19, 31)], id="two-side-by-side"),
        pytest.param([0, 2], [(1, 4), (12, 18), (26, 31)], id="one-left-out-between"),
    ],
)
def test_what_counted_weeks_leave_of_a_period(weeks: list[int], left: list[tuple[int, int]]) -> None:
    january = [(dt.date(2026, 1, first), dt.date(2026, 1, last)) for first, last in left]
    found = stretches_between([monday(week) for week in weeks], dt.date(2026, 1, 1), dt.date(2026, 1, 31))
    assert found == january


def test_the_nearest_stretches_are_joined_where_they_are_too_many() -> None:
    weeks = [monday(number) for number in range(0, 40, 2)]
    found = stretches_between(weeks, monday(0), monday(40) - DAY)
    assert len(found) == MOST_STRETCHES
    left = sum((last - first).days + 1 for first, last in found)
    assert left == 7 * (20 + 20 - MOST_STRETCHES)
    assert all(before[1] < after[0] for before, after in pairwise(found))
