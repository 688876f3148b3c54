"""Delivery: claim, check again, send, settle, release. At least once: a double is better than a loss.

The rows are the queue. A worker that dies leaves its claim behind, and `release` gives the message to another
one, marked, since nobody can say whether it arrived.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
import uuid
from collections.abc import Callable, Sequence

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from instructions import office
from notifications import channels
from notifications.channels import Wire
from notifications.channels.errors import (
    ChannelError,
    MovedError,
    PermanentError,
    TemporaryError,
    UnreachableError,
)
from notifications.composing import compose
from notifications.letter import Letter, letters
from notifications.models import Address, Delivery
from notifications.querysets import DeliveryQuerySet

logger = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]

AT_ONCE = 50
"""Deliveries under one claim: so few that all are sent long before the claim is taken for dead."""

BUSY_SECONDS = 50
"""How long one job goes on claiming; the next minute's tick starts another."""

GIVE_UP_AFTER = dt.timedelta(days=3)

BROKEN_LINES = 2
"""So many in a row, and the server is taken for sick: each costs a time-out and may cost a double."""

S = Delivery.Status


def drain(channel: str, *, clock: Clock = timezone.now, ids: Sequence[int] | None = None) -> int:
    """Send what waits for a channel until nothing is left or the time is up; returns how many went out.

    1. Claim a batch by one conditional UPDATE, committed at once; workers never hold the same row.
    2. Check again what each message says; what is no longer true is left out, an empty message cancelled.
    3. Send outside of any transaction, over one connection.
    4. Settle each message by itself, only if the claim is still ours.
    5. Where the server itself cannot be reached, give the rest back and stop.
    """
    sent, started = 0, time.monotonic()
    with channels.wire(channel) as wire:
        while time.monotonic() - started < BUSY_SECONDS:
            claim = claim_batch(channel, now=clock(), ids=ids)
            if claim is None:
                break
            done, reachable = _send_all(claim, wire, clock=clock)
            sent += done
            if not reachable:
                break
    return sent


@transaction.atomic
def claim_batch(
    channel: str, *, now: dt.datetime, at_once: int = AT_ONCE, ids: Sequence[int] | None = None
) -> uuid.UUID | None:
    """Take hold of the next waiting deliveries; None where there are none."""
    waiting = Delivery.objects.waiting(now=now).filter(channel=channel)
    if ids is not None:
        waiting = waiting.filter(pk__in=ids)
    waiting = waiting.order_by("next_try_at", "pk")
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True)
    next_ones = list(waiting.values_list("pk", flat=True)[:at_once])
    claim = uuid.uuid4()
    taken = Delivery.objects.filter(pk__in=next_ones, status__in=Delivery.WAITING).update(
        status=S.SENDING, claim=claim, claimed_at=now, attempts=F("attempts") + 1
    )
    return claim if taken else None


def release(*, now: dt.datetime) -> int:
    """Take from their holders the deliveries that have been in hand too long; their outcome is unknown."""
    limit = now - dt.timedelta(seconds=settings.REMINDER_RELEASE_SECONDS)
    stuck = Delivery.objects.in_hand().filter(claimed_at__lt=limit)
    return stuck.update(
        status=S.RETRYING,
        claim=None,
        claimed_at=None,
        next_try_at=now,
        outcome_unknown=F("outcome_unknown") + 1,
        last_error="The sender was cut off; it is not known whether the message arrived.",
    )


def _send_all(claim: uuid.UUID, wire: Wire, *, clock: Clock) -> tuple[int, bool]:
    """How many of a claim went out, and whether the server was there until the end."""
    sent = broken_lines = 0
    for letter in letters(claim, on=office.today(clock())):
        if not letter.reminders:
            _drop(letter)
            continue
        error = _deliver(letter, wire, clock=clock)
        sent += error is None
        broken_lines = broken_lines + 1 if error and error.outcome_unknown else 0
        if isinstance(error, UnreachableError) or broken_lines == BROKEN_LINES:
            _give_back(claim, error, now=clock())
            return sent, False
    return sent, True


def _deliver(letter: Letter, wire: Wire, *, clock: Clock) -> ChannelError | None:
    """Send one message and settle it."""
    try:
        receipt = _send(letter, wire)
    except ChannelError as error:
        settle_failed(letter.delivery, error, now=clock())
        return error
    except Exception as error:
        # One message that cannot be written must not keep the others back.
        logger.exception("delivery %s could not be written", letter.delivery.pk)
        unwritten = TemporaryError(f"{type(error).__name__}: {error}")
        settle_failed(letter.delivery, unwritten, now=clock())
        return unwritten
    settle_sent(letter.delivery, receipt=receipt, now=clock())
    return None


def _send(letter: Letter, wire: Wire) -> str:
    message = compose(letter)
    letter.delivery.subject = message.subject[:300]
    try:
        return wire.send(message, to=letter.address.value)
    except MovedError as error:
        letter.address.value = error.to
        letter.address.save(update_fields=["value"])
        return wire.send(message, to=error.to)


def settle_sent(delivery: Delivery, *, receipt: str, now: dt.datetime) -> int:
    """Write down that it went out; 0 where somebody else holds the delivery by now."""
    return _mine(delivery).update(
        status=S.SENT,
        claim=None,
        sent_at=now,
        receipt=receipt[:100],
        subject=delivery.subject,
        last_error="",
    )


def settle_failed(delivery: Delivery, error: ChannelError, *, now: dt.datetime) -> int:
    """Write down what went wrong, and when to try again; an address that is gone is disabled."""
    values: dict[str, object] = {
        "claim": None,
        "claimed_at": None,
        "last_error": str(error)[:500],
        "outcome_unknown": F("outcome_unknown") + int(error.outcome_unknown),
    }
    next_try_at = next_try(delivery, error, now=now)
    if next_try_at is None:
        settled = _mine(delivery).update(**values, status=S.FAILED)
    else:
        # What the server itself asked to wait for is no failed try.
        waited = isinstance(error, TemporaryError) and error.retry_after is not None
        settled = _mine(delivery).update(
            **values, status=S.RETRYING, next_try_at=next_try_at, attempts=F("attempts") - int(waited)
        )
    if settled and isinstance(error, PermanentError) and error.disables:
        disable(delivery.address, reason=str(error), now=now)
    return settled


def next_try(delivery: Delivery, error: ChannelError, *, now: dt.datetime) -> dt.datetime | None:
    """When to try again, or None where that is in vain. `delivery.attempts` counts the one that failed."""
    if not isinstance(error, TemporaryError):
        return None
    if error.retry_after is not None:
        return now + dt.timedelta(seconds=error.retry_after)
    if now - delivery.queued_at > GIVE_UP_AFTER:
        return None
    waits = settings.REMINDER_RETRY_SECONDS
    step = min(max(delivery.attempts, 1), len(waits)) - 1
    return now + dt.timedelta(seconds=waits[step])


def disable(address: Address, *, reason: str, now: dt.datetime) -> None:
    address.disabled_at, address.disabled_reason = now, reason[:300]
    address.save(update_fields=["disabled_at", "disabled_reason"])


def _drop(letter: Letter) -> None:
    reason = letter.void_because or "Nothing in it holds any more."
    _mine(letter.delivery).update(status=S.CANCELLED, claim=None, last_error=reason)


def _give_back(claim: uuid.UUID, error: ChannelError | None, *, now: dt.datetime) -> None:
    """What was not tried goes back as it was, to be taken up when the server may be there again."""
    asked = error.retry_after if isinstance(error, TemporaryError) else None
    wait = settings.REMINDER_RETRY_SECONDS[0] if asked is None else asked
    Delivery.objects.in_hand().filter(claim=claim).update(
        status=S.RETRYING,
        claim=None,
        claimed_at=None,
        attempts=F("attempts") - 1,
        next_try_at=now + dt.timedelta(seconds=wait),
        last_error=str(error)[:500],
    )


def _mine(delivery: Delivery) -> DeliveryQuerySet:
    return Delivery.objects.in_hand().filter(pk=delivery.pk, claim=delivery.claim)
