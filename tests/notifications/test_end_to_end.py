"""From a deadline to the reader's mailbox and chat, through the real servers."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest
import time_machine

from instructions.models import Assignment, User
from instructions.services.extending import move_deadline
from notifications import heartbeat
from notifications.delivery import drain
from notifications.models import Address, Delivery, Recipient, Reminder
from notifications.recipients import enrol
from tests.botapi import BotApi
from tests.factories import (
    make_announcement,
    make_assignment,
    make_body,
    make_controller,
    make_executor,
    make_task,
)
from tests.mailbox import Mailbox

pytestmark = pytest.mark.django_db(transaction=True)

DUE = dt.date(2026, 3, 2)
LONG_AGO = dt.datetime(2026, 1, 12, 5, 0, tzinfo=dt.UTC)


def at(day: str, hour: int = 10) -> dt.datetime:
    """That hour in Almaty, five hours ahead of UTC."""
    return dt.datetime.fromisoformat(f"{day}T{hour:02}:00:00+05:00")


def tick(now: dt.datetime) -> None:
    with time_machine.travel(now, tick=False):
        heartbeat.tick(now=now, start=lambda channel: drain(channel))


def subjects(mailbox: Mailbox, *, to: str = "executor") -> list[str]:
    return [str(m["Subject"]) for m in mailbox.messages if m["To"] == f"{to}@merzim.test"]


def share(**fields: object) -> Assignment:
    ministry = make_body("ministry-of-water", name_en="Ministry of Water")
    make_executor(ministry, username="executor")
    task = make_task(
        make_announcement(title="Meeting of 3 February"),
        title="Launch the pilot in water management",
        quote="The Ministry of Water is to launch the pilot by 2 March 2026.",
        due_on=DUE,
        controller=make_controller("controller"),
    )
    return make_assignment(task, ministry, assigned_at=LONG_AGO, **fields)


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
    controller = User.objects.get(username="controller")
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
    for number, day in enumerate((27, 25), start=1):
        task = make_task(
            title=f"Other {number}", due_on=dt.date(2026, 2, day), controller=first.task.controller
        )
        make_assignment(task, first.body, assigned_at=LONG_AGO)

    tick(at("2026-02-24"))

    [message] = smtp_server.messages
    assert message["Subject"] == "2 due this week, 1 due later"
    text = part(message, "plain")
    assert text.index("Other 2") < text.index("Other 1") < text.index("Launch the pilot")


def test_a_chat_gets_the_reminder_with_buttons(smtp_server: Mailbox, bot_api: BotApi) -> None:
    assignment = share()
    enrol(now=LONG_AGO)
    recipient = Recipient.objects.get(user__username="executor")
    recipient.addresses.update(is_wanted=False)
    Address.objects.create(recipient=recipient, channel="telegram", value="77")

    tick(at("2026-02-27"))

    [sent] = bot_api.sent
    assert smtp_server.messages == []
    assert sent["chat_id"] == "77"
    assert sent["text"].splitlines()[:2] == [
        "◐ <b>1 working day left</b> · 2 March, Monday",
        "Launch the pilot in water management",
    ]
    [row] = sent["reply_markup"]["inline_keyboard"]
    assert [button["text"] for button in row] == ["Noted", "Report", "Extend"]
    assert row[0]["callback_data"].startswith(f"noted:{assignment.pk}:")


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content())
