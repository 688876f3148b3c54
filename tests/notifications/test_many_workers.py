"""Many ticks and many senders at the same time: every message once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from instructions.models import Assignment
from notifications import heartbeat
from notifications.delivery import drain
from notifications.models import Delivery, Recipient, Reminder
from tests.factories import make_assignment, make_body, make_executor, make_task
from tests.mailbox import Mailbox
from tests.notifications.office import DUE, LONG_AGO, at, frozen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

PEOPLE = 60
NOW = at("2026-02-25")


def together(job: Callable[[], object], *, times: int) -> None:
    def run(_number: int) -> None:
        try:
            job()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        list(pool.map(run, range(times)))


def ministries() -> list[Assignment]:
    bodies = [make_body() for _number in range(PEOPLE)]
    for body in bodies:
        make_executor(body)
    return [make_assignment(make_task(due_on=DUE), body, assigned_at=LONG_AGO) for body in bodies]


def test_four_senders_share_the_queue(smtp_server: Mailbox) -> None:
    ministries()
    with frozen(NOW):
        heartbeat.tick(now=NOW, start=len)
        together(lambda: drain("email"), times=4)

    numbers = Counter(message["Message-ID"] for message in smtp_server.messages)
    assert len(numbers) == PEOPLE
    assert set(numbers.values()) == {1}


def test_four_ticks_at_once_owe_and_make_every_message_once(smtp_server: Mailbox) -> None:
    ministries()
    with frozen(NOW):
        together(lambda: heartbeat.tick(now=NOW, start=drain), times=4)

    assert Counter(message["To"] for message in smtp_server.messages) == Counter(
        user.email for user in (row.user for row in Recipient.objects.select_related("user"))
    )
    assert Reminder.objects.count() == Delivery.objects.count() == PEOPLE
