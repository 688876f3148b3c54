"""Whether everybody may see what an announcement promised."""

from __future__ import annotations

from django.db import transaction

from instructions.models import Announcement, User
from instructions.rights import require_control
from instructions.services.record import attribute


@transaction.atomic
def publish(announcement: Announcement, *, by: User) -> Announcement:
    """Show the announcement's instructions on a page open to everybody. Raises `NotAllowed`."""
    return _switch(announcement, to=True, by=by)


@transaction.atomic
def withdraw(announcement: Announcement, *, by: User) -> Announcement:
    """Take the page away again. Raises `NotAllowed`."""
    return _switch(announcement, to=False, by=by)


def _switch(announcement: Announcement, *, to: bool, by: User) -> Announcement:
    require_control(by)
    announcement = Announcement.objects.select_for_update().get(pk=announcement.pk)
    if announcement.is_public != to:
        announcement.is_public = to
        attribute(announcement, by=by, reason="made public" if to else "no longer public")
        announcement.save(update_fields=["is_public"])
    return announcement
