"""A day moved in time: what would go out on it, shown without a trace or sent for real.

The day stands for itself: it is taken that everything owed on earlier days went out on those days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from notifications.delivery import drain
from notifications.gathering import gather_for
from notifications.models import Address, Delivery, Recipient, Reminder
from notifications.models.channel import Channel
from notifications.planning import plan
from notifications.querysets import ReminderQuerySet
from notifications.wording import shortened

TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Notice:
    """One reminder that would go out to one address; `address` is None where the person has none."""

    reminder: Reminder
    address: Address | None

    @property
    def cells(self) -> tuple[str, ...]:
        row = self.reminder
        return (
            str(row.recipient),
            self.address.get_channel_display() if self.address else "–",
            self.address.value if self.address else "no address",
            row.get_audience_display(),
            f"{row.get_kind_display()} ({row.mark:+d})" if row.mark else row.get_kind_display(),
            f"{row.due_on}",
            shortened(str(row.assignment), TITLE_LENGTH),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    sent: int
    waiting: int
    failed: int
    errors: tuple[str, ...]


def preview(*, on: dt.date, now: dt.datetime) -> list[Notice]:
    """What a day still has to send, found by the real planning, which is then undone."""
    with transaction.atomic():
        plan(now=now, on=on, exactly=True)
        found = _notices(on=on)
        transaction.set_rollback(True)
    return found


def send(*, on: dt.date, now: dt.datetime) -> Outcome:
    """Plan the day, make its messages and send them at once, whatever the hour."""
    plan(now=now, on=on, exactly=True)
    people = Recipient.objects.reachable().filter(reminders__in=_due(on=on)).distinct()
    made = gather_for(list(people.values_list("pk", flat=True)), now=now, on=on)
    for channel in Channel.values:
        drain(channel, ids=made)
    return _outcome(made)


def _due(*, on: dt.date) -> ReminderQuerySet:
    return Reminder.objects.owed().scheduled().filter(occurs_on=on)


def _notices(*, on: dt.date) -> list[Notice]:
    rows = list(
        Reminder.objects.owed()
        .scheduled()
        .filter(occurs_on=on)
        .select_related("recipient__user", "assignment__task", "assignment__body")
        .order_by("recipient__user__username", "due_on", "pk")
    )
    addresses: dict[int, list[Address | None]] = {}
    nowhere: list[Address | None] = [None]
    active = Address.objects.active().filter(recipient__in={row.recipient_id for row in rows})
    for address in active.order_by("recipient", "pk"):
        addresses.setdefault(address.recipient_id, []).append(address)
    return [
        Notice(reminder=row, address=address)
        for row in rows
        for address in addresses.get(row.recipient_id, nowhere)
    ]


def _outcome(made: Sequence[int]) -> Outcome:
    rows = Delivery.objects.filter(pk__in=made)
    counts = dict(rows.values_list("status").annotate(number=Count("pk")).order_by("status"))
    S = Delivery.Status  # noqa: N806
    errors = rows.exclude(status=S.SENT).exclude(last_error="").values_list("last_error", flat=True)
    return Outcome(
        sent=counts.get(S.SENT, 0),
        waiting=counts.get(S.RETRYING, 0) + counts.get(S.QUEUED, 0),
        failed=counts.get(S.FAILED, 0),
        errors=tuple(sorted(set(errors))),
    )
