"""What is late, due, moved and loaded, in the worked case of docs/reports.md."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from instructions.models import Extension, User
from instructions.reports.discipline import discipline
from instructions.reports.due import due, due_table
from instructions.reports.extensions import extensions, extensions_table
from instructions.reports.overdue import Ageing, overdue
from instructions.reports.pace import pace
from instructions.reports.scope import Scope
from instructions.reports.selection import Selection, selected
from instructions.reports.workload import weeks_from, workload, workload_table
from tests import factories
from tests.instructions.reports.asking import first_quarter
from tests.instructions.reports.quarter import Quarter, day


def test_ageing_of_the_worked_case(quarter: Quarter) -> None:
    report = overdue(first_quarter(quarter))
    assert report.lead == Ageing(week=1, month=0, quarter=1, longer=0)
    assert report.co == Ageing(week=0, month=0, quarter=1, longer=0)


@pytest.mark.parametrize(
    ("days", "age"),
    [(1, "week"), (7, "week"), (8, "month"), (30, "month"), (31, "quarter"), (90, "quarter"), (91, "longer")],
)
def test_ages_touch_and_do_not_overlap(quarter: Quarter, days: int, age: str) -> None:
    body = factories.make_body("late")
    asked = first_quarter(quarter, bodies=frozenset({body.pk}))
    factories.make_assignment(
        factories.make_task(due_on=asked.on.fromordinal(asked.on.toordinal() - days)), body
    )
    aged = overdue(asked).lead
    assert (getattr(aged, age), aged.total) == (1, 1)


def test_due_of_the_worked_case(quarter: Quarter) -> None:
    report = due(first_quarter(quarter, first=day(4, 20), last=day(5, 3)))
    assert [row.task.title for row in report.rows] == ["Task C"]
    assert (report.lead.due, report.lead.moved, report.lead.waiting_for_check) == (1, 1, 0)
    assert report.co.due == 0


def test_workload_of_the_worked_case(quarter: Quarter) -> None:
    report = workload(first_quarter(quarter))
    assert (report.lead.late, report.lead.weeks[:3], report.lead.total) == (2, (0, 1, 0), 3)
    assert (report.co.late, report.co.total) == (1, 1)
    assert [(row.name, row.role, row.load.total) for row in report.rows] == [
        ("Education", "lead", 1),
        ("Education", "co", 1),
        ("Health", "lead", 2),
    ]


def test_workload_tells_later_and_no_deadline_apart(quarter: Quarter) -> None:
    factories.make_assignment(factories.make_task(due_on=day(12, 1)))
    factories.make_assignment(factories.make_task(due_kind="none"))
    lead = workload(first_quarter(quarter)).lead
    assert (lead.later, lead.no_deadline) == (1, 1)


def test_later_than_the_twelve_weeks_has_its_rows(quarter: Quarter) -> None:
    asked = first_quarter(quarter)
    last = weeks_from(asked.on)[-1].last
    for due_on in (last, last + dt.timedelta(days=1), last + dt.timedelta(days=90)):
        factories.make_assignment(factories.make_task(due_on=due_on))
    done = factories.make_task(due_on=last + dt.timedelta(days=1))
    factories.make_assignment(done, status="closed", done_on=asked.on)
    report = workload(asked)
    assert report.lead.later == selected(asked, Selection.LATER).number == 2


def test_the_running_week_begins_today() -> None:
    weeks = weeks_from(day(4, 22), 2)
    assert [(week.first, week.last) for week in weeks] == [(day(4, 22), day(4, 26)), (day(4, 27), day(5, 3))]


def test_extensions_of_the_worked_case(quarter: Quarter) -> None:
    report = extensions(first_quarter(quarter))
    assert (report.lead.asked, report.lead.granted, report.lead.days_added) == (2, 2, 90)
    assert report.lead.days_added_by_one == 45.0
    assert [(row.task.title, row.days_added) for row in report.rows] == [("Task C", 62), ("Task B", 28)]
    assert [(row.name, row.moves.granted) for row in report.bodies] == [("Health", 2)]


def test_a_decision_after_the_day_asked_about_is_not_yet_known(quarter: Quarter) -> None:
    Extension.objects.filter(assignment=quarter.shares["C"]).update(decided_at=quarter.at(day(3, 10)))
    states = [row.state for row in extensions(first_quarter(quarter, on=day(3, 1))).rows]
    assert states == ["requested", "granted"]


def test_a_list_of_an_executor_is_that_of_the_own_body(quarter: Quarter) -> None:
    own = first_quarter(quarter, reader=quarter.executor("A"))
    asked = first_quarter(quarter, bodies=frozenset({quarter.health.pk}))
    assert workload(own).rows == workload(asked).rows
    assert extensions(own).rows == extensions(asked).rows
    assert [row.assignment for row in overdue(own).rows] == [row.assignment for row in overdue(asked).rows]


def test_a_stranger_finds_nothing(quarter: Quarter) -> None:
    asked = first_quarter(quarter, reader=factories.make_executor(factories.make_body("elsewhere")))
    assert workload(asked).rows == ()
    assert extensions(asked).rows == ()
    assert list(overdue(asked).rows) == list(selected(asked, Selection.DUE_BY_ORIGINAL)) == []


def behind(scope: Scope, selection: Selection) -> int:
    return sum(row.times for row in selected(scope, selection))


@pytest.mark.parametrize("on", [day(4, 20), day(4, 19), day(3, 13)], ids=["live", "yesterday", "past"])
@pytest.mark.parametrize("role", ["lead", "co"])
def test_behind_every_figure_of_discipline_are_as_many_rows(quarter: Quarter, on: object, role: str) -> None:
    scope = first_quarter(quarter, on=on, role=role)
    found = getattr(discipline(scope), role)
    assert behind(scope, Selection.DUE_BY_ORIGINAL) == found.k1.whole == found.k6.whole
    assert behind(scope, Selection.DONE_BY_ORIGINAL) == found.k1.part
    assert behind(scope, Selection.DUE_BY_CURRENT) == found.k2.whole
    assert behind(scope, Selection.DONE_BY_CURRENT) == found.k2.part
    assert behind(scope, Selection.SUBMITTED) == found.k3.whole
    assert behind(scope, Selection.RETURNED) == found.k3.part
    assert behind(scope, Selection.OVERDUE) == found.overdue
    assert behind(scope, Selection.CLOSED) == found.k5.whole
    assert behind(scope, Selection.CLOSED_WITH_EVIDENCE) == found.k5.part
    assert behind(scope, Selection.EXTENDED) == found.k6.part
    assert behind(scope, Selection.LEFT_OUT) == found.left_out


def test_behind_every_other_figure_are_as_many_rows(quarter: Quarter) -> None:
    scope = first_quarter(quarter, role="lead")
    waits, aged, load = pace(scope).lead, overdue(scope).lead, workload(scope)
    assert behind(scope, Selection.PUT_ON_CONTROL) == waits.review.number
    assert behind(scope, Selection.FIRST_REPORTED) == waits.first_report.number
    assert behind(scope, Selection.CHECKED) == waits.check.number
    assert behind(scope, Selection.OVERDUE_QUARTER) == aged.quarter == 1
    assert behind(scope, Selection.OVERDUE_WEEK) == aged.week == 1
    week = load.weeks[1]
    assert behind(replace(scope, first=week.first, last=week.last), Selection.DUE) == load.lead.weeks[1] == 1


def test_the_rows_behind_a_figure_can_be_told_without_reading_all(quarter: Quarter) -> None:
    rows = selected(first_quarter(quarter), Selection.ON_CONTROL)
    assert rows.number == 4
    assert [row.task.title for row in rows.first(2)] == ["Task F", "Task D"]


def test_tables_have_a_heading_for_every_cell(quarter: Quarter) -> None:
    asked = first_quarter(quarter, first=day(1, 1), last=day(6, 1))
    for table in (
        due_table(due(asked)),
        extensions_table(extensions(asked)),
        workload_table(workload(asked)),
    ):
        assert {len(row) for row in table.rows} == {len(table.columns)}, table.name


def test_a_closed_account_reads_nothing(quarter: Quarter) -> None:
    User.objects.filter(pk=quarter.controller.pk).update(is_active=False)
    closed = User.objects.get(pk=quarter.controller.pk)
    assert list(overdue(first_quarter(quarter, reader=closed)).rows) == []
