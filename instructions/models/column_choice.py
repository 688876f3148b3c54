from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ColumnChoice(models.Model):
    """The columns that a person wants to see in a list."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="column_choices")
    listing = models.CharField(max_length=80)
    """The list, as "instructions_task"."""
    columns = models.JSONField(default=list)
    """Names of columns; one that the list no longer has is left aside."""

    class Meta:
        verbose_name = _("choice of columns")
        verbose_name_plural = _("choices of columns")
        ordering = ["user", "listing", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "listing"], name="columns_once_per_list"),
        ]

    def __str__(self) -> str:
        return self.listing
