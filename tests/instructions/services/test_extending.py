from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment, Extension, Task, User
from instructions.services.extending import (
    grant_extension,
    move_deadline,
    refuse_extension,
    request_extension,
    withdraw_extension,
)
from tests.factories import make_assignment, make_body, make_controller, make_executor, reload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DUE, LATER = dt.date(2026, 3, 2), dt.date(2026, 3, 20)


@pytest.fixture
def assignment() -> Assignment:
    return make_assignment()


@pytest.fixture
def executor(assignment: Assignment) -> User:
    assert assignment.body
    return make_executor(assignment.body)


def asked(assignment: Assignment, by: User, to: dt.date = LATER) -> Extension:
    return request_extension(assignment, to=to, reason="Floods", by=by, now=timezone.now())


def test_asking_moves_nothing(assignment: Assignment, executor: User) -> None:
    extension = asked(assignment, executor)
    assert (extension.state, extension.from_on, extension.to_on) == ("requested", DUE, LATER)
    assert reload(assignment).due_on == DUE


def test_granting_moves_the_day_and_keeps_the_original(assignment: Assignment, executor: User) -> None:
    extension = grant_extension(asked(assignment, executor), by=make_controller(), now=timezone.now())
    moved = reload(assignment)
    assert (moved.original_due_on, moved.due_on, moved.deadline_version) == (DUE, LATER, 2)
    assert extension.days_added == 18
    assert (reload(moved.task).due_on, moved.task.original_due_on) == (LATER, DUE)


def test_refusing_needs_grounds_and_moves_nothing(assignment: Assignment, executor: User) -> None:
    extension, controller = asked(assignment, executor), make_controller()
    with pytest.raises(Refused, match="why"):
        refuse_extension(extension, by=controller, now=timezone.now(), note="")
    refused = refuse_extension(extension, by=controller, now=timezone.now(), note="Water is low")
    assert (refused.state, reload(assignment).due_on) == ("refused", DUE)


def test_there_and_back_is_a_new_version_each_time(assignment: Assignment) -> None:
    controller = make_controller()
    for to in (LATER, DUE):
        move_deadline(assignment, to=to, reason="Plan changed", by=controller, now=timezone.now())
    moved = reload(assignment)
    assert (moved.due_on, moved.deadline_version, moved.extensions.count()) == (DUE, 3, 2)


@pytest.mark.parametrize(
    ("to", "reason", "message"),
    [
        pytest.param(LATER, " ", "Say why", id="no-reason"),
        pytest.param(DUE, "Floods", "after the deadline", id="same-day"),
        pytest.param(dt.date(2026, 2, 20), "Floods", "after the deadline", id="earlier"),
        pytest.param(dt.date(4052, 1, 1), "Floods", "4052 is too far", id="year-4052"),
    ],
)
def test_request_that_cannot_be_is_refused(
    assignment: Assignment, executor: User, to: dt.date, reason: str, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        request_extension(assignment, to=to, reason=reason, by=executor, now=timezone.now())


def test_request_after_the_deadline_is_refused(assignment: Assignment, executor: User) -> None:
    after = dt.datetime(2026, 3, 3, 6, tzinfo=dt.UTC)
    with pytest.raises(Refused, match="has passed"):
        request_extension(assignment, to=LATER, reason="Floods", by=executor, now=after)


def test_second_open_request_is_refused(assignment: Assignment, executor: User) -> None:
    asked(assignment, executor)
    with pytest.raises(Refused, match="not decided yet"):
        asked(assignment, executor)


def test_only_who_asked_takes_it_back(assignment: Assignment, executor: User) -> None:
    extension = asked(assignment, executor)
    with pytest.raises(NotAllowed):
        withdraw_extension(extension, by=make_controller(), now=timezone.now())
    assert withdraw_extension(extension, by=executor, now=timezone.now()).state == "withdrawn"


def test_executor_decides_nothing(assignment: Assignment, executor: User) -> None:
    extension = asked(assignment, executor)
    with pytest.raises(NotAllowed):
        grant_extension(extension, by=executor, now=timezone.now())
    with pytest.raises(NotAllowed):
        move_deadline(assignment, to=LATER, reason="Easier", by=executor, now=timezone.now())


def test_stranger_cannot_ask(assignment: Assignment) -> None:
    with pytest.raises(NotAllowed):
        asked(assignment, make_executor(make_body()))


@pytest.mark.parametrize("model", [Task, Assignment])
def test_database_keeps_the_original_day(assignment: Assignment, model: type[Task | Assignment]) -> None:
    with pytest.raises(DatabaseError, match="original deadline"), transaction.atomic():
        model._default_manager.update(original_due_on=LATER)


def test_database_refuses_a_move_without_its_trail(assignment: Assignment) -> None:
    with pytest.raises(DatabaseError, match="without a granted extension"), transaction.atomic():
        Assignment.objects.update(due_on=LATER)
    assert reload(assignment).due_on == DUE
