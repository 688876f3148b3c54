"""From a deadline to the reader's mailbox and chat, through the real servers."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest

from instructions.models import Assignment
from instructions.services.extending import move_deadline
from notifications.models import Delivery, Reminder
from tests.botapi import BotApi
from tests.factories import make_assignment, make_body
from tests.mailbox import Mailbox
from tests.notifications.office import DUE, at, chat, more, person, share, tick

pytestmark = pytest.mark.django_db


def subjects(mailbox: Mailbox, *, to: str = "executor") -> list[str]:
    return [str(m["Subject"]) for m in mailbox.messages if m["To"] == f"{to}@merzim.test"]


def test_each_step_of_the_policy_arrives_once(smtp_server: Mailbox) -> None:
    share()

    for day in ("2026-02-15", "2026-02-16", "2026-02-25", "2026-02-27", "2026-03-02", "2026-03-03"):
        for hour in (8, 9, 10, 21):
            tick(at(day, hour))

    assert subjects(smtp_server) == [
        "In 10 working days: Launch the pilot in water management (2 March)",
        "In 3 working days: Launch the pilot in water management (2 March)",
        "In 1 working day: Launch the pilot in water management (2 March)",
        "Last day today: Launch the pilot in water management (2 March)",
        "Overdue by 1 day: Launch the pilot in water management (2 March)",
    ]
    assert Delivery.objects.exclude(status=Delivery.Status.SENT).count() == 0


def test_a_week_of_silence_is_followed_by_one_message_that_tells_how_it_stands_now(
    smtp_server: Mailbox,
) -> None:
    share()
    tick(at("2026-02-16"))

    tick(at("2026-03-04"))

    assert subjects(smtp_server)[1:] == ["Overdue by 2 days: Launch the pilot in water management (2 March)"]
    # The controller's last day fell into the silence: it is told late rather than not at all.
    assert subjects(smtp_server, to="controller") == subjects(smtp_server)[1:]


def test_a_deadline_moved_there_and_back_is_told_and_armed_anew_each_time(smtp_server: Mailbox) -> None:
    assignment = share()
    controller = person("controller")
    tick(at("2026-02-16"))
    for hour, to in ((10, dt.date(2026, 4, 1)), (11, DUE)):
        move_deadline(assignment, to=to, reason="weather", by=controller, now=at("2026-02-17", hour))
        tick(at("2026-02-17", hour))

    tick(at("2026-02-25"))

    assert subjects(smtp_server) == [
        "In 10 working days: Launch the pilot in water management (2 March)",
        "Deadline moved: Launch the pilot in water management (1 April)",
        "Deadline moved: Launch the pilot in water management (2 March)",
        "In 3 working days: Launch the pilot in water management (2 March)",
    ]
    live = Reminder.objects.scheduled().exclude(state=Reminder.State.CANCELLED).true()
    assert list(live.values_list("mark", "deadline_version")) == [(-3, 3)]


def test_nobody_is_told_of_what_is_done(smtp_server: Mailbox) -> None:
    assignment = share()
    assignment.status = Assignment.Status.ACCEPTED
    assignment.save()

    tick(at("2026-03-02"))

    assert smtp_server.messages == []


def test_a_reminder_already_planned_is_dropped_once_the_assignment_ends(smtp_server: Mailbox) -> None:
    assignment = share()
    tick(at("2026-03-02", 7))
    assignment.status = Assignment.Status.CANCELLED
    assignment.save()

    tick(at("2026-03-02"))

    assert smtp_server.messages == []
    assert {row.reason for row in Reminder.objects.all()} == {Reminder.Reason.SETTLED}


def test_the_mail_says_what_by_when_for_whom_and_what_next(smtp_server: Mailbox) -> None:
    assignment = share()
    make_assignment(assignment.task, make_body("science", name_en="Ministry of Science"), role="co")

    tick(at("2026-02-25"))

    [message] = [m for m in smtp_server.messages if m["To"] == "executor@merzim.test"]
    text = part(message, "plain")
    assert "3 working days left · 2 March, Monday" in text
    assert "Lead: Ministry of Water" in text
    assert "Co-executors: Ministry of Science" in text
    assert "The Ministry of Water is to launch the pilot by 2 March 2026." in text
    assert "Send a progress report before the deadline" in text
    assert f"/open/{assignment.pk}/" in text
    assert "Launch the pilot" in part(message, "html")
    assert message["Message-ID"] == Delivery.objects.get(address__value="executor@merzim.test").message_id
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_several_come_as_one_list_the_most_urgent_first(smtp_server: Mailbox) -> None:
    first = share()
    more(first, "Write the plan", dt.date(2026, 2, 27))
    more(first, "Name the team", dt.date(2026, 2, 25))

    tick(at("2026-02-24"))

    [message] = smtp_server.messages
    assert message["Subject"] == "2 due this week, 1 coming up"
    text = part(message, "plain")
    assert text.index("Name the team") < text.index("Write the plan") < text.index("Launch the pilot")


def test_a_chat_gets_the_reminder_with_buttons(smtp_server: Mailbox, bot_api: BotApi) -> None:
    assignment = share()
    chat("77")

    tick(at("2026-02-27"))

    [sent] = bot_api.sent
    assert smtp_server.messages == []
    assert sent["chat_id"] == "77"
    assert sent["text"].splitlines()[:2] == [
        "◐ <b>1 working day left</b> · 2 March, Monday",
        "Launch the pilot in water management",
    ]
    rows = sent["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in rows] == [
        ["Noted", "In work"],
        ["Report", "Extend"],
    ]
    assert rows[0][0]["callback_data"].startswith(f"noted:{assignment.pk}:")


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content())
