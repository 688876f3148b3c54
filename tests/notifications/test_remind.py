"""`manage.py remind`: a day moved in time, looked at or sent for real."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from notifications.models import Delivery, Reminder
from tests.factories import make_executor
from tests.mailbox import Mailbox
from tests.notifications.office import at, frozen, share, tick

pytestmark = pytest.mark.django_db


def remind(*words: str, now: str = "2026-02-03") -> str:
    said = io.StringIO()
    with frozen(at(now)):
        call_command("remind", *words, stdout=said)
    return said.getvalue()


def test_a_day_is_shown_and_leaves_no_trace() -> None:
    share()

    said = remind("--on", "2026-02-25")

    assert "executor@merzim.test" in said
    assert "Before the deadline (-3)" in said
    assert "Nothing was sent" in said
    assert not Reminder.objects.exists()


def test_a_day_in_time_is_sent_once_and_speaks_of_that_day(smtp_server: Mailbox) -> None:
    share()

    assert "Messages sent: 1." in remind("--on", "2026-02-25", "--send")
    assert "Nothing is left to send" in remind("--on", "2026-02-25", "--send")

    [message] = smtp_server.messages
    assert message["Subject"] == "In 3 working days: Launch the pilot in water management (2 March)"


def test_a_day_that_is_past_can_be_sent_too(smtp_server: Mailbox) -> None:
    share()

    remind("--on", "2026-02-25", "--send", now="2026-06-01")

    assert str(smtp_server.messages[0]["Subject"]).startswith("In 3 working days")


def test_what_was_sent_ahead_of_time_silences_no_day_before_it(smtp_server: Mailbox) -> None:
    share()
    remind("--on", "2026-03-03", "--send", now="2026-02-24")

    tick(at("2026-02-25"))

    assert str(smtp_server.messages[-1]["Subject"]).startswith("In 3 working days")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2026-02-28", "Working days beside it: 2026-02-27, 2026-03-02", id="a Saturday"),
        pytest.param("2026-02-24", "Nothing is left to send", id="a working day with nothing"),
    ],
)
def test_a_day_with_nothing_says_so(day: str, expected: str) -> None:
    share()

    assert expected in remind("--on", day)


def test_who_has_no_address_is_shown_without_one() -> None:
    assignment = share()
    assert assignment.body
    make_executor(assignment.body, username="mute", email="")

    assert "no address" in remind("--on", "2026-02-25")


def test_a_word_that_is_no_day_is_refused() -> None:
    with pytest.raises(CommandError, match="write it as 2026-02-27"):
        remind("--on", "tomorrow")


def test_the_ledger_knows_the_message_of_a_demonstration(smtp_server: Mailbox) -> None:
    share()
    remind("--on", "2026-02-25", "--send")

    assert f"{Delivery.objects.get().speaks_on}" == "2026-02-25"
