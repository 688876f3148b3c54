from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from instructions.documents.listing import Day
from instructions.documents.task_listing import ASSIGNMENTS, TASKS
from instructions.models import Body, Task, User
from instructions.working_days import WorkingDays
from tests.factories import (
    make_announcement,
    make_assignment,
    make_body,
    make_collective,
    make_executor,
    make_task,
    make_user,
)

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 10)


def day(reader: User) -> Day:
    return Day(ON, WorkingDays(), reader)


@pytest.fixture
def body() -> Body:
    return make_body("water", name_kk="Су министрлігі")


def test_tasks_in_the_chosen_columns(body: Body) -> None:
    members = [make_body("one"), make_body("two")]
    akims = make_collective("akims", members=members)
    task = make_task(make_announcement(title="Meeting"), title="Build")
    make_assignment(task, body)
    for member in members:
        make_assignment(task, member, role="co", via=akims)
    columns = ["title", "lead", "co", "due_on", "standing", "late", "source"]
    table = TASKS.table(Task.objects.all(), columns=columns, day=day(make_user()))
    assert table.columns[:3] == ("Instruction", "Lead executor", "Co-executors")
    assert list(table.rows) == [("Build", "Water", "Akims", dt.date(2026, 3, 2), "overdue", 8, "Meeting")]


def test_assignments_of_the_filtered_tasks_a_row_each(body: Body) -> None:
    task = make_task(title="Build")
    make_assignment(task, body)
    make_assignment(task, make_body("other"), role="co", status="accepted")
    make_assignment(make_task())
    rows = ASSIGNMENTS.table(
        Task.objects.filter(pk=task.pk), columns=["body", "role", "status", "late"], day=day(make_user())
    ).rows
    assert list(rows) == [
        ("Water", "Lead executor", 8, "Assigned"),
        ("Other", "Co-executor", None, "Report accepted"),
    ]


def test_assignments_of_another_body_stay_out(body: Body) -> None:
    task = make_task()
    make_assignment(task, body)
    make_assignment(task, make_body("other"), role="co")
    rows = ASSIGNMENTS.table(Task.objects.all(), columns=["body"], day=day(make_executor(body))).rows
    assert list(rows) == [("Water",)]


def test_rows_speak_the_language_in_which_they_were_asked_for(body: Body) -> None:
    make_assignment(make_task(), body)
    with translation.override("kk"):
        table = TASKS.table(Task.objects.all(), columns=["lead"], day=day(make_user()))
    with translation.override("en"):
        assert list(table.rows) == [("Су министрлігі",)]


def test_columns_are_in_the_order_of_the_list_and_none_is_invented() -> None:
    asked = ["due_on", "password", "number"]
    table = TASKS.table(Task.objects.all(), columns=asked, day=day(make_user()))
    assert table.columns == ("Number", "Deadline")


@pytest.mark.parametrize("count", [2, 30])
def test_queries_do_not_grow_with_the_rows(
    count: int, body: Body, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_assignment(make_task(make_announcement(), quote="words"), body)
    at = day(make_user())
    every = [column.name for column in TASKS.columns]
    with django_assert_num_queries(2):
        assert len(list(TASKS.table(Task.objects.defer("quote"), columns=every, day=at).rows)) == count
    every = [column.name for column in ASSIGNMENTS.columns]
    with django_assert_num_queries(1):
        assert len(list(ASSIGNMENTS.table(Task.objects.all(), columns=every, day=at).rows)) == count
