from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from instructions.models import ReportRun
from notifications.models.address import Address
from notifications.models.channel import Channel
from notifications.models.reminder import Reminder
from notifications.querysets import DeliveryQuerySet


class Delivery(models.Model):
    """One message to one address.

    queued → sending → sent, or → retrying → sending, or → failed; queued and retrying → cancelled. `claim`
    names the worker's grip on it: only its holder may settle it. `message_id` stays the same on every try.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being sent")
        RETRYING = "retrying", _("To be tried again")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    WAITING = (Status.QUEUED, Status.RETRYING)

    address = models.ForeignKey(Address, models.CASCADE, related_name="deliveries", verbose_name=_("address"))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    reminders = models.ManyToManyField(Reminder, related_name="deliveries", verbose_name=_("reminders"))
    speaks_on = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("The day the message speaks of, in a demonstration moved in time."),
    )
    outlook_on = models.DateField(
        _("look-ahead of"), null=True, blank=True, help_text=_("The day of the weekly look-ahead.")
    )
    report = models.ForeignKey(
        ReportRun,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("report"),
        help_text=_("The saved report that the message carries."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    message_id = models.CharField(_("message number"), max_length=120, unique=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    queued_at = models.DateTimeField(_("queued"))
    next_try_at = models.DateTimeField(_("next try"))
    claim = models.UUIDField(null=True, blank=True, editable=False)
    claimed_at = models.DateTimeField(_("claimed"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    outcome_unknown = models.PositiveSmallIntegerField(
        _("tries with unknown outcome"),
        default=0,
        help_text=_("The sender was cut off in the middle: the message may have arrived once more."),
    )
    last_error = models.CharField(_("last error"), max_length=500, blank=True)
    receipt = models.CharField(_("number given by the channel"), max_length=100, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-queued_at", "-pk"]
        indexes = [
            models.Index(
                fields=["channel", "next_try_at", "id"],
                name="delivery_waiting",
                condition=Q(status__in=["queued", "retrying"]),
            ),
            models.Index(fields=["claimed_at"], name="delivery_in_hand", condition=Q(status="sending")),
            models.Index(fields=["claim"], name="delivery_by_claim", condition=Q(claim__isnull=False)),
            models.Index(fields=["address", "-queued_at"], name="delivery_by_address"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(sent_at__isnull=False), name="delivery_sent_when"
            ),
            models.CheckConstraint(
                condition=Q(status="sending", claim__isnull=False, claimed_at__isnull=False)
                | ~Q(status="sending"),
                name="delivery_sending_is_claimed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.address}"
