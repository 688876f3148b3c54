from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.body import Body
from instructions.models.period import ENDS_AFTER_START, check_period


class OfficeHolder(models.Model):
    """Who headed a body when: lets extraction resolve an official addressed by name. Kept by the office."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="holders", verbose_name=_("body"))
    last_name = models.CharField(_("last name"), max_length=100)
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("office holder")
        verbose_name_plural = _("office holders")
        ordering = ["body", "-from_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=ENDS_AFTER_START, name="holder_ends_after_start"),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.last_name, self.first_name, self.patronymic]))

    def clean(self) -> None:
        check_period(self.from_on, self.until_on)
