"""Who can be told at all: every open account has a recipient, every mailbox an address."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from instructions.models import User
from notifications.models import Address, Recipient
from notifications.models.channel import Channel

AT_ONCE = 1_000


@transaction.atomic
def enrol(*, now: dt.datetime) -> None:
    """Give each open account a recipient, and its mailbox an address; a changed mailbox starts afresh."""
    new = User.objects.filter(is_active=True, recipient=None).order_by("pk")
    Recipient.objects.bulk_create(
        [Recipient(user=user) for user in new], batch_size=AT_ONCE, ignore_conflicts=True
    )
    Address.objects.bulk_create(
        [
            Address(recipient=recipient, channel=Channel.EMAIL, value=recipient.user.email, verified_at=now)
            for recipient in _without_mailbox()
        ],
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )
    for address in _changed():
        address.value, address.disabled_at, address.disabled_reason = address.recipient.user.email, None, ""
        address.save()


def _without_mailbox() -> QuerySet[Recipient]:
    mailbox = Address.objects.filter(recipient=OuterRef("pk"), channel=Channel.EMAIL)
    return (
        Recipient.objects.filter(~Exists(mailbox), user__is_active=True)
        .exclude(user__email="")
        .select_related("user")
        .order_by("pk")
    )


def _changed() -> QuerySet[Address]:
    return (
        Address.objects.filter(channel=Channel.EMAIL)
        .exclude(value=F("recipient__user__email"))
        .exclude(recipient__user__email="")
        .select_related("recipient__user")
        .order_by("pk")
    )
