from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Allowance(models.Model):
    """When a channel, or one chat of it, may be written to again: one row, shared by all workers."""

    key = models.CharField(_("key"), max_length=100, primary_key=True)
    free_at = models.FloatField(_("free at"), help_text=_("Seconds since 1970."))

    class Meta:
        verbose_name = _("allowance")
        verbose_name_plural = _("allowances")

    def __str__(self) -> str:
        return self.key
