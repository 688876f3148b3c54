"""A person's webhook: the address of a system that takes their reminders, and the secret that signs them."""

from __future__ import annotations

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import Refused
from notifications.models import Address, Recipient
from notifications.models.channel import Channel
from notifications.signed_post import UnsafeAddressError, checked

LONGEST = 500


@transaction.atomic
def set_webhook(recipient: Recipient, *, url: str, now: dt.datetime) -> Address:
    """Send the person's reminders there too, under a new secret. Raises `Refused` for an unsafe address."""
    url = url.strip()
    try:
        checked(url, inside=settings.WEBHOOK_INSIDE_HOSTS)
    except UnsafeAddressError:
        raise Refused(_("Give an address that begins with https:// and carries no password.")) from None
    if len(url) > LONGEST:
        raise Refused(_("The address is too long."))
    if Address.objects.filter(channel=Channel.WEBHOOK, value=url).exclude(recipient=recipient).exists():
        raise Refused(_("Somebody else receives reminders at this address."))
    return Address.objects.update_or_create(
        recipient=recipient,
        channel=Channel.WEBHOOK,
        defaults={
            "value": url,
            "secret": secrets.token_urlsafe(32),
            "is_wanted": True,
            "verified_at": now,
            "disabled_at": None,
            "disabled_reason": "",
        },
    )[0]


def stop_webhook(recipient: Recipient) -> int:
    """Send nothing there any more, and forget the secret's use; the ledger keeps what was sent."""
    return recipient.addresses.filter(channel=Channel.WEBHOOK).update(is_wanted=False)
