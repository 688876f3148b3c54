"""A small office for the tests of reminders: one ministry, its executor, a controller, one instruction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import time_machine

from instructions.models import Assignment, User
from notifications import heartbeat
from notifications.delivery import drain
from notifications.models import Address, Delivery, Recipient
from notifications.recipients import enrol
from tests.factories import (
    make_announcement,
    make_assignment,
    make_body,
    make_controller,
    make_executor,
    make_task,
)

DUE = dt.date(2026, 3, 2)
LONG_AGO = dt.datetime(2026, 1, 12, 5, 0, tzinfo=dt.UTC)


def at(day: str, hour: int = 10, minute: int = 0) -> dt.datetime:
    """That time in Almaty, five hours ahead of UTC."""
    return dt.datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:00+05:00")


@contextmanager
def frozen(now: dt.datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


def tick(now: dt.datetime, *, sending: bool = True) -> None:
    """One tick at that moment, with the senders it starts, unless they are to be late."""
    with frozen(now):
        heartbeat.tick(now=now, start=drain if sending else len)


def share(**fields: object) -> Assignment:
    """ "Launch the pilot in water management", due on Monday 2 March 2026, told to "executor"."""
    ministry = make_body("ministry-of-water", name_en="Ministry of Water")
    make_executor(ministry, username="executor")
    task = make_task(
        make_announcement(title="Meeting of 3 February"),
        title="Launch the pilot in water management",
        quote="The Ministry of Water is to launch the pilot by 2 March 2026.",
        due_on=DUE,
        controller=make_controller("controller"),
    )
    return make_assignment(task, ministry, **{"assigned_at": LONG_AGO, **fields})


def more(assignment: Assignment, title: str, due_on: dt.date) -> Assignment:
    """Another instruction to the same body."""
    task = make_task(title=title, due_on=due_on, controller=assignment.task.controller)
    return make_assignment(task, assignment.body, assigned_at=LONG_AGO)


def person(username: str = "executor") -> User:
    return User.objects.get(username=username)


def chat(number: str = "77", *, of: str = "executor") -> Address:
    """The person is reached by Telegram alone."""
    enrol(now=LONG_AGO)
    recipient = Recipient.objects.get(user__username=of)
    recipient.addresses.update(is_wanted=False)
    return Address.objects.create(recipient=recipient, channel="telegram", value=number)


def delivery(username: str = "executor") -> Delivery:
    return Delivery.objects.get(address__recipient__user__username=username)
