"""The tick, once a minute, and what it proves: plan, gather, release, start the senders, leave a mark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Min

from instructions import office
from notifications.delivery import release
from notifications.gathering import gather
from notifications.models import Delivery, Heartbeat
from notifications.models.channel import Channel
from notifications.planning import plan, plan_news, tables_state
from notifications.report_letters import pass_on_reports

LATE_AFTER = dt.timedelta(minutes=3)
"""Two ticks missed in a row and a little more."""

FIRST_NEWS = dt.timedelta(days=1)
"""On the very first tick nobody is told of assignments older than this as if they were new."""

PLAN_ANYWAY = dt.timedelta(minutes=10)
"""A write that left no history is found at the latest after this."""


def tick(*, now: dt.datetime, start: Callable[[str], object]) -> None:
    """One turn of the clock; safe twice, late and in two places at once.

    `start` is called with a channel as soon as something waits for it, so that the first message leaves
    while the rest are still being gathered, and again where something waits at the end.
    """
    Heartbeat.objects.get_or_create(pk=True)
    plan_if_changed(now=now)
    release(now=now)
    pass_on_reports(now=now)
    started = set[str]()
    for _made in gather(now=now):
        start_waiting(now=now, start=start, but_not=started)
    # The senders started above may have found nothing more and ended before the last were gathered.
    start_waiting(now=now, start=start, but_not=set())
    Heartbeat.objects.filter(pk=True).update(ticked_at=now)


@transaction.atomic
def plan_if_changed(*, now: dt.datetime) -> bool:
    """Plan where the day or the tables have changed since the last plan, unless another tick is at it."""
    heart = Heartbeat.objects.select_for_update(skip_locked=True).filter(pk=True).first()
    if heart is None:
        return False
    state, on = tables_state(), office.today(now)
    fresh = heart.planned_at is not None and abs(now - heart.planned_at) < PLAN_ANYWAY
    if fresh and (heart.planned_on, heart.planned_from) == (on, state):
        return False
    plan(now=now)
    plan_news(now=now, since=heart.news_until or now - FIRST_NEWS)
    heart.planned_on, heart.planned_from, heart.planned_at, heart.news_until = on, state, now, now
    heart.save(update_fields=["planned_on", "planned_from", "planned_at", "news_until"])
    return True


def start_waiting(*, now: dt.datetime, start: Callable[[str], object], but_not: set[str]) -> None:
    """Start the senders of the channels for which something waits, but not of those named."""
    for channel in Channel.values:
        if channel not in but_not and Delivery.objects.waiting(now=now).filter(channel=channel).exists():
            start(channel)
            but_not.add(channel)


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the machinery stands. `waiting_since`: since when the oldest message that is due has waited.

    `is_starting`: no tick has completed lately, but this process runs for less than one turn of the clock.
    """

    ticked_at: dt.datetime | None
    is_late: bool
    is_starting: bool
    waiting: int
    waiting_since: dt.datetime | None
    failed: int

    @property
    def is_never(self) -> bool:
        return self.ticked_at is None

    @property
    def is_well(self) -> bool:
        return self.is_starting or not self.is_late


def pulse(*, now: dt.datetime) -> Pulse:
    ticked_at = Heartbeat.objects.values_list("ticked_at", flat=True).first()
    waiting = Delivery.objects.waiting(now=now)
    is_late = ticked_at is None or now - ticked_at > LATE_AFTER
    return Pulse(
        ticked_at=ticked_at,
        is_late=is_late,
        is_starting=is_late and _has_just_started(now=now),
        waiting=waiting.count(),
        waiting_since=waiting.aggregate(since=Min("next_try_at"))["since"],
        failed=Delivery.objects.filter(
            status=Delivery.Status.FAILED, queued_at__gte=now - dt.timedelta(days=7)
        ).count(),
    )


def _has_just_started(*, now: dt.datetime) -> bool:
    return dt.timedelta(0) <= now - settings.STARTED_AT < dt.timedelta(seconds=settings.TICK_SECONDS)
