from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from instructions.models.language import Language
from notifications.querysets import RecipientQuerySet


class Recipient(models.Model):
    """How one person wants to be told: the hour, the language, how bundled, and a pause that always ends."""

    class Bundle(models.TextChoices):
        URGENT_APART = "urgent_apart", _("One message a day; last-day and overdue ones apart")
        DIGEST = "digest", _("One message a day")
        EACH = "each", _("Each on its own")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recipient", verbose_name=_("person")
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language, blank=True, help_text=_("Empty: as in the desk.")
    )
    hour = models.PositiveSmallIntegerField(
        _("hour"), default=9, validators=[MaxValueValidator(22)], help_text=_("By the office's clock.")
    )
    quiet_from = models.PositiveSmallIntegerField(
        _("quiet from"), default=20, validators=[MaxValueValidator(24)], help_text=_("By the office's clock.")
    )
    bundle = models.CharField(_("messages"), max_length=12, choices=Bundle, default=Bundle.URGENT_APART)
    outlook = models.BooleanField(
        _("weekly look-ahead"), default=True, help_text=_("Everything due by the end of next month.")
    )
    outlook_on = models.DateField(null=True, blank=True, editable=False)
    """The day of the last look-ahead that was made, or found to have nothing to say."""
    paused_until = models.DateField(
        _("paused until"), null=True, blank=True, help_text=_("The last day without reminders.")
    )

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        ordering = ["user", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(hour__lt=F("quiet_from")), name="recipient_hour_before_quiet"),
            models.CheckConstraint(condition=Q(quiet_from__lte=24), name="recipient_quiet_within_day"),
        ]

    def __str__(self) -> str:
        return str(self.user)

    def clean(self) -> None:
        if None not in (self.hour, self.quiet_from) and self.hour >= self.quiet_from:
            raise ValidationError({"quiet_from": _("The quiet begins after the hour of the reminders.")})

    @property
    def reads(self) -> str:
        return self.language or self.user.language

    def is_paused(self, *, on: dt.date) -> bool:
        return self.paused_until is not None and self.paused_until >= on
