from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from instructions.models.body import Body


class CalendarFeed(models.Model):
    """A secret address at which a calendar program finds deadlines that one person may see.

    The address is shown once; here lies only the hash of its secret. `body` narrows it to one body.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds", verbose_name=_("user")
    )
    body = models.ForeignKey(
        Body, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    """SHA-256 of the secret, in hexadecimal. The secret has 256 random bits, so no salt is needed."""
    created_at = models.DateTimeField(_("created"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        ordering = ["user", "body", "-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(body=None, revoked_at=None), name="feed_one_live_of_user"
            ),
            models.UniqueConstraint(
                fields=["user", "body"],
                condition=Q(body__isnull=False, revoked_at=None),
                name="feed_one_live_of_user_and_body",
            ),
        ]

    def __str__(self) -> str:
        return str(self.body or self.user)
