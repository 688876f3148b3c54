"""Secret addresses of calendars: made, made anew, revoked, found by their hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from instructions import office, rights
from instructions.errors import NotAllowed, Refused
from instructions.models import Body, CalendarFeed, User

USE_NOTED_EVERY = dt.timedelta(minutes=10)


@transaction.atomic
def make_feed(*, user: User, body: Body | None = None, now: dt.datetime) -> tuple[CalendarFeed, str]:
    """A live feed and its secret, which nobody can read again. One made before stops working.

    Raises `NotAllowed` for a body whose assignments the person may not see.
    """
    if not user.is_active:
        raise Refused(_("This account is closed."))
    if body is not None and not may_follow(user, body, on=office.today(now)):
        raise NotAllowed(_("This is another body's calendar."))
    User.objects.select_for_update().get(pk=user.pk)
    CalendarFeed.objects.filter(user=user, body=body, revoked_at=None).update(revoked_at=now)
    secret = secrets.token_urlsafe(32)
    return CalendarFeed.objects.create(user=user, body=body, digest=_digest(secret), created_at=now), secret


def revoke_feed(feed: CalendarFeed, *, by: User, now: dt.datetime) -> None:
    """A second time changes nothing: the first moment stays."""
    if by.pk != feed.user_id and not (by.is_superuser or by.role == User.Role.ADMINISTRATOR):
        raise NotAllowed(_("Only an administrator may revoke another person's calendar."))
    CalendarFeed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=now)


def find_feed(secret: str, *, now: dt.datetime) -> CalendarFeed | None:
    """The live feed with this secret whose person's account is open; its use is noted now and then."""
    found = CalendarFeed.objects.select_related("user", "body").filter(
        digest=_digest(secret), revoked_at=None, user__is_active=True
    )
    feed = found.first()
    if feed and (feed.last_used_at is None or now - feed.last_used_at >= USE_NOTED_EVERY):
        CalendarFeed.objects.filter(pk=feed.pk).update(last_used_at=now)
    return feed


def may_follow(user: User, body: Body, *, on: dt.date) -> bool:
    if user.is_superuser or user.reads_all:
        return True
    return rights.speaks_for(user, on=on).filter(pk=body.pk).exists()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
