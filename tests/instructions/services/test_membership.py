from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from instructions.models import Body, Membership, Task, User
from instructions.services.membership import apply_difference, difference
from instructions.services.review import accept_task
from tests.factories import (
    make_announcement,
    make_assignment,
    make_body,
    make_collective,
    make_controller,
    make_task,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ON = dt.date(2026, 2, 3)


@pytest.fixture
def controller() -> User:
    return make_controller()


@pytest.fixture
def akimats() -> Body:
    return make_collective("akimats", members=[make_body("one"), make_body("two")])


@pytest.fixture
def task(akimats: Body, controller: User) -> Task:
    task = make_task(make_announcement(), state="proposed")
    make_assignment(task, akimats)
    return accept_task(task, by=controller, now=timezone.now())


def test_no_difference_while_the_members_stay(task: Task) -> None:
    assert not difference(task, on=ON)


def test_difference_names_who_joined_and_who_left(task: Task, akimats: Body) -> None:
    joined = make_body("three")
    Membership.objects.create(collective=akimats, member=joined)
    Membership.objects.filter(member__code="one").update(until_on=dt.date(2026, 2, 2))
    found = difference(task, on=ON)
    assert found.joined == ((akimats, joined),)
    assert [share.body.code for share in found.left if share.body] == ["one"]


def test_difference_applied_once_is_gone(task: Task, akimats: Body, controller: User) -> None:
    Membership.objects.create(collective=akimats, member=make_body("three"))
    Membership.objects.filter(member__code="one").update(until_on=dt.date(2026, 2, 2))
    apply_difference(task, by=controller, now=timezone.now())
    assert not difference(task, on=ON)
    shares = {share.body.code: share.status for share in task.assignments.all() if share.body}
    assert shares == {"one": "not_pursued", "two": "assigned", "three": "assigned"}
