from __future__ import annotations

import datetime as dt
import smtplib

import pytest
import time_machine
from django.core.mail import send_mail
from django.utils import timezone

from instructions.models import Assignment, Body, Task
from tests import factories
from tests.mailbox import Mailbox

pytestmark = pytest.mark.django_db


def test_an_assignment_made_of_nothing_is_open_and_due() -> None:
    assignment = factories.make_assignment()
    assert list(Assignment.objects.due_between(factories.DUE, factories.DUE)) == [assignment]


def test_a_proposed_task_owes_nothing() -> None:
    task = factories.make_task(state=Task.State.PROPOSED)
    assert not factories.make_assignment(task).is_open
    assert (task.number, task.original_due_on) == (None, None)


def test_an_executor_sees_the_share_of_the_own_body() -> None:
    ours, theirs = factories.make_body(), factories.make_body()
    executor = factories.make_executor(ours)
    mine = factories.make_assignment(body=ours)
    factories.make_assignment(body=theirs)
    assert list(Assignment.objects.visible_to(executor, on=factories.DUE)) == [mine]


def test_a_collective_holds_its_members() -> None:
    members = [factories.make_body(kind=Body.Kind.REGION) for _ in range(2)]
    collective = factories.make_collective(members=members)
    assert set(collective.members_on(factories.DUE)) == set(members)


def test_the_clock_stands_until_it_is_moved(clock: time_machine.Traveller) -> None:
    assert timezone.now() == timezone.now() == dt.datetime(2026, 2, 3, 5, tzinfo=dt.UTC)
    clock.move_to(dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    assert timezone.localdate() == dt.date(2026, 3, 1)


def test_the_mail_server_takes_and_refuses_as_told(smtp_server: Mailbox) -> None:
    smtp_server.answers = ["451 later", "250 taken"]
    with pytest.raises(smtplib.SMTPDataError):
        send_mail("Срок", "Ертең", None, ["a@merzim.test"])
    send_mail("Срок", "Ертең", None, ["a@merzim.test"])
    assert [message["Subject"] for message in smtp_server.messages] == ["Срок"]
