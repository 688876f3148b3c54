"""Telling other systems: events become messages, messages are tried until they are taken or given up.

The rows are the queue: an event lies in the transaction that made it true, a message in the one that marks
the event as passed on. A sender that dies leaves its claim behind, which ends by itself.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import httpx
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from instructions.models import Event
from notifications.models import Dispatch, Subscription
from notifications.outgoing.saying import body_of
from notifications.signed_post import Answer, UnknownHostError, UnsafeAddressError, post

AT_ONCE = 200
BUSY_SECONDS = 45
CLAIM_ENDS_AFTER = dt.timedelta(minutes=5)
WAITS = tuple(
    dt.timedelta(seconds=seconds) for seconds in (30, 120, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400)
)
"""Before the second try, the third, and so on: two days and a half in all, then it has failed."""
GONE = 410
KEPT_FOR = dt.timedelta(days=90)

Clock = Callable[[], dt.datetime]
S = Dispatch.Status


def post_events(*, clock: Clock = timezone.now) -> int:
    """Pass on what happened and send what is due; returns how many messages were taken."""
    while pass_on(now=clock()) == AT_ONCE:
        pass
    sent, started = 0, time.monotonic()
    while time.monotonic() - started < BUSY_SECONDS:
        dispatch = claim(now=clock())
        if dispatch is None:
            break
        sent += send(dispatch, clock=clock)
    return sent


@transaction.atomic
def pass_on(*, now: dt.datetime) -> int:
    """Make a message of each new event for each system that wants it; returns how many events there were."""
    fresh = Event.objects.filter(is_passed_on=False).order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        fresh = fresh.select_for_update(skip_locked=True, of=("self",))
    events = list(fresh.select_related("task", "assignment__body", "by")[:AT_ONCE])
    listening = list(Subscription.objects.filter(is_active=True))
    rows = [
        Dispatch(subscription=one, event=event, kind=event.kind, body=body, queued_at=now, next_try_at=now)
        for event in events
        for one, body in _wanted(event, listening)
    ]
    Dispatch.objects.bulk_create(rows, ignore_conflicts=True)
    Event.objects.filter(pk__in=[event.pk for event in events]).update(is_passed_on=True)
    return len(events)


def _wanted(event: Event, listening: list[Subscription]) -> list[tuple[Subscription, str]]:
    wanted = [one for one in listening if not one.kinds or event.kind in one.kinds]
    body = body_of(event) if wanted else ""
    return [(one, body) for one in wanted]


def claim(*, now: dt.datetime) -> Dispatch | None:
    """The next message that is due, ours alone until its claim ends; None where there is none."""
    due = Q(status=S.WAITING, next_try_at__lte=now)
    left_behind = Q(status=S.SENDING, claimed_at__lt=now - CLAIM_ENDS_AFTER)
    waiting = Dispatch.objects.filter(due | left_behind, subscription__is_active=True)
    for key in waiting.order_by("next_try_at", "pk").values_list("pk", flat=True)[:20]:
        mine = Dispatch.objects.filter(due | left_behind, pk=key).update(
            status=S.SENDING, claimed_at=now, attempts=F("attempts") + 1
        )
        if mine:
            return Dispatch.objects.select_related("subscription").get(pk=key)
    return None


def send(dispatch: Dispatch, *, clock: Clock) -> bool:
    """Try once and write down what came of it."""
    now = clock()
    try:
        answer = post(
            dispatch.subscription.url,
            dispatch.body.encode(),
            secret=dispatch.subscription.secret,
            at=int(now.timestamp()),
            inside=settings.WEBHOOK_INSIDE_HOSTS,
            headers={"Merzim-Event": dispatch.kind, "Merzim-Delivery": str(dispatch.number)},
        )
    except (UnsafeAddressError, UnknownHostError, httpx.HTTPError) as error:
        settle(dispatch, None, said=f"{type(error).__name__}: {error}", now=clock())
        return False
    settle(dispatch, answer, said=answer.said, now=clock())
    return answer.is_taken


def settle(dispatch: Dispatch, answer: Answer | None, *, said: str, now: dt.datetime) -> None:
    """Sent, failed for good, or to be tried again after a longer wait than before."""
    values: dict[str, object] = {
        "answer_status": answer.status if answer else None,
        "answer": said[:500].replace("\0", ""),
        "claimed_at": None,
    }
    if answer and answer.is_taken:
        values |= {"status": S.SENT, "sent_at": now}
    elif dispatch.attempts > len(WAITS) or (answer and answer.status == GONE):
        values |= {"status": S.FAILED}
    else:
        wait = WAITS[dispatch.attempts - 1]
        if answer and answer.retry_after is not None:
            wait = max(wait, dt.timedelta(seconds=min(answer.retry_after, WAITS[-1].total_seconds())))
        values |= {"status": S.WAITING, "next_try_at": now + wait}
    Dispatch.objects.filter(pk=dispatch.pk, status=S.SENDING).update(**values)
    if answer and answer.status == GONE:
        reason = "410 Gone"
        Subscription.objects.filter(pk=dispatch.subscription_id).update(
            is_active=False, stopped_because=reason
        )


def forget_dispatches(*, now: dt.datetime) -> int:
    """Throw away messages that were settled long ago; returns how many."""
    old = Dispatch.objects.filter(status__in=[S.SENT, S.FAILED], queued_at__lt=now - KEPT_FOR)
    return old.delete()[0]
