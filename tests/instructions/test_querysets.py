from __future__ import annotations

import datetime as dt

import pytest

from instructions.models import Assignment, Body, Membership, Substitution, Task, User
from tests.factories import (
    make_assignment,
    make_body,
    make_collective,
    make_controller,
    make_executor,
    make_task,
    make_user,
)

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 10)


def test_members_of_collective_as_of_a_day() -> None:
    stayed, left, joined = make_body("stayed"), make_body("left"), make_body("joined")
    collective = make_collective("akimats", members=[stayed])
    Membership.objects.create(collective=collective, member=left, until_on=dt.date(2026, 2, 28))
    Membership.objects.create(collective=collective, member=joined, from_on=dt.date(2026, 3, 1))
    assert set(collective.members_on(dt.date(2026, 2, 28))) == {stayed, left}
    assert set(collective.members_on(dt.date(2026, 3, 1))) == {stayed, joined}


def test_bodies_of_head_are_own_and_those_below() -> None:
    ministry = make_body("ministry")
    committee = make_body("committee", parent=ministry)
    department = make_body("department", parent=committee)
    make_body("other")
    head = make_user(role=User.Role.HEAD, bodies=[ministry])
    assert set(Body.objects.of(head)) == {ministry, committee, department}


def test_bodies_of_executor_are_own_alone() -> None:
    ministry = make_body("ministry")
    make_body("committee", parent=ministry)
    assert set(Body.objects.of(make_executor(ministry))) == {ministry}


@pytest.mark.parametrize(
    ("on", "seen"),
    [("2026-03-09", False), ("2026-03-10", True), ("2026-03-20", True), ("2026-03-21", False)],
)
def test_substitute_speaks_for_the_body_on_days_of_leave(on: str, seen: bool) -> None:
    ministry = make_body()
    person, substitute = make_executor(ministry), make_executor(make_body())
    Substitution.objects.create(
        person=person, substitute=substitute, from_on=dt.date(2026, 3, 10), until_on=dt.date(2026, 3, 20)
    )
    assignment = make_assignment(body=ministry)
    day = dt.date.fromisoformat(on)
    found = Assignment.objects.all().visible_to(substitute, on=day).filter(pk=assignment.pk)
    assert found.exists() is seen


@pytest.mark.parametrize(
    ("due", "status", "overdue"),
    [
        pytest.param("2026-03-09", "assigned", True, id="open-and-past"),
        pytest.param("2026-03-10", "assigned", False, id="today"),
        pytest.param("2026-03-09", "accepted", False, id="done"),
        pytest.param("2026-03-09", "submitted", True, id="submitted-but-not-accepted"),
    ],
)
def test_overdue(due: str, status: str, overdue: bool) -> None:
    task = make_task(due_on=dt.date.fromisoformat(due))
    make_assignment(task, status=status)
    assert Task.objects.all().overdue(on=ON).exists() is overdue
    assert Assignment.objects.all().overdue(on=ON).exists() is overdue


def test_due_between_counts_both_ends() -> None:
    for due in (9, 10, 12, 13):
        make_assignment(make_task(due_on=dt.date(2026, 3, due)))
    found = Assignment.objects.all().due_between(ON, dt.date(2026, 3, 12))
    assert sorted(row.due_on.day for row in found if row.due_on) == [10, 12]


class TestVisible:
    @pytest.fixture
    def body(self) -> Body:
        return make_body()

    @pytest.fixture
    def task(self, body: Body) -> Task:
        task = make_task()
        make_assignment(task, body)
        return task

    @pytest.mark.parametrize(
        ("role", "seen"),
        [("administrator", True), ("controller", True), ("office", True), ("viewer", True)],
    )
    def test_readers_see_what_is_on_control(self, task: Task, role: str, seen: bool) -> None:
        assert Task.objects.all().visible_to(make_user(role=role), on=ON).exists() is seen

    def test_owner_and_colleague_see_it_and_stranger_does_not(self, task: Task, body: Body) -> None:
        owner, colleague, stranger = make_executor(body), make_executor(body), make_executor(make_body())
        seen = [Task.objects.all().visible_to(user, on=ON).exists() for user in (owner, colleague, stranger)]
        assert seen == [True, True, False]

    def test_person_in_charge_sees_it_without_the_body(self, task: Task) -> None:
        person = make_executor(make_body())
        task.assignments.update(person=person)
        assert Task.objects.all().visible_to(person, on=ON).exists()

    def test_proposal_is_seen_by_the_control_unit_alone(self, body: Body) -> None:
        make_assignment(make_task(state=Task.State.PROPOSED), body)
        readers = [make_controller(), make_user(role="viewer"), make_executor(body)]
        assert [Task.objects.all().visible_to(user, on=ON).count() for user in readers] == [1, 0, 0]

    def test_disabled_user_sees_nothing(self, task: Task) -> None:
        assert not Task.objects.all().visible_to(make_controller(is_active=False), on=ON).exists()
