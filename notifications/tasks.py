from __future__ import annotations

import time

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from notifications import delivery, heartbeat
from notifications.inbox.reading import read_mailbox
from notifications.outgoing import posting


@shared_task(name="notifications.tick")
def tick() -> None:
    heartbeat.tick(now=timezone.now(), start=start)


@shared_task(name="notifications.drain")
def drain(channel: str) -> None:
    delivery.drain(channel, pause=time.sleep)


@shared_task(name="notifications.read_mail")
def read_mail() -> None:
    read_mailbox(now=timezone.now())


@shared_task(name="notifications.post_events")
def post_events() -> None:
    posting.post_events()


@shared_task(name="notifications.forget_dispatches")
def forget_dispatches() -> None:
    posting.forget_dispatches(now=timezone.now())


def start(channel: str) -> None:
    """As many senders as may work side by side; each takes its own rows, none is missed if lost."""
    for _sender in range(settings.REMINDER_SENDERS):
        drain.apply_async((channel,), expires=50)
