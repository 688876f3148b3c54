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
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Min
from django.utils import timezone

from instructions import office
from notifications import channels
from notifications.channels import Wire
from notifications.channels.errors import ChannelError, MovedError, TemporaryError, UnreachableError
from notifications.channels.message import Message
from notifications.composing import compose
from notifications.letter import Letter, letters
from notifications.models import Delivery
from notifications.report_letters import compose_report
from notifications.settling import drop, give_back, settle_failed, settle_sent

logger = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]

AT_ONCE = 50
"""Deliveries under one claim: so few that all are sent long before the claim is taken for dead."""

BUSY_SECONDS = 50
"""How long one job goes on claiming; the next minute's tick starts another."""

SOON = 0.1
"""Seconds after which to look again where another sender holds what is due."""

LONGEST_PAUSE = 10.0
"""Seconds in all that a job waits for a server that asked it to, or for messages that are due so soon."""

BROKEN_LINES = 2
"""So many in a row, and the server is taken for sick: each costs a time-out and may cost a double."""

S = Delivery.Status


def drain(
    channel: str,
    *,
    clock: Clock = timezone.now,
    ids: Sequence[int] | None = None,
    pause: Callable[[float], object] | None = None,
) -> int:
    """Send what waits for a channel until nothing is left or the time is up; returns how many went out.

    `pause` sleeps: given one, a wait of some seconds that a server asks for ends then, and not with the next
    minute's tick.

    1. Claim a batch by one conditional UPDATE, committed at once; workers never hold the same row.
    2. Check again what each message says; what is no longer true is left out, an empty message cancelled.
       Put the whole batch into words and into the form of the wire.
    3. Send outside of any transaction, over one connection.
    4. Settle each message by itself, only if the claim is still ours.
    5. Where the server itself cannot be reached, or the claim grows old, give the rest back and stop.
    """
    sent, started, patience = 0, time.monotonic(), LONGEST_PAUSE if pause else 0.0
    with channels.wire(channel) as wire:
        while time.monotonic() - started < BUSY_SECONDS:
            claim = claim_batch(channel, now=clock(), ids=ids)
            if claim is None:
                wait = _next_due(channel, now=clock())
            else:
                done, wait = send_claimed(claim, wire, clock=clock)
                sent += done
            if wait is None or wait > patience:
                break
            if wait and pause:
                pause(wait)
                patience -= wait
    return sent


def _next_due(channel: str, *, now: dt.datetime) -> float | None:
    """Seconds until the next message waits no more; None where there is none."""
    waiting = Delivery.objects.filter(channel=channel, status__in=Delivery.WAITING)
    first = waiting.aggregate(first=Min("next_try_at"))["first"]
    return max(SOON, (first - now).total_seconds()) if first else None


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


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter ready for the wire; `content` is what `Wire.pack` made of it."""

    letter: Letter
    message: Message
    content: Any


def send_claimed(claim: uuid.UUID, wire: Wire, *, clock: Clock) -> tuple[int, float | None]:
    """How many of a claim went out, and the seconds until the next may be taken; None where none should."""
    sent = broken_lines = 0
    too_old = clock() + dt.timedelta(seconds=settings.REMINDER_RELEASE_SECONDS / 2)
    for parcel in _parcels(claim, wire, clock=clock):
        if clock() > too_old:
            give_back(claim, now=clock())
            return sent, None
        error = _deliver(parcel, wire, clock=clock)
        sent += error is None
        broken_lines = broken_lines + 1 if error and error.outcome_unknown else 0
        if wire.is_one_server and (isinstance(error, UnreachableError) or broken_lines == BROKEN_LINES):
            give_back(claim, now=clock(), error=error)
            return sent, error.retry_after if isinstance(error, TemporaryError) else None
    return sent, 0.0


def _parcels(claim: uuid.UUID, wire: Wire, *, clock: Clock) -> list[Parcel]:
    """A batch at a time: words are put together several times quicker than between two waits for a server."""
    found = []
    for letter in letters(claim, on=office.today(clock())):
        if not letter.reminders and letter.report is None:
            drop(letter)
            continue
        try:
            message = compose_report(letter, wire) if letter.report else compose(letter, wire)
            content = wire.pack(message, to=letter.address.value)
        except ChannelError as error:
            settle_failed(letter.delivery, error, now=clock())
        except Exception as error:
            # One message that cannot be written must not keep the others back.
            logger.exception("delivery %s could not be written", letter.delivery.pk)
            unwritten = TemporaryError(f"{type(error).__name__}: {error}")
            settle_failed(letter.delivery, unwritten, now=clock())
        else:
            letter.delivery.subject = message.subject[:300]
            found.append(Parcel(letter, message, content))
    return found


def _deliver(parcel: Parcel, wire: Wire, *, clock: Clock) -> ChannelError | None:
    """Send one message and settle it."""
    try:
        receipt = _send(parcel, wire)
    except ChannelError as error:
        settle_failed(parcel.letter.delivery, error, now=clock())
        return error
    settle_sent(parcel.letter.delivery, receipt=receipt, now=clock())
    return None


def _send(parcel: Parcel, wire: Wire) -> str:
    address = parcel.letter.address
    try:
        return wire.send(parcel.content, to=address.value)
    except MovedError as error:
        address.value = error.to
        address.save(update_fields=["value"])
        return wire.send(wire.pack(parcel.message, to=error.to), to=error.to)
