from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.assignment import Assignment
from instructions.querysets import ExtensionQuerySet


class Extension(models.Model):
    """A move of one assignment's deadline, asked for and decided: from, to, why, who. Never deleted."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Asked for")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        LAPSED = "lapsed", _("Ended with the assignment")

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="extensions", verbose_name=_("assignment")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.REQUESTED)
    from_on = models.DateField(_("from"), null=True, blank=True)
    to_on = models.DateField(_("to"))
    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_note = models.TextField(_("grounds of the decision"), blank=True)

    history = HistoricalRecords()
    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["asked_at", "id"], name="extension_by_asking"),
            # As with assignments, what figures count lies in the index alone.
            models.Index(
                fields=["assignment", "decided_at", "from_on", "to_on"],
                name="extension_figures_granted",
                condition=Q(state="granted"),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(state="requested"), name="extension_one_open_request"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["granted", "refused"]) | Q(decided_at__isnull=False),
                name="extension_decided_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_on} → {self.to_on}"

    @property
    def days_added(self) -> int:
        return (self.to_on - self.from_on).days if self.from_on else 0
