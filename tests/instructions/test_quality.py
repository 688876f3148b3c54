from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from instructions.models import Task
from instructions.quality import Advice, advice
from instructions.working_days import WorkingDays
from tests.factories import make_assignment, make_body, make_collective, make_task

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 2, 3)


def said(task: Task) -> list[Advice]:
    return advice(task, task.assignments.select_related("body"), on=ON, calendar=WorkingDays())


def proposal(title: str = "Approve the map of wells", **fields: Any) -> Task:
    task = make_task(title=title, state="proposed", **fields)
    make_assignment(task)
    return task


def test_good_instruction_draws_no_advice() -> None:
    assert said(proposal()) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"due_kind": "none"}, Advice.NO_DEADLINE, id="no-deadline"),
        pytest.param({"due_on": dt.date(2026, 2, 2)}, Advice.PASSED, id="passed"),
        pytest.param({"due_on": dt.date(2026, 2, 4)}, Advice.SHORT_TERM, id="one-working-day"),
        pytest.param({"title": "Strengthen control over wells"}, Advice.VAGUE_RESULT, id="vague-en"),
        pytest.param({"title": "Усилить контроль"}, Advice.VAGUE_RESULT, id="vague-ru"),
        pytest.param({"title": "Бақылауды күшейту"}, Advice.VAGUE_RESULT, id="vague-kk"),
    ],
)
def test_advice(fields: dict[str, Any], expected: Advice) -> None:
    assert said(proposal(**fields)) == [expected]


def test_advice_vague_words_with_a_form_of_completion_are_fine() -> None:
    assert said(proposal(title="Усилить контроль", form="приказ")) == []


def test_advice_without_lead() -> None:
    task = make_task(state="proposed")
    make_assignment(task, role="co")
    assert Advice.NO_LEAD in said(task)


def test_advice_second_instruction_to_the_same_end() -> None:
    body = make_body()
    make_assignment(make_task(title="Approve a map of wells"), body)
    task = make_task(title="Approve the map of wells", state="proposed")
    make_assignment(task, body)
    assert said(task) == [Advice.SAME_END]


@pytest.mark.parametrize(("bodies", "offered"), [(1, False), (2, True)])
def test_advice_road_map_for_long_work_of_several_bodies(bodies: int, offered: bool) -> None:
    task = make_task(state="proposed", due_on=dt.date(2026, 12, 31))
    for _ in range(bodies):
        make_assignment(task)
    assert (Advice.ROAD_MAP in said(task)) is offered


def test_advice_collective_counts_as_several_bodies() -> None:
    task = make_task(state="proposed", due_on=dt.date(2026, 12, 31))
    make_assignment(task, make_collective("akimats", members=[]))
    assert said(task) == [Advice.ROAD_MAP]
