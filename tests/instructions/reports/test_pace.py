"""Time to review, to the first report and to the check, as docs/reports.md works them out."""

from __future__ import annotations

import datetime as dt

from pytest_django import DjangoAssertNumQueries

from instructions.models import Assignment, ProgressReport
from instructions.reports.pace import Wait, pace, pace_table
from tests import factories
from tests.instructions.reports.asking import first_quarter
from tests.instructions.reports.quarter import Quarter, day


def test_lead_executors_of_the_worked_case(quarter: Quarter) -> None:
    lead = pace(first_quarter(quarter)).lead
    assert lead.review == Wait(7, 3.0)
    assert lead.first_report == Wait(4, 63.0)
    assert lead.check == Wait(4, 0.0)


def test_co_executors_stand_apart(quarter: Quarter) -> None:
    co = pace(first_quarter(quarter)).co
    assert (co.review, co.first_report, co.check) == (Wait(1, 3.0), Wait(0, None), Wait(0, None))


def test_a_check_takes_the_days_from_the_report_to_the_decision(quarter: Quarter) -> None:
    report = ProgressReport.objects.get(assignment=quarter.shares["E"])
    assert report.submitted_at
    report.submitted_at -= dt.timedelta(days=4)
    report.save()
    education = pace(first_quarter(quarter, bodies=frozenset({quarter.education.pk}))).lead
    assert education.check == Wait(1, 4.0)


def test_days_are_those_of_the_office(quarter: Quarter) -> None:
    """Nine in the evening UTC is the next day in Almaty."""
    Assignment.objects.update(assigned_at=dt.datetime(2026, 1, 5, 21, tzinfo=dt.UTC))
    assert pace(first_quarter(quarter)).lead.review == Wait(7, 4.0)


def test_the_period_before_stands_beside(quarter: Quarter) -> None:
    report = pace(first_quarter(quarter, first=day(4, 1), last=day(4, 20)))
    assert report.lead.first_report == Wait(0, None)
    assert report.lead_before.first_report == Wait(2, 76.0), "D and E, from 12 to 31 March"


def test_an_executor_sees_the_figures_of_the_own_body_as_the_controller_does(quarter: Quarter) -> None:
    own = pace(first_quarter(quarter, reader=quarter.executor("A")))
    asked = pace(first_quarter(quarter, bodies=frozenset({quarter.health.pk})))
    assert own.rows == asked.rows
    assert own.lead == asked.lead


def test_a_past_day_knows_nothing_of_later_reports(quarter: Quarter) -> None:
    then = pace(first_quarter(quarter, on=day(3, 1))).lead
    assert (then.first_report, then.check) == (Wait(1, 14.0), Wait(1, 0.0))


def test_table_has_a_heading_for_every_cell(quarter: Quarter) -> None:
    table = pace_table(pace(first_quarter(quarter)))
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_number_of_queries_does_not_grow(
    quarter: Quarter, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        factories.make_assignment(factories.make_task(due_on=day(3, 3)))
    with django_assert_num_queries(7):
        pace(first_quarter(quarter))
