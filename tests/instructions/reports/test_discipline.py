"""The figures of docs/reports.md, number by number."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from instructions.errors import Refused
from instructions.reports.discipline import Discipline, discipline, discipline_table
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope
from tests import factories
from tests.instructions.reports.quarter import Quarter, day


def first_quarter(quarter: Quarter, **asked: object) -> Scope:
    today = day(4, 20)
    scope = Scope(reader=quarter.controller, today=today, on=today, first=day(1, 1), last=day(3, 31))
    return replace(scope, **asked)  # type: ignore[arg-type]


@pytest.fixture
def report(quarter: Quarter) -> Discipline:
    return discipline(first_quarter(quarter))


def test_lead_executors_of_the_worked_case(report: Discipline) -> None:
    lead = report.lead
    assert (lead.k1, lead.k1.percent) == (Ratio(2, 5), 40.0)
    assert (lead.k2, lead.k2.percent) == (Ratio(3, 4), 75.0)
    assert lead.gained == 35.0
    assert (lead.k3, lead.k3.percent) == (Ratio(1, 4), 25.0)
    assert (lead.k4, lead.overdue) == (20.0, 2)
    assert (lead.k5, lead.k5.percent) == (Ratio(1, 2), 50.0)
    assert (lead.k6, lead.k6_per_assignment, lead.days_added) == (Ratio(2, 5), 0.4, 45.0)
    assert lead.left_out == 1


def test_co_executors_stand_apart(report: Discipline) -> None:
    co = report.co
    assert (co.k1, co.k2, co.gained) == (Ratio(0, 1), Ratio(0, 1), 0.0)
    assert (co.k4, co.overdue) == (49.0, 1)
    assert (co.k3.percent, co.k5.percent, co.days_added) == (None, None, None)


def test_rows_are_by_body_lead_before_co(report: Discipline, quarter: Quarter) -> None:
    assert [(row.body, row.role) for row in report.rows] == [
        (quarter.education, "lead"),
        (quarter.education, "co"),
        (quarter.health, "lead"),
    ]
    health = report.rows[2].figures
    assert (health.k1, health.k2, health.k3) == (Ratio(1, 4), Ratio(2, 3), Ratio(1, 3))


def test_an_executor_sees_the_figures_of_the_own_body_as_the_controller_does(quarter: Quarter) -> None:
    reader = quarter.executor("A")
    own = discipline(first_quarter(quarter, reader=reader))
    asked = discipline(first_quarter(quarter, bodies=frozenset({quarter.health.pk})))
    assert own.rows == asked.rows
    assert own.lead == asked.lead


def test_a_past_day_is_told_from_history(quarter: Quarter) -> None:
    lead = discipline(first_quarter(quarter, on=day(3, 1))).lead
    assert lead.k1 == Ratio(1, 3), "A, B and C had been due by then, A was done"
    assert lead.k2 == Ratio(1, 1), "B and C had been moved already"
    assert (lead.k3, lead.k5) == (Ratio(0, 1), Ratio(1, 1))
    assert (lead.k4, lead.left_out) == (None, 0)


def test_a_past_day_that_is_yesterday_differs_by_the_days_overdue_alone(quarter: Quarter) -> None:
    live = discipline(first_quarter(quarter)).lead
    history = discipline(first_quarter(quarter, on=day(4, 19))).lead
    assert (history.k4, live.k4) == (19.0, 20.0)
    assert replace(history, k4=live.k4) == live


@pytest.mark.parametrize("changed", ["body", "role", "no body"])
def test_a_past_day_is_told_of_who_held_the_assignment_then(quarter: Quarter, changed: str) -> None:
    """Reports and extensions too, which know their assignment alone."""
    asked = first_quarter(quarter, on=day(4, 19))
    before = discipline(asked).rows
    for share in quarter.shares.values():
        share.refresh_from_db()
        if changed == "role":
            share.role = "co" if share.role == "lead" else "lead"
        else:
            other = quarter.education if share.body == quarter.health else quarter.health
            share.body, share.outside_name = (other, "") if changed == "body" else (None, "Somebody else")
        share.save()
    assert discipline(asked).rows == before
    assert discipline(first_quarter(quarter)).rows != before


def test_a_return_after_the_day_asked_about_is_not_yet_a_return(quarter: Quarter) -> None:
    assert discipline(first_quarter(quarter, on=day(3, 12))).lead.k3 == Ratio(0, 2)
    assert discipline(first_quarter(quarter, on=day(3, 13))).lead.k3 == Ratio(1, 3)


def test_the_period_before_stands_beside(quarter: Quarter) -> None:
    april = first_quarter(quarter, first=day(4, 1), last=day(4, 30))
    report = discipline(april)
    assert (report.lead.k1, report.lead_before.k1) == (Ratio(0, 1), Ratio(1, 2))
    assert report.lead_before.overdue is None


def test_period_that_ends_before_it_begins_is_refused(quarter: Quarter) -> None:
    with pytest.raises(Refused, match="ends before it begins"):
        first_quarter(quarter, last=dt.date(2025, 12, 31))


def test_day_that_has_not_come_is_refused(quarter: Quarter) -> None:
    with pytest.raises(Refused, match="a day past"):
        first_quarter(quarter, on=day(4, 21))


@pytest.mark.parametrize(("on", "queries"), [(day(4, 20), 22), (day(4, 19), 27)], ids=["live", "history"])
def test_number_of_queries_does_not_grow_with_bodies(
    quarter: Quarter, django_assert_max_num_queries: DjangoAssertNumQueries, on: dt.date, queries: int
) -> None:
    for _ in range(5):
        factories.make_assignment(factories.make_task(due_on=day(3, 3)))
    with django_assert_max_num_queries(queries):
        discipline(first_quarter(quarter, on=on))


def test_table_has_a_heading_for_every_cell(report: Discipline) -> None:
    table = discipline_table(report)
    rows = list(table.rows)
    assert len(rows) == 3
    assert {len(row) for row in rows} == {len(table.columns)}
