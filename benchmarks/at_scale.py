"""The figures of reminders, measured against the servers that the environment names; one a line, as JSON."""

from __future__ import annotations

import datetime as dt
import json
import os
import smtplib
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from email.message import EmailMessage

import django

from benchmarks.figure import Figure
from benchmarks.filling import IN_THREE_WORKING_DAYS, NOW
from benchmarks.mail_sink import mail_sink
from benchmarks.sink import Sink
from benchmarks.workers import workers

DEADLINES = int(os.environ.get("MERZIM_BENCHMARK_DEADLINES", "10000"))
PLAIN_MAILS = 2_000


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    with mail_sink() as mailbox:
        os.environ["MERZIM_EMAIL_HOST"] = "127.0.0.1"
        os.environ["MERZIM_EMAIL_PORT"] = str(mailbox.port)
        os.environ["MERZIM_EMAIL_TLS"] = "no"
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from benchmarks import chat_scale, growth, plan_scale

        for figures in (
            mail(mailbox),
            growth.mail_growth(mailbox),
            chat_scale.telegram(),
            plan_scale.planning(),
        ):
            for figure in figures:
                print(json.dumps(asdict(figure)), flush=True)


def mail(mailbox: Sink) -> Iterator[Figure]:
    """Deadlines due at once, from the tick to the mail server, by real workers."""
    from benchmarks.filling import fill
    from notifications import heartbeat, tasks
    from notifications.recipients import enrol

    fill(bodies=DEADLINES, assignments=DEADLINES, first=IN_THREE_WORKING_DAYS)
    enrol(now=NOW)
    before = plain_rate(mailbox)
    with workers():
        mailbox.empty()
        started = time.time()
        # A tick each minute, as beat gives: senders end after most of one, and the next tick starts others.
        for minute in range(15):
            heartbeat.tick(now=NOW + dt.timedelta(minutes=minute), start=tasks.start)
            with suppress(TimeoutError):
                mailbox.await_number(DEADLINES, patience=60)
                break
    moments = sorted(at for _number, at in mailbox.taken())
    assert len({number for number, _at in mailbox.taken()}) == len(moments) == DEADLINES
    plain = (before + plain_rate(mailbox)) / 2
    yield Figure("mail_rate", DEADLINES / (moments[-1] - started), 0.5 * plain, "messages/s")
    yield Figure("first_message", moments[0] - started, 2.0, "s")


def plain_rate(mailbox: Sink) -> float:
    """Messages a second by `smtplib` alone over one connection, each as large as one of ours."""
    mailbox.empty()
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "In 3 working days", "a@office.test", "b@office.test"
    message.set_content("The ministry is to launch the pilot.\n" * 30)
    message.add_alternative("<p>The ministry is to launch the pilot.</p>\n" * 90, subtype="html")
    started = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", mailbox.port) as line:
        for _number in range(PLAIN_MAILS):
            line.send_message(message)
    return PLAIN_MAILS / (time.perf_counter() - started)


if __name__ == "__main__":
    main()
