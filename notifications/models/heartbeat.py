from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """The last completed tick, in the one row there is. It alone proves beat, broker, worker and database."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    ticked_at = models.DateTimeField(_("last tick"), null=True, blank=True)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    planned_at = models.DateTimeField(_("planned"), null=True, blank=True)
    planned_from = models.CharField(_("state of the tables when planned"), max_length=250, blank=True)
    news_until = models.DateTimeField(_("news planned until"), null=True, blank=True)

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeat")
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="heartbeat_is_one")]

    def __str__(self) -> str:
        return str(self.ticked_at or "–")
