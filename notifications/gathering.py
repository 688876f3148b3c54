"""Gathering: what is due for one address becomes one message, or a few where some are urgent."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from email.utils import parseaddr

from django.conf import settings
from django.db import connection, transaction

from instructions import office
from notifications import outlook, statistics
from notifications.models import Address, Delivery, Recipient, Reminder
from notifications.models.audience import Audience
from notifications.querysets import RecipientQuerySet

AT_ONCE = 200
"""People whose messages are made in one transaction; a quarter in the first, so that it leaves soon."""

APART_AT_MOST = 3
"""More urgent ones than this stay in the list: thirty messages at nine o'clock are read by nobody."""

URGENT = {Reminder.Kind.TODAY, Reminder.Kind.OVERDUE}
EXECUTORS = {Audience.LEAD, Audience.CO}


def gather(*, now: dt.datetime, at_once: int = AT_ONCE) -> Iterator[list[int]]:
    """Pass on what is due, some people at a time; yields the numbers of the deliveries made, once committed.

    Nothing is passed on on a day off, in a person's quiet hours or pause, or to a person without a working
    address: it stays owed until it can be told or something later takes its place.
    """
    local, calendar = now.astimezone(office.zone()), office.calendar()
    on = local.date()
    if not calendar.is_working(on):
        return
    listening = Recipient.objects.reachable().listening(on=on, hour=local.hour)
    number = 0
    for people in _parts(listening.owed(now=now), at_once, first=max(1, at_once // 4)):
        if made := _gather_some(people, now=now, on=on):
            yield made
            if statistics.is_due(number, number + len(made)):
                statistics.renew(Delivery, Delivery.reminders.through, Reminder)
            number += len(made)
    day = outlook.outlook_day(on=on, calendar=calendar)
    if day:
        for people in _parts(outlook.waiting(listening, day=day), at_once, first=at_once):
            yield _look_ahead(people, day=day, now=now, on=on)


def _parts(people: RecipientQuerySet, size: int, *, first: int) -> Iterator[list[int]]:
    """The numbers of the people, some at a time: asked for once, since each time would read them all."""
    numbers = list(people.order_by("pk").values_list("pk", flat=True))
    yield from filter(None, [numbers[:first]])
    for start in range(first, len(numbers), size):
        yield numbers[start : start + size]


@transaction.atomic
def gather_for(recipients: Sequence[int], *, now: dt.datetime, on: dt.date) -> list[int]:
    """One message each for what occurs on exactly that day: a demonstration moved in time."""
    reminders = Reminder.objects.owed().filter(recipient__in=recipients, occurs_on=on).scheduled()
    people = Recipient.objects.in_bulk(recipients)
    return _pass_on(list(reminders.order_by("recipient_id", "pk")), people, now=now, speaks_on=on)


@transaction.atomic
def _gather_some(recipients: Collection[int], *, now: dt.datetime, on: dt.date) -> list[int]:
    held = _lock(recipients)
    due = Reminder.objects.due(now=now).filter(recipient__in=list(held))
    reminders = list(due.order_by("recipient_id", "pk"))
    if not reminders:
        return []
    late = set(due.superseded(on=on).order_by().values_list("pk", flat=True))
    Reminder.objects.filter(pk__in=late).update(
        state=Reminder.State.CANCELLED, reason=Reminder.Reason.SUPERSEDED
    )
    return _pass_on([reminder for reminder in reminders if reminder.pk not in late], held, now=now)


@transaction.atomic
def _look_ahead(people: Collection[int], *, day: dt.date, now: dt.datetime, on: dt.date) -> list[int]:
    """One look-ahead each to those who have something due; none is asked again before the next week."""
    held = Recipient.objects.filter(pk__in=_lock(people)).select_related("user").order_by("pk")
    held = outlook.waiting(held, day=day)
    told = outlook.with_something_due(list(held), on=on)
    addresses = Address.objects.active().filter(recipient__in=told).order_by("recipient_id", "pk")
    deliveries = [
        new_delivery(address, now=now, speaks_on=None, outlook_on=day)
        for address in addresses.select_related("recipient")
    ]
    Delivery.objects.bulk_create(deliveries)
    Recipient.objects.filter(pk__in=[person.pk for person in held]).update(outlook_on=day)
    return [delivery.pk for delivery in deliveries]


def _lock(recipients: Collection[int]) -> dict[int, Recipient]:
    """Hold the people whose messages are made, so that two ticks at once never make two."""
    rows = Recipient.objects.filter(pk__in=recipients).order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    return {row.pk: row for row in rows}


def _pass_on(
    reminders: Sequence[Reminder],
    people: Mapping[int, Recipient],
    *,
    now: dt.datetime,
    speaks_on: dt.date | None = None,
) -> list[int]:
    bundles = _bundles(reminders, people)
    deliveries = [new_delivery(address, now=now, speaks_on=speaks_on) for address, _bundle in bundles]
    Delivery.objects.bulk_create(deliveries)
    through = Delivery.reminders.through
    through._default_manager.bulk_create(
        through(delivery=delivery, reminder=reminder)
        for delivery, (_address, bundle) in zip(deliveries, bundles, strict=True)
        for reminder in bundle
    )
    told = {reminder.pk for _address, bundle in bundles for reminder in bundle}
    Reminder.objects.filter(pk__in=told).update(state=Reminder.State.PASSED_ON)
    return [delivery.pk for delivery in deliveries]


def _bundles(
    reminders: Sequence[Reminder], people: Mapping[int, Recipient]
) -> list[tuple[Address, list[Reminder]]]:
    by_person: dict[int, list[Reminder]] = defaultdict(list)
    for reminder in reminders:
        by_person[reminder.recipient_id].append(reminder)
    addresses = Address.objects.active().filter(recipient__in=by_person)
    return [
        (address, bundle)
        for address in addresses.order_by("recipient_id", "pk")
        for bundle in bundled(by_person[address.recipient_id], how=people[address.recipient_id].bundle)
    ]


def bundled(reminders: Sequence[Reminder], *, how: str) -> list[list[Reminder]]:
    """One person's reminders as messages: each apart, all in one list, or only the urgent ones apart."""
    if how == Recipient.Bundle.EACH:
        return [[reminder] for reminder in reminders]
    urgent = [reminder for reminder in reminders if _is_urgent(reminder)]
    if how == Recipient.Bundle.DIGEST or len(urgent) > APART_AT_MOST:
        return [list(reminders)]
    rest = [reminder for reminder in reminders if not _is_urgent(reminder)]
    return [[reminder] for reminder in urgent] + ([rest] if rest else [])


def _is_urgent(reminder: Reminder) -> bool:
    """For those who must act themselves; who watches over many is told in one list."""
    return reminder.kind in URGENT and reminder.audience in EXECUTORS


def new_delivery(
    address: Address, *, now: dt.datetime, speaks_on: dt.date | None, outlook_on: dt.date | None = None
) -> Delivery:
    return Delivery(
        address=address,
        channel=address.channel,
        speaks_on=speaks_on,
        outlook_on=outlook_on,
        message_id=f"<{uuid.uuid4()}@{_domain()}>",
        queued_at=now,
        next_try_at=now,
    )


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
