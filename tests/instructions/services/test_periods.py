from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from instructions.models import Assignment, Task
from instructions.services.moves import end_assignment
from instructions.services.periods import open_periods
from instructions.services.review import accept_task
from tests.factories import make_announcement, make_assignment, make_body, make_controller, make_task, reload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def monthly(until: dt.date | None = None) -> Task:
    task = make_task(
        make_announcement(),
        state="proposed",
        due_kind="recurring",
        due_on=None,
        every="month",
        until_on=until,
    )
    make_assignment(task, make_body())
    return accept_task(task, by=make_controller(), now=timezone.now())


def days(task: Task) -> list[str]:
    return [f"{share.due_on:%m-%d}" for share in task.assignments.order_by("due_on")]


def test_period_is_not_opened_before_the_last_has_ended() -> None:
    task = monthly()
    assert open_periods(on=dt.date(2026, 2, 28)) == 0
    assert days(task) == ["02-28"]


def test_period_opens_the_day_after_and_keeps_the_record() -> None:
    task = monthly()
    assert open_periods(on=dt.date(2026, 3, 1)) == 1
    assert days(task) == ["02-28", "03-31"]
    assert reload(task).due_on == dt.date(2026, 3, 31)


def test_periods_are_not_opened_twice() -> None:
    monthly()
    open_periods(on=dt.date(2026, 3, 1))
    assert open_periods(on=dt.date(2026, 3, 1)) == 0


def test_periods_missed_in_a_silence_are_all_opened() -> None:
    task = monthly()
    open_periods(on=dt.date(2026, 5, 10))
    assert days(task) == ["02-28", "03-31", "04-30", "05-31"]


def test_rhythm_ends_on_its_last_day() -> None:
    task = monthly(until=dt.date(2026, 3, 10))
    open_periods(on=dt.date(2026, 8, 1))
    assert days(task) == ["02-28", "03-10"]


def test_body_taken_out_is_not_told_again() -> None:
    task = monthly()
    share = task.assignments.get()
    end_assignment(share, to="cancelled", note="Merged", by=make_controller(), now=timezone.now())
    open_periods(on=dt.date(2026, 3, 1))
    assert Assignment.objects.filter(task=task).count() == 1
