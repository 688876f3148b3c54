from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pytest_django import DjangoAssertNumQueries

from instructions.models import Task
from instructions.reports.by_body import by_body, by_body_table
from instructions.reports.overdue import overdue, overdue_table
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope
from instructions.reports.summary import summary, summary_table, week_of
from tests import factories
from tests.instructions.reports.quarter import Quarter, day


def scope(quarter: Quarter, **asked: object) -> Scope:
    today = day(4, 20)
    found = Scope(reader=quarter.controller, today=today, on=today, first=day(1, 1), last=day(3, 31))
    return replace(found, **asked)  # type: ignore[arg-type]


def test_summary_of_the_worked_case(quarter: Quarter) -> None:
    total = summary(scope(quarter)).total
    assert (total.on_control, total.overdue, total.returned, total.tasks) == (4, 3, 1, 4)
    assert (total.waiting_for_check, total.no_deadline, total.due_this_week) == (0, 0, 0)
    assert (total.done_by_original, total.done_by_current) == (Ratio(2, 6), Ratio(3, 5))
    assert total.left_out == 1


def test_summary_counts_what_is_due_until_sunday(quarter: Quarter) -> None:
    for due in (day(4, 19), day(4, 20), day(4, 26), day(4, 27)):
        factories.make_assignment(factories.make_task(due_on=due))
    assert summary(scope(quarter)).total.due_this_week == 2


def test_summary_counts_a_task_of_two_bodies_once(quarter: Quarter) -> None:
    task = factories.make_task(due_on=day(6, 1))
    factories.make_assignment(task, quarter.health)
    factories.make_assignment(task, quarter.education, role="co")
    report = summary(scope(quarter))
    assert (report.total.tasks, report.lead.tasks, report.co.tasks) == (5, 4, 2)


def test_proposals_are_no_part_of_any_figure(quarter: Quarter) -> None:
    before = summary(scope(quarter))
    factories.make_assignment(factories.make_task(state=Task.State.PROPOSED), quarter.health)
    assert summary(scope(quarter)).total == before.total


def test_summary_of_a_past_day(quarter: Quarter) -> None:
    total = summary(scope(quarter, on=day(2, 1))).total
    assert (total.on_control, total.overdue) == (7, 0)
    assert total.done_by_original == Ratio(1, 1)


def test_week_of_sunday_is_that_day_alone() -> None:
    sunday = dt.date(2026, 4, 26)
    assert week_of(sunday) == (sunday, sunday)


def test_overdue_rows_come_longest_first(quarter: Quarter) -> None:
    rows = overdue(scope(quarter)).rows
    assert [(row.task.title, row.days, row.is_moved) for row in rows] == [
        ("Task F", 49, False),
        ("Task D", 35, False),
        ("Task H", 5, False),
    ]


def test_overdue_tells_a_moved_deadline(quarter: Quarter) -> None:
    quarter.at(day(5, 4))
    rows = list(overdue(scope(quarter, today=day(5, 4), on=day(5, 4))).rows)
    moved = next(row for row in rows if row.task.title == "Task C")
    assert (moved.is_moved, moved.original_due_on, moved.due_on, moved.days) == (
        True,
        day(2, 27),
        day(4, 30),
        4,
    )


def test_overdue_on_a_past_day_has_that_days_deadline(quarter: Quarter) -> None:
    assert [row.task.title for row in overdue(scope(quarter, on=day(3, 3))).rows] == ["Task F"]


def test_by_body_adds_up_to_the_summary(quarter: Quarter) -> None:
    rows = by_body(scope(quarter)).rows
    assert [(row.name, row.role, row.counts.overdue) for row in rows] == [
        ("Education", "lead", 1),
        ("Education", "co", 1),
        ("Health", "lead", 1),
    ]
    assert sum(row.counts.on_control for row in rows) == summary(scope(quarter)).total.on_control


def test_bodies_outside_the_registry_come_last_under_one_name(quarter: Quarter) -> None:
    for name in ("The contractor", "The union"):
        factories.make_assignment(factories.make_task(due_on=day(4, 1)), outside_name=name)
    last = by_body(scope(quarter)).rows[-1]
    assert (last.name, last.counts.on_control) == ("Outside the registry", 2)


def test_number_of_queries(quarter: Quarter, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    asked = scope(quarter)
    with django_assert_num_queries(2):
        summary(asked)
    with django_assert_num_queries(2):
        by_body(asked)
    with django_assert_num_queries(4):
        list(overdue(asked).rows)


def test_tables_have_a_heading_for_every_cell(quarter: Quarter) -> None:
    asked = scope(quarter)
    for table in (
        summary_table(summary(asked)),
        by_body_table(by_body(asked)),
        overdue_table(overdue(asked)),
    ):
        assert {len(row) for row in table.rows} == {len(table.columns)}, table.name
