from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from instructions.models.task import Task


class Remark(models.Model):
    """What the giver's office or the control unit says to a task. It is said once and stays as it is."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="remarks", verbose_name=_("instruction"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    text = models.CharField(_("remark"), max_length=2000)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["task", "-at", "-pk"]
        indexes = [models.Index(fields=["at"], name="remark_by_time")]

    def __str__(self) -> str:
        return self.text[:80]
