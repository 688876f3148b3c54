from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from instructions.models.task import Task


class Correction(models.Model):
    """A pair (proposed, accepted) of one field, kept at review: how extraction fares in real life."""

    class Field(models.TextChoices):
        TITLE = "title", _("Instruction")
        LEAD = "lead", _("Lead executor")
        CO = "co", _("Co-executor")
        DEADLINE = "deadline", _("Deadline")
        FORM = "form", _("Form of completion")

    task = models.ForeignKey(Task, models.CASCADE, related_name="corrections", verbose_name=_("instruction"))
    field = models.CharField(_("field"), max_length=10, choices=Field)
    proposed = models.JSONField(_("proposed"), null=True)
    accepted = models.JSONField(_("accepted"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="correction_by_moment")]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.proposed} → {self.accepted}"
