from __future__ import annotations

import datetime as dt

import pytest

from instructions.errors import Refused
from instructions.reports.question import Period, Question
from tests import factories

TODAY = dt.date(2026, 2, 3)


@pytest.mark.django_db
@pytest.mark.parametrize("period", Period.values)
@pytest.mark.parametrize("on", [dt.date.min, dt.date(1, 1, 11), dt.date(1969, 12, 31), dt.date.max], ids=str)
def test_a_day_out_of_time_is_refused(on: dt.date, period: str) -> None:
    """Next to the first day of the calendar there are no days to be counted."""
    with pytest.raises(Refused):
        Question(on=on, period=period).scope(reader=factories.make_controller(), today=TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize("period", Period.values)
def test_every_period_has_its_days(period: str) -> None:
    scope = Question(period=period).scope(reader=factories.make_controller(), today=TODAY)
    assert scope.first <= scope.last
