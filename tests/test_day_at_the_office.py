"""The whole of it, told once: a page is read, tasks are reviewed, people reminded, work reported and closed.

PostgreSQL, Redis, a worker with its children, beat, an SMTP server and a Bot API are real; only the clock of
the worker and of beat is moved from working day to working day.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from instructions.models import Announcement, Assignment, Body, Task, User
from instructions.services.closing import close_task
from instructions.services.reporting import accept_report, submit_report
from instructions.services.review import Deadline, Share, accept_task, correct_proposal
from notifications.models import Address, Delivery, Recipient
from notifications.models.channel import Channel
from tests.botapi import TOKEN, BotApi
from tests.factories import make_controller, make_executor, reload
from tests.mailbox import Mailbox

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
    pytest.mark.redis,
    pytest.mark.shared,
    pytest.mark.slow,
]

PAGE = "announcements/000_3bae25970ae0a897.txt"
CHAT = "501"
TITLE = "Approve road maps for applied science"
ROOT = Path(__file__).resolve().parent.parent
# 1 March 2026 is a Sunday: its last working day is Friday 27 February.
DAYS = {-10: "2026-02-13", -3: "2026-02-24", -1: "2026-02-26", 0: "2026-02-27"}


def at(day: str, clock: str = "10:00") -> dt.datetime:
    """That time in Almaty, five hours ahead of UTC."""
    return dt.datetime.fromisoformat(f"{day}T{clock}:00+05:00")


@contextmanager
def processes(now: dt.datetime, *, smtp: Mailbox, bot: BotApi, var: Path) -> Iterator[None]:
    """A worker and beat on this test's database and Redis, whose clock stands at `now`."""
    ahead = (now - dt.datetime.now(dt.UTC)).total_seconds()
    server = os.environ["MERZIM_TEST_POSTGRES_URL"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MERZIM_")}
    env = kept | {
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "MERZIM_DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}",
        "MERZIM_REDIS_URL": settings.REDIS_URL,
        "MERZIM_SECRET_KEY": settings.SECRET_KEY,
        "MERZIM_VAR_DIR": str(var),
        "MERZIM_TICK_SECONDS": "2",
        "MERZIM_EMAIL_HOST": "127.0.0.1",
        "MERZIM_EMAIL_PORT": str(smtp.port),
        "MERZIM_EMAIL_TLS": "no",
        "MERZIM_TELEGRAM_API_URL": bot.url,
        "MERZIM_TELEGRAM_BOT_TOKEN": TOKEN,
        "MERZIM_LOG_LEVEL": "WARNING",
    }
    celery = [sys.executable, "-m", "tests.moved_clock", str(ahead), "--app", "tracker", "--quiet"]
    schedule = str(var / f"beat-{now:%m%d%H}")
    started = [
        subprocess.Popen([*celery, "worker", "--concurrency", "2"], cwd=ROOT, env=env, process_group=0),
        subprocess.Popen(
            [*celery, "beat", "--pidfile", "", "--schedule", schedule], cwd=ROOT, env=env, process_group=0
        ),
    ]
    try:
        yield
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            process.wait(timeout=30)


def wait(until: Callable[[], bool], *, what: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, f"waited {seconds:.0f} s in vain for {what}"
        time.sleep(0.2)


def settled() -> bool:
    waiting = (Delivery.Status.QUEUED, Delivery.Status.SENDING, Delivery.Status.RETRYING)
    return not Delivery.objects.filter(status__in=waiting).exists()


@pytest.fixture
def controller() -> User:
    return make_controller("control")


@pytest.fixture
def executor(controller: User) -> User:
    """Speaks for the sectoral bodies, and is reached by mail and by Telegram."""
    call_command("seed", stdout=StringIO())
    person = make_executor(Body.objects.get(code="sectoral-bodies"), username="sector")
    # Their look-ahead of the week, which speaks of the same instruction, has tests of its own.
    recipient = Recipient.objects.create(user=person, outlook=False)
    moment = timezone.now()
    Address.objects.create(recipient=recipient, channel=Channel.EMAIL, value=person.email, verified_at=moment)
    Address.objects.create(recipient=recipient, channel=Channel.TELEGRAM, value=CHAT, verified_at=moment)
    return person


def taken_in(shared: Path) -> Announcement:
    call_command("ingest", str(shared / PAGE), published=dt.date(2026, 2, 3), stdout=StringIO())
    return Announcement.objects.get(source_name=Path(PAGE).name)


def reviewed(announcement: Announcement, *, by: User) -> Task:
    """Six are accepted as they were read, one with a better title; returns that of the road maps."""
    proposals = list(announcement.tasks.proposed().order_by("pk"))
    assert len(proposals) == 7
    road_maps = next(task for task in proposals if "roadmaps" in task.quote)
    for task in proposals:
        if task == road_maps:
            shares = [Share(body=share.body) for share in task.assignments.select_related("body")]
            deadline = Deadline(task.due_kind, task.due_on)
            correct_proposal(task, by=by, title=TITLE, deadline=deadline, lead=shares, co=[], form=task.form)
        accept_task(task, by=by, now=timezone.now())
    return reload(road_maps)


def told(smtp: Mailbox, bot: BotApi, person: User) -> tuple[int, int]:
    """How many mails and chat messages have reached the person that speak of the road maps."""
    mails = [message for message in smtp.messages if message["To"] == person.email]
    speaking = [mail for mail in mails if TITLE in mail.get_body(("plain",)).get_content()]  # type: ignore[union-attr]
    chats = [message for message in bot.sent if str(message["chat_id"]) == CHAT and TITLE in message["text"]]
    return len(speaking), len(chats)


def told_often(reached: Callable[[], tuple[int, int]], times: int) -> bool:
    return min(reached()) >= times


def test_a_day_at_the_office(
    shared: Path, tmp_path: Path, smtp_server: Mailbox, controller: User, executor: User
) -> None:
    with BotApi() as bot:
        with time_machine.travel(at("2026-02-03"), tick=True):
            task = reviewed(taken_in(shared), by=controller)
        assert Task.objects.on_control().count() == 7
        assert [(pair.field, pair.task) for pair in task.corrections.all()] == [("title", task)]

        for number, (mark, day) in enumerate(DAYS.items(), start=1):
            with processes(at(day), smtp=smtp_server, bot=bot, var=tmp_path):
                reached = partial(told, smtp_server, bot, executor)
                wait(partial(told_often, reached, number), what=f"{mark} working days, {day}")
                time.sleep(5)  # Two more ticks have nothing to add.
                wait(settled, what="all deliveries of the day")
            assert reached() == (number, number), f"told once by mail and once by chat on {day}"

        with time_machine.travel(at(DAYS[0], "15:00"), tick=True):
            share = task.assignments.get()
            proof = SimpleUploadedFile("order.pdf", b"%PDF-1.7\n%%EOF")
            report = submit_report(
                share, by=executor, now=timezone.now(), text="Eleven road maps approved", files=[proof]
            )
            accept_report(report, by=controller, now=timezone.now())
            close_task(task, by=controller, now=timezone.now())

        before = told(smtp_server, bot, executor)
        with processes(at("2026-03-02"), smtp=smtp_server, bot=bot, var=tmp_path):
            others = Delivery.objects.filter(sent_at__gte=at("2026-03-02", "00:00"))
            wait(others.exists, what="what other bodies have not done")
            wait(settled, what="all deliveries of the day")
        assert told(smtp_server, bot, executor) == before, "nobody is reminded of what is closed"

    assert_every_message_once(smtp_server, bot)
    assert_figures_say_so(task, controller)


def assert_every_message_once(smtp: Mailbox, bot: BotApi) -> None:
    doubled = [key for key, number in Counter(m["Message-ID"] for m in smtp.messages).items() if number > 1]
    assert doubled == []
    texts = Counter((message["chat_id"], message["text"]) for message in bot.sent)
    assert set(texts.values()) == {1}


def assert_figures_say_so(task: Task, controller: User) -> None:
    client = APIClient()
    with time_machine.travel(at("2026-03-02"), tick=True):
        client.force_login(controller)
        shown = client.get(f"/api/v1/tasks/{task.pk}/").json()
        period = {"on": "2026-03-02", "first": "2026-02-01", "last": "2026-03-01"}
        rows = client.get("/api/v1/reports/by-body/", period).json()["rows"]
        summary = client.get("/api/v1/reports/summary/", period).json()
    assert (shown["state"], shown["due_on"]) == ("closed", "2026-03-01")
    sectoral = [row for row in rows if row["body"] and row["body"]["code"] == "sectoral-bodies"]
    lead = next(row for row in sectoral if row["role"] == "lead")
    assert lead["counts"]["done_by_original"] == {"part": 1, "whole": 1, "percent": 100.0}
    # Of the shares due by 1 March one is done; the review of proposals by two bodies is not.
    assert summary["total"]["done_by_original"]["part"] == 1
    assert summary["total"]["overdue"] == 2
    assert Assignment.objects.filter(task=task, status=Assignment.Status.CLOSED).count() == 1
