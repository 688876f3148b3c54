"""Steps of all tasks in one list, and what is said of a task before it goes out."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from instructions.models import Task
from tests import factories
from tests.instructions.api.office import Office

STEPS = "/api/v1/milestones/"


@pytest.fixture
def steps(office: Office) -> Office:
    """Two of the clinic, the second done, and one of a school."""
    office.task.milestones.create(title="Choose the villages", due_on="2026-02-16")
    office.task.milestones.create(title="Draw the plans", due_on="2026-02-20", done_on="2026-02-03")
    school = factories.make_assignment(factories.make_task(title="Build the school"), office.education).task
    school.milestones.create(title="Find the place", due_on="2026-02-10")
    return office


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, ["Find the place", "Choose the villages", "Draw the plans"]),
        ({"ordering": "-due_on"}, ["Draw the plans", "Choose the villages", "Find the place"]),
        ({"done": "true"}, ["Draw the plans"]),
        ({"done": "false"}, ["Find the place", "Choose the villages"]),
        ({"body": "education"}, ["Find the place"]),
        ({"due_from": "2026-02-16", "due_to": "2026-02-16"}, ["Choose the villages"]),
    ],
    ids=str,
)
def test_steps_are_listed_and_narrowed(steps: Office, asked: dict[str, Any], titles: list[str]) -> None:
    found = steps.client("controller").get(STEPS, asked).json()["results"]
    assert [row["title"] for row in found] == titles


@pytest.mark.parametrize(
    ("person", "number"), [("owner", 2), ("colleague", 2), ("stranger", 1), ("viewer", 3), ("controller", 3)]
)
def test_everybody_sees_the_steps_of_the_tasks_that_they_see(steps: Office, person: str, number: int) -> None:
    assert len(steps.client(person).get(STEPS).json()["results"]) == number


def test_steps_of_a_task(steps: Office) -> None:
    found = steps.client("owner").get(STEPS, {"task": steps.task.pk}).json()["results"]
    assert {row["task"]["title"] for row in found} == {"Build the clinic"}


def test_a_longer_list_asks_no_more(steps: Office) -> None:
    client = steps.client("controller")
    client.get(STEPS)
    with CaptureQueriesContext(connection) as few:
        client.get(STEPS)
    for number in range(10):
        steps.another().milestones.create(title=f"Step {number}", due_on="2026-02-17")
    with CaptureQueriesContext(connection) as many:
        client.get(STEPS)
    assert len(many) == len(few)


def test_advice_is_told_to_programs_and_people(office: Office) -> None:
    Task.objects.filter(pk=office.proposal.pk).update(title="Build the clinic", due_on="2026-02-02")
    said = office.client("controller").get(f"/api/v1/tasks/{office.proposal.pk}/advice/").json()
    assert [(one["name"], [task["id"] for task in one["tasks"]]) for one in said] == [
        ("passed", []),
        ("same_end", [office.task.pk]),
    ]
    assert said[0]["detail"] == "The day has passed."


def test_of_a_good_instruction_there_is_nothing_to_say(office: Office) -> None:
    path = f"/api/v1/tasks/{office.proposal.pk}/advice/"
    assert office.client("controller").get(path).json() == []
