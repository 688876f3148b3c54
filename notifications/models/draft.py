from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from instructions.models import Assignment


class Draft(models.Model):
    """What a person began to answer in a chat: a report or a request for a later day, until it is sent."""

    class Purpose(models.TextChoices):
        REPORT = "report", _("Progress report")
        EXTEND = "extend", _("Extension")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="+", verbose_name=_("assignment"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    prompt = models.CharField(_("number of the question in the chat"), max_length=40, blank=True)
    text = models.TextField(_("text"), blank=True)
    file_id = models.CharField(_("file at Telegram"), max_length=255, blank=True)
    file_name = models.CharField(_("file name"), max_length=255, blank=True)
    created_at = models.DateTimeField(_("begun"))
    done_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["user", "prompt"], name="draft_by_prompt")]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.assignment}"
