"""The figures of reminders, measured against the servers that the environment names; one a line, as JSON."""

from __future__ import annotations

import datetime as dt
import json
import os
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from email.message import EmailMessage

import django

from benchmarks.figure import Figure
from benchmarks.sink import Sink, sink

DEADLINES = int(os.environ.get("MERZIM_BENCHMARK_DEADLINES", "10000"))
OPEN_ASSIGNMENTS = int(os.environ.get("MERZIM_BENCHMARK_ASSIGNMENTS", "1000000"))
WORKERS = 2
PLAIN_MAILS = 2_000
NOW = dt.datetime(2026, 2, 25, 5, 0, tzinfo=dt.UTC)
IN_THREE_WORKING_DAYS = dt.date(2026, 3, 2)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    with sink() as mailbox:
        os.environ["MERZIM_EMAIL_HOST"] = "127.0.0.1"
        os.environ["MERZIM_EMAIL_PORT"] = str(mailbox.port)
        os.environ["MERZIM_EMAIL_TLS"] = "no"
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        for figures in (mail(mailbox), planning()):
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
        heartbeat.tick(now=NOW, start=tasks.start)
        mailbox.await_number(DEADLINES, patience=900)
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


@contextmanager
def workers() -> Iterator[None]:
    """Celery workers of one process each, ready to take jobs."""
    command = [sys.executable, "-m", "celery", "-A", "tracker", "worker", "--pool=solo", "--loglevel=ERROR"]
    running = [
        subprocess.Popen([*command, "-n", f"bench{number}@%h"], stdout=subprocess.DEVNULL)
        for number in range(WORKERS)
    ]
    try:
        _await_workers()
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


def _await_workers() -> None:
    from tracker.celery import app

    for _try in range(60):
        if len(app.control.ping(timeout=1.0) or []) == WORKERS:
            return
    raise TimeoutError("the workers did not start")


def planning() -> Iterator[Figure]:
    """A whole day's plan over very many open assignments, and the tick after it, when nothing is due."""
    from benchmarks.filling import fill
    from notifications import heartbeat
    from notifications.models import Heartbeat, Reminder
    from notifications.planning import plan
    from notifications.recipients import enrol

    fill(bodies=DEADLINES, assignments=OPEN_ASSIGNMENTS, first=dt.date(2026, 2, 26), days=500)
    enrol(now=NOW)
    early = NOW.replace(hour=1)
    started = time.perf_counter()
    plan(now=early)
    planned = time.perf_counter() - started
    made = Reminder.objects.count()
    yield Figure("day_plan", planned, 2 * bare_plan(), "s")
    Heartbeat.objects.create()
    heartbeat.tick(now=early, start=len)
    waits = sorted(_idle(early + dt.timedelta(minutes=minute)) for minute in range(1, 9))
    yield Figure("idle_tick", waits[len(waits) // 2], 0.05, "s")
    print(f"{made} reminders planned", file=sys.stderr)


def _idle(now: dt.datetime) -> float:
    from notifications import heartbeat

    started = time.perf_counter()
    heartbeat.tick(now=now, start=len)
    return time.perf_counter() - started


BARE = """
INSERT INTO bare (assignment_id, recipient_id, audience, kind, mark, deadline_version, due_on, occurs_on,
                  send_at, state, reason, planned_at)
SELECT a.id, r.id, 'lead', 'ahead', -3, a.deadline_version, a.due_on, %(day)s, %(at)s, 'owed', '', %(at)s
FROM instructions_assignment a
JOIN instructions_task t ON t.id = a.task_id AND t.state = 'on_control'
JOIN instructions_user_bodies ub ON ub.body_id = a.body_id
JOIN notifications_recipient r ON r.user_id = ub.user_id
WHERE a.status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned') AND a.due_on = ANY(%(days)s)
"""


def bare_plan() -> float:
    """Seconds that one plain INSERT … SELECT takes which makes the same rows and knows their days."""
    from django.db import connection

    from notifications.models import Reminder

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (LIKE notifications_reminder INCLUDING ALL)")
        cursor.execute("SELECT array_agg(DISTINCT due_on) FROM notifications_reminder")
        days = cursor.fetchone()[0]
        started = time.perf_counter()
        cursor.execute(BARE, {"day": NOW.date(), "at": NOW, "days": days})
        took = time.perf_counter() - started
        made = cursor.rowcount
        cursor.execute("DROP TABLE bare")
    assert made == Reminder.objects.count()
    return took


if __name__ == "__main__":
    main()
