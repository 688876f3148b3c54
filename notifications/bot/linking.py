"""Linking a chat to a person: a signed link that works once and for a day."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from instructions.models import User
from notifications.models import Address, Recipient
from notifications.models.channel import Channel

VALID_FOR = dt.timedelta(days=1)
SALT = "merzim.telegram.link"
LENGTH = 32


def link_token(user: User, *, now: dt.datetime) -> str:
    """At most 64 letters, digits and dashes, as Telegram allows after `?start=`."""
    moment = int(now.timestamp())
    return f"{int_to_base36(user.pk)}-{int_to_base36(moment)}-{_signature(user, moment)}"


def link_chat(token: str, *, chat: str, now: dt.datetime) -> User | None:
    """Make the chat the person's address. None where the token is forged, old or used."""
    with transaction.atomic():
        user = read_token(token, now=now)
        if user is None:
            return None
        recipient = Recipient.objects.get_or_create(user=user)[0]
        Address.objects.filter(channel=Channel.TELEGRAM, value=chat).exclude(recipient=recipient).delete()
        Address.objects.update_or_create(
            recipient=recipient,
            channel=Channel.TELEGRAM,
            defaults={
                "value": chat,
                "is_wanted": True,
                "verified_at": now,
                "disabled_at": None,
                "disabled_reason": "",
            },
        )
    return user


def read_token(token: str, *, now: dt.datetime) -> User | None:
    try:
        person, stamp, signature = token.split("-")
        number, moment = base36_to_int(person), base36_to_int(stamp)
    except ValueError:
        return None
    user = User.objects.filter(pk=number, is_active=True).first()
    if user is None or not constant_time_compare(signature, _signature(user, moment)):
        return None
    age = now.timestamp() - moment
    return user if 0 <= age <= VALID_FOR.total_seconds() else None


def _signature(user: User, moment: int) -> str:
    """Speaks of the chat that is linked now, and so holds no more once another link has been made."""
    linked = Address.objects.filter(recipient__user=user, channel=Channel.TELEGRAM).values_list(
        "value", "verified_at"
    )
    said = f"{user.pk}:{moment}:{list(linked)!r}"
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()[:LENGTH]
