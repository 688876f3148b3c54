from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from instructions.models import Event


class Subscription(models.Model):
    """Another system that is told what happens to tasks, by signed messages to its address.

    One that is paused is told later what happened from then on; one that is ended has lost its secret.
    """

    name = models.CharField(_("name"), max_length=100)
    url = models.URLField(_("address"), max_length=500)
    secret = models.CharField(max_length=64, editable=False)
    kinds = models.JSONField(_("events"), default=list, blank=True)
    """Kinds of events; none chosen means all."""
    is_active = models.BooleanField(_("active"), default=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("created"))
    stopped_because = models.CharField(_("stopped because"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("system that listens")
        verbose_name_plural = _("systems that listen")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ended(self) -> bool:
        """For good: without its secret nothing can be signed for it any more."""
        return not self.secret


class Dispatch(models.Model):
    """One message to a system that listens: tried until it is taken, written down with what came back.

    `body` is what is signed and sent, the same on every try and when it is sent again.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")

    number = models.UUIDField(_("number"), default=uuid.uuid4, unique=True, editable=False)
    subscription = models.ForeignKey(
        Subscription, models.CASCADE, related_name="dispatches", verbose_name=_("system")
    )
    event = models.ForeignKey(Event, models.CASCADE, null=True, related_name="+", verbose_name=_("event"))
    """None for a ping."""
    again = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    """The one that this repeats by hand."""
    kind = models.CharField(_("what happened"), max_length=24)
    body = models.TextField(_("message"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    queued_at = models.DateTimeField(_("queued"))
    next_try_at = models.DateTimeField(_("next try"))
    claimed_at = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    answer_status = models.PositiveSmallIntegerField(_("answered with"), null=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("message to a system")
        verbose_name_plural = _("messages to systems")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"],
                name="dispatch_waiting",
                condition=Q(status__in=["waiting", "sending"]),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "event"],
                condition=Q(again=None) & Q(event__isnull=False),
                name="dispatch_once_per_event",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.subscription}"
