"""Addresses of calendars."""

from __future__ import annotations

from django.utils import timezone

from instructions.models import CalendarFeed
from instructions.services.calendar_feeds import make_feed
from tests.instructions.api.office import Office
from tests.instructions.api.rights.case import EVERYBODY, OWN, Case


def _feed(office: Office) -> CalendarFeed:
    return make_feed(user=office.people["owner"], now=timezone.now())[0]


CASES = [
    Case("own addresses", "calendar-feeds/", EVERYBODY),
    Case("address made", "calendar-feeds/", (201, 201, 201, 201, 201, 401), "post"),
    Case("address", "calendar-feeds/{made}/", OWN, given=_feed),
    Case("address revoked", "calendar-feeds/{made}/revoke/", OWN, "post", given=_feed),
]
