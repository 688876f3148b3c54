from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.body import Body


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
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(from_on__lte=models.F("until_on")),
                name="holder_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.last_name, self.first_name, self.patronymic]))

    def clean(self) -> None:
        if self.from_on and self.until_on and self.until_on < self.from_on:
            raise ValidationError({"until_on": _("The period ends before it begins.")})
