"""The ledger: what was owed, told, by which channel, answered or why not; and the office's hand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Min
from django.utils.translation import gettext as _

from instructions import office
from instructions.models import Assignment, Body
from notifications import wording
from notifications.gathering import new_delivery
from notifications.models import Address, Delivery, Recipient, Reminder


@transaction.atomic
def resend(delivery: Delivery, *, now: dt.datetime) -> Delivery | None:
    """Put the same reminders into a new message to the same address; None while the old one is on its way."""
    if delivery.status in {*Delivery.WAITING, Delivery.Status.SENDING}:
        return None
    again = new_delivery(
        delivery.address, now=now, speaks_on=delivery.speaks_on, outlook_on=delivery.outlook_on
    )
    again.report = delivery.report
    again.save()
    again.reminders.set(delivery.reminders.all())
    return again


def cancel_deliveries(deliveries: Iterable[Delivery], *, by: str) -> int:
    """Take back what has not gone out; what a sender holds by now is left."""
    waiting = Delivery.objects.filter(
        pk__in=[delivery.pk for delivery in deliveries], status__in=Delivery.WAITING
    )
    return waiting.update(status=Delivery.Status.CANCELLED, last_error=_("Cancelled by %(by)s.") % {"by": by})


def cancel_reminders(reminders: Iterable[Reminder]) -> int:
    owed = Reminder.objects.owed().filter(pk__in=[reminder.pk for reminder in reminders])
    return owed.update(state=Reminder.State.CANCELLED, reason=Reminder.Reason.BY_HAND)


@transaction.atomic
def enable(address: Address) -> None:
    """Try an address again that the channel had given up."""
    address.disabled_at, address.disabled_reason, address.is_wanted = None, "", True
    address.save(update_fields=["disabled_at", "disabled_reason", "is_wanted"])


@dataclass(frozen=True, slots=True)
class Unreached:
    """A person who was not told what was owed, since when, how much, and why."""

    recipient: Recipient
    number: int
    since: dt.date
    why: str


def unreached(*, now: dt.datetime, on: dt.date) -> list[Unreached]:
    """People for whom something has been due for an hour and is in no message that went out or still may."""
    late = Reminder.objects.unreached(now=now)
    rows = (
        late.values("recipient")
        .annotate(number=Count("pk"), since=Min("occurs_on"))
        .order_by("since", "recipient")
    )
    found = list(rows.values_list("recipient", "number", "since"))
    people = (
        Recipient.objects.select_related("user")
        .prefetch_related("addresses", "user__bodies")
        .in_bulk([pk for pk, _number, _since in found])
    )
    told = {pk: _why(person, on) or _why_not_now(person, now=now) for pk, person in people.items()}
    return [Unreached(people[pk], number, since, told[pk]) for pk, number, since in found]


def unanswered() -> list[tuple[Body, int]]:
    """Bodies with open instructions and no account that could be told of them, the busiest first."""
    numbers = dict(
        Assignment.objects.unanswered().order_by().values_list("body").annotate(number=Count("pk"))
    )
    bodies = Body.objects.in_bulk(list(numbers))
    return sorted(
        ((bodies[pk], number) for pk, number in numbers.items()), key=lambda row: (-row[1], row[0].pk)
    )


def _why(recipient: Recipient, on: dt.date) -> str:
    """What keeps messages from a person, whatever the day and hour, or ""."""
    addresses = list(recipient.addresses.all())
    if not recipient.user.is_active:
        return _("The account is closed.")
    if recipient.is_paused(on=on):
        return _("Reminders are paused until %(day)s.") % {"day": recipient.paused_until}
    if not addresses:
        return _("There is no address.")
    said = [
        f"{row.get_channel_display()}: {row.disabled_reason or _('turned off by the person')}"
        for row in addresses
        if not row.is_active
    ]
    if len(said) == len(addresses):
        return "; ".join(said)
    last = Delivery.objects.filter(address__recipient=recipient).first()
    return last.last_error if last else ""


def _why_not_now(recipient: Recipient, *, now: dt.datetime) -> str:
    local, calendar = now.astimezone(office.zone()), office.calendar()
    if not calendar.is_working(local.date()):
        day = calendar.next_working(local.date())
        return _("Today is a day off; it goes out on %(day)s.") % {"day": wording.day(day, on=local.date())}
    if local.hour < recipient.hour:
        return _("It is not yet the hour at which the person wants to be told.")
    if local.hour >= recipient.quiet_from:
        return _("The person's quiet hours have begun; it goes out on the next working day.")
    return _("It was time, and nothing has gone out: see whether the worker and the scheduler run.")
