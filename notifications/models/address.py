from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from notifications.models.channel import Channel
from notifications.models.recipient import Recipient
from notifications.querysets import AddressQuerySet


class Address(models.Model):
    """Where a person is reached through one channel: a mailbox, a chat, a system of the office.

    `is_wanted` is the person's choice; `disabled_at` with its reason is the channel's verdict, and is lifted
    by a new value or by hand. `secret` signs what goes to a webhook, and is shown to its owner.
    """

    recipient = models.ForeignKey(
        Recipient, models.CASCADE, related_name="addresses", verbose_name=_("recipient")
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    value = models.CharField(_("address"), max_length=500)
    secret = models.CharField(max_length=64, blank=True, editable=False)
    is_wanted = models.BooleanField(_("wanted"), default=True)
    verified_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    disabled_at = models.DateTimeField(_("disabled"), null=True, blank=True)
    disabled_reason = models.CharField(_("reason"), max_length=300, blank=True)

    history = HistoricalRecords(excluded_fields=["secret"])
    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["recipient", "channel", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "channel"], name="address_once_per_channel"),
            models.UniqueConstraint(
                fields=["channel", "value"],
                condition=Q(channel__in=["telegram", "webhook"]),
                name="address_of_one_person",
            ),
            models.CheckConstraint(condition=~Q(value=""), name="address_not_empty"),
            models.CheckConstraint(
                condition=~Q(channel="webhook") | ~Q(secret=""), name="address_webhook_has_secret"
            ),
            models.CheckConstraint(
                condition=Q(disabled_at=None) | ~Q(disabled_reason=""), name="address_disabled_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.value}"

    @property
    def is_active(self) -> bool:
        return self.is_wanted and self.disabled_at is None
