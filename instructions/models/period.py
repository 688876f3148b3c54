"""A time from one day until another, both inclusive; a side without a day is open."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

ENDS_AFTER_START = Q(from_on=None) | Q(until_on=None) | Q(from_on__lte=F("until_on"))


def check_period(from_on: dt.date | None, until_on: dt.date | None) -> None:
    """Raises `ValidationError`, said of `until_on`, where the last day is before the first."""
    if from_on and until_on and until_on < from_on:
        raise ValidationError({"until_on": _("The period ends before it begins.")})
