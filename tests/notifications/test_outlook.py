"""The weekly look-ahead, to the reader's mailbox."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.models import CalendarDay, User
from instructions.working_days import WorkingDays
from notifications.models import Delivery, Policy, Recipient
from notifications.outlook import last_day, outlook_day
from tests.factories import make_executor
from tests.mailbox import Mailbox
from tests.notifications.office import at, more, share, tick

pytestmark = pytest.mark.django_db

PLAIN = WorkingDays()


@pytest.fixture(autouse=True)
def _on_mondays() -> None:
    Policy.objects.create(name="General", outlook=1)


def subjects(mailbox: Mailbox, to: str) -> list[str]:
    return [str(mail["Subject"]) for mail in mailbox.messages if mail["To"] == f"{to}@merzim.test"]


@pytest.mark.parametrize(
    ("on", "end"),
    [
        ("2026-01-01", "2026-02-28"),
        ("2026-01-31", "2026-02-28"),
        ("2026-07-31", "2026-08-31"),
        ("2026-12-05", "2027-01-31"),
    ],
)
def test_it_looks_to_the_end_of_next_month(on: str, end: str) -> None:
    assert last_day(dt.date.fromisoformat(on)) == dt.date.fromisoformat(end)


@pytest.mark.parametrize(
    ("chosen", "on", "day"),
    [
        pytest.param(1, "2026-02-16", "2026-02-16", id="on the day itself"),
        pytest.param(1, "2026-02-18", "2026-02-16", id="later in the week it is still owed"),
        pytest.param(3, "2026-02-17", None, id="before the day it is not"),
        pytest.param(5, "2026-02-21", "2026-02-20", id="on the weekend after"),
        pytest.param(None, "2026-02-16", None, id="the office wants none"),
    ],
)
def test_the_day_of_the_week_is_the_offices(chosen: int | None, on: str, day: str | None) -> None:
    Policy.objects.update(outlook=chosen)
    found = outlook_day(on=dt.date.fromisoformat(on), calendar=PLAIN)
    assert found == (dt.date.fromisoformat(day) if day else None)


def test_a_monday_off_moves_it_to_tuesday() -> None:
    off = WorkingDays(off=frozenset({dt.date(2026, 2, 16)}))
    assert outlook_day(on=dt.date(2026, 2, 16), calendar=off) is None
    assert outlook_day(on=dt.date(2026, 2, 17), calendar=off) == dt.date(2026, 2, 17)


def test_a_week_off_has_none() -> None:
    off = WorkingDays(off=frozenset(dt.date(2026, 2, 16) + dt.timedelta(days=n) for n in range(5)))
    assert outlook_day(on=dt.date(2026, 2, 20), calendar=off) is None


def test_everybody_sees_their_own_weeks_ahead_once_a_week(smtp_server: Mailbox) -> None:
    first = share()
    more(first, "Write the plan", dt.date(2026, 3, 31))
    more(first, "Much later", dt.date(2026, 4, 1))
    make_executor(username="stranger")
    for hour in (8, 10, 11, 12):
        tick(at("2026-02-09", hour))
    tick(at("2026-02-10"))

    assert subjects(smtp_server, "executor") == ["Look-ahead until 31 March: 2 coming up"]
    assert subjects(smtp_server, "controller") == ["Look-ahead until 31 March: 2 coming up"]
    assert subjects(smtp_server, "stranger") == []
    text = smtp_server.messages[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "Launch the pilot" in text
    assert "Write the plan" in text
    assert "Much later" not in text


def test_one_who_wants_none_gets_none(smtp_server: Mailbox) -> None:
    share()
    tick(at("2026-02-09", 7))
    Recipient.objects.filter(user__username="executor").update(outlook=False)
    tick(at("2026-02-09"))

    assert subjects(smtp_server, "executor") == []
    assert len(subjects(smtp_server, "controller")) == 1


def test_what_is_done_by_the_time_of_sending_is_not_listed(smtp_server: Mailbox) -> None:
    first = share()
    tick(at("2026-02-09"), sending=False)
    first.status = "cancelled"
    first.save()
    tick(at("2026-02-09", 10, 5))

    assert smtp_server.messages == []
    assert set(Delivery.objects.values_list("status", flat=True)) == {Delivery.Status.CANCELLED}


def test_none_goes_out_on_a_day_off_and_it_comes_on_the_next_working_day(smtp_server: Mailbox) -> None:
    share()
    CalendarDay.objects.create(on=dt.date(2026, 2, 9), kind=CalendarDay.Kind.OFF)
    tick(at("2026-02-09"))
    assert smtp_server.messages == []
    tick(at("2026-02-10"))
    assert len(smtp_server.messages) == User.objects.filter(role__in=["executor", "controller"]).count()
