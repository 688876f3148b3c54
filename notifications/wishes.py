"""How a person wants to be told: said by the person, or by the control unit for somebody who cannot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import NotAllowed, Refused
from instructions.models import User
from instructions.rights import may_control
from notifications.ledger import enable
from notifications.models import Recipient

LONGEST_PAUSE_DAYS = 92


@transaction.atomic
def change_wishes(
    recipient: Recipient,
    *,
    by: User,
    on: dt.date,
    channels: Collection[str] | None = None,
    **wishes: Any,
) -> Recipient:
    """What is left out stays; `channels` are those that are wanted, of those that there are.

    Raises `NotAllowed`, or `Refused` where the pause is too long or the hours do not go together.
    """
    _require_own_or_control(recipient, by=by)
    row = Recipient.objects.select_for_update(of=("self",)).select_related("user").get(pk=recipient.pk)
    for name, value in wishes.items():
        setattr(row, name, value)
    if pause := pause_problem(row.paused_until if "paused_until" in wishes else None, on=on):
        raise Refused(pause)
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    if channels is not None:
        _want(row, channels)
    row.save()
    return row


@transaction.atomic
def try_again(recipient: Recipient, *, by: User) -> int:
    """Use addresses again that their channels had given up; returns how many."""
    _require_own_or_control(recipient, by=by)
    given_up = list(recipient.addresses.exclude(disabled_at=None))
    for address in given_up:
        enable(address)
    return len(given_up)


def pause_problem(day: dt.date | None, *, on: dt.date) -> str | None:
    """Why a pause cannot last until that day; None where it can."""
    if day is None or (day - on).days <= LONGEST_PAUSE_DAYS:
        return None
    return _("A pause lasts %(days)d days at most. For a longer absence name a substitute.") % {
        "days": LONGEST_PAUSE_DAYS
    }


def _want(recipient: Recipient, channels: Collection[str]) -> None:
    addresses = list(recipient.addresses.all())
    unknown = set(channels) - {address.channel for address in addresses}
    if unknown:
        raise Refused(
            _("There is no address for this: %(channels)s.") % {"channels": ", ".join(sorted(unknown))}
        )
    for address in addresses:
        if address.is_wanted != (address.channel in channels):
            address.is_wanted = address.channel in channels
            address.save(update_fields=["is_wanted"])


def _require_own_or_control(recipient: Recipient, *, by: User) -> None:
    if by.pk != recipient.user_id and not may_control(by):
        raise NotAllowed(_("Only the person or the control unit may do this."))
