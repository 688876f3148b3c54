"""A flood of messages costs a message no more than a trickle."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifications import statistics
from notifications.gathering import gather
from notifications.models import Delivery, Reminder
from notifications.planning import plan
from tests.factories import make_assignment, make_body, make_executor, make_task
from tests.notifications.office import DUE, LONG_AGO, at

pytestmark = pytest.mark.django_db

NOW = at("2026-02-25")


def owe(people: int) -> None:
    for _number in range(people):
        body = make_body()
        make_executor(body)
        make_assignment(make_task(due_on=DUE), body, assigned_at=LONG_AGO)
    plan(now=NOW)


def test_each_part_of_a_queue_takes_as_many_statements_and_none_reads_the_whole() -> None:
    owe(12)
    parts = gather(now=NOW, at_once=4)
    made, asked = [next(parts)], []
    while True:
        with CaptureQueriesContext(connection) as found:
            part = next(parts, None)
        if part is None:
            break
        made.append(part)
        asked.append(found)

    assert [len(part) for part in made] == [1, 4, 4, 3]
    assert len({len(found) for found in asked}) == 1
    # Who listens and can be reached is asked of everybody, and so once.
    assert not any('"instructions_user"' in query["sql"] for found in asked for query in found)
    assert Delivery.objects.count() == 12


def test_whoever_was_told_by_another_tick_meanwhile_is_passed_over() -> None:
    owe(9)
    first, second = gather(now=NOW, at_once=4), gather(now=NOW, at_once=4)
    numbers = [*next(first), *next(second)]
    numbers += [number for parts in (second, first) for part in parts for number in part]

    assert len(numbers) == len(set(numbers)) == 9
    assert not Reminder.objects.owed().exists()


@pytest.mark.parametrize(
    ("before", "after", "due"),
    [
        (0, 999, False),
        (0, 1_000, True),
        (900, 1_100, True),
        (1_000, 1_200, False),
        (9_900, 10_100, True),
        (0, 250_000, True),
        (10_000, 99_999, False),
        (99_999, 100_000, True),
    ],
)
def test_tables_are_counted_at_a_thousand_and_each_tenfold(before: int, after: int, due: bool) -> None:
    assert statistics.is_due(before, after) is due


@pytest.mark.postgres
def test_the_database_knows_the_size_of_a_table_once_it_is_renewed() -> None:
    owe(30)
    statistics.renew(Reminder)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Reminder._meta.db_table])
        assert cursor.fetchone() == (30,)
