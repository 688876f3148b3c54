"""Tasks spread over a collective whose members have changed since, over REST."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from rest_framework.test import APIClient

from instructions.models import Assignment, Body, Membership, Task
from tests import factories
from tests.instructions.api.office import Office

CHANGED, UPDATE = "/api/v1/tasks/members-changed/", "/api/v1/tasks/update-members/"


@pytest.fixture
def akims() -> Body:
    return factories.make_collective(
        "akims", members=[factories.make_body("one"), factories.make_body("two")]
    )


@pytest.fixture
def task(office: Office, akims: Body) -> Task:
    return spread(akims)


@pytest.fixture
def controller(office: Office) -> APIClient:
    return office.client("controller")


def spread(akims: Body) -> Task:
    made = factories.make_task(title="Clear the wells")
    for member in akims.members_on(dt.date(2026, 2, 3)):
        factories.make_assignment(made, member, via=akims)
    return made


def two_goes_and_three_comes(akims: Body) -> None:
    Membership.objects.filter(member__code="two").update(until_on=dt.date(2026, 2, 1))
    Membership.objects.create(collective=akims, member=factories.make_body("three"))


def test_nothing_is_told_while_the_members_stay(controller: APIClient, task: Task) -> None:
    assert controller.get(CHANGED).json() == []


def test_the_difference_of_each_task_is_told(controller: APIClient, akims: Body, task: Task) -> None:
    two_goes_and_three_comes(akims)
    (told,) = controller.get(CHANGED).json()
    assert (told["task"], told["title"]) == (task.pk, "Clear the wells")
    assert [(row["collective"]["code"], row["member"]["code"]) for row in told["joined"]] == [
        ("akims", "three")
    ]
    left = Assignment.objects.get(body__code="two")
    assert [(row["assignment"], row["member"]["code"]) for row in told["left"]] == [(left.pk, "two")]


def test_the_difference_is_taken_over(controller: APIClient, akims: Body, task: Task) -> None:
    two_goes_and_three_comes(akims)
    answer = controller.post(UPDATE, {"tasks": [task.pk]})
    assert answer.json() == [{"task": task.pk, "updated": True, "detail": ""}]
    assert controller.get(CHANGED).json() == []
    assert set(task.assignments.open().values_list("body__code", flat=True)) == {"one", "three"}
    assert task.history.first().history_change_reason == "members compared"


def test_each_task_stands_by_itself(controller: APIClient, akims: Body, task: Task) -> None:
    over = spread(akims)
    Task.objects.filter(pk=over.pk).update(state=Task.State.CLOSED)
    two_goes_and_three_comes(akims)
    refused, done = controller.post(UPDATE, {"tasks": [over.pk, task.pk]}).json()
    assert (refused["updated"], done["updated"]) == (False, True)
    assert "not on control" in refused["detail"]
    assert over.assignments.count() == 2


def test_no_more_is_asked_with_more_tasks(
    controller: APIClient, akims: Body, task: Task, django_assert_max_num_queries: Any
) -> None:
    for _number in range(8):
        spread(akims)
    two_goes_and_three_comes(akims)
    with django_assert_max_num_queries(10):
        assert len(controller.get(CHANGED).json()) == 9
