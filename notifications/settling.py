"""Settling: what a try came to is written down, by the holder of the claim alone."""

from __future__ import annotations

import datetime as dt
import uuid

from django.conf import settings
from django.db import connection
from django.db.models import F

from notifications.channels.errors import ChannelError, PermanentError, TemporaryError
from notifications.letter import Letter
from notifications.models import Address, Delivery
from notifications.querysets import DeliveryQuerySet

GIVE_UP_AFTER = dt.timedelta(days=3)

S = Delivery.Status

# Once a message, and so written out: putting an UPDATE together costs more than the UPDATE.
SENT = """
UPDATE notifications_delivery
SET status = 'sent', claim = NULL, sent_at = %s, receipt = %s, subject = %s, last_error = ''
WHERE id = %s AND status = 'sending' AND claim = %s
"""


def settle_sent(delivery: Delivery, *, receipt: str, now: dt.datetime) -> int:
    """Write down that it went out; 0 where somebody else holds the delivery by now."""
    claim = Delivery._meta.get_field("claim").get_db_prep_value(delivery.claim, connection)
    moment = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(SENT, [moment, receipt[:100], delivery.subject, delivery.pk, claim])
        return int(cursor.rowcount)


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


def drop(letter: Letter) -> None:
    """Cancel a message of which nothing holds any more."""
    reason = letter.void_because or "Nothing in it holds any more."
    _mine(letter.delivery).update(status=S.CANCELLED, claim=None, last_error=reason)


def give_back(claim: uuid.UUID, *, now: dt.datetime, error: ChannelError | None = None) -> None:
    """What was not tried goes back as it was; after an error it waits until the server may be there again."""
    asked = error.retry_after if isinstance(error, TemporaryError) else None
    wait = settings.REMINDER_RETRY_SECONDS[0] if asked is None else asked
    Delivery.objects.in_hand().filter(claim=claim).update(
        status=S.RETRYING,
        claim=None,
        claimed_at=None,
        attempts=F("attempts") - 1,
        next_try_at=now + dt.timedelta(seconds=wait if error else 0),
        last_error=str(error or "")[:500],
    )


def _mine(delivery: Delivery) -> DeliveryQuerySet:
    return Delivery.objects.in_hand().filter(pk=delivery.pk, claim=delivery.claim)
