"""Weekdays are counted as in ISO 8601, and those kept from before are counted anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from instructions.models import SavedReport
from notifications.models.policy import Weekday
from tests import factories
from tests.tracker.test_histories import guards

BEFORE = [("instructions", "0019_later_wordings")]


def test_every_list_of_weekdays_counts_alike() -> None:
    monday_first = [day.name for day in sorted(SavedReport.Weekday)]
    assert [SavedReport.Weekday[name].value for name in monday_first] == [1, 2, 3, 4, 5, 6, 7]
    assert {day.name: day.value for day in Weekday} == {
        name: SavedReport.Weekday[name].value for name in monday_first[:5]
    }


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 8])
def test_the_database_knows_no_other_weekday(number: int) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        SavedReport.objects.create(name="?", report="due", owner=factories.make_user(), weekday=number)


@pytest.fixture
def as_before() -> Iterator[None]:
    MigrationExecutor(connection).migrate(BEFORE)
    yield
    call_command("migrate", verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_reports_saved_before_go_on_their_day(as_before: None) -> None:
    guarded = guards()
    owner = factories.make_user()
    for number in (0, 6, None):
        saved = SavedReport.objects.create(name=str(number), report="due", owner=owner, weekday=number)
        SavedReport.objects.filter(pk=saved.pk).update(hour=8)
    call_command("migrate", verbosity=0)
    expected = {"0": SavedReport.Weekday.MONDAY, "6": SavedReport.Weekday.SUNDAY, "None": None}
    assert dict(SavedReport.objects.values_list("name", "weekday")) == expected
    assert dict(SavedReport.history.values_list("name", "weekday")) == expected, "as it was entered then"
    assert guards() == guarded, "the history is written once, as before"
    MigrationExecutor(connection).migrate(BEFORE)
    assert dict(SavedReport.objects.values_list("name", "weekday")) == {"0": 0, "6": 6, "None": None}
