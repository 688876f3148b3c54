from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from instructions.models import ProgressReport
from notifications.models.delivery import Delivery


class IncomingMail(models.Model):
    """A mail that came back, met once: what it was and what became of it, or why nothing did."""

    class Outcome(models.TextChoices):
        DRAFTED = "drafted", _("Kept as a draft report")
        REFUSED = "refused", _("Refused")
        BOUNCED = "bounced", _("A message of ours came back")
        AUTOMATIC = "automatic", _("Written by a machine")
        UNRELATED = "unrelated", _("Answers no message of ours")

    number = models.CharField(_("message number"), max_length=250, unique=True)
    sender = models.CharField(_("from"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    read_at = models.DateTimeField(_("read"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    delivery = models.ForeignKey(
        Delivery, models.SET_NULL, null=True, blank=True, related_name="answers", verbose_name=_("delivery")
    )
    report = models.ForeignKey(
        ProgressReport,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("progress report"),
    )

    class Meta:
        verbose_name = _("incoming mail")
        verbose_name_plural = _("incoming mail")
        ordering = ["-read_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.sender}: {self.subject}"
