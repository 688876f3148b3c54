from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.assignment import Assignment
from instructions.querysets import ProgressReportQuerySet


class ProgressReport(models.Model):
    """What an executor says was done. The controller accepts it or returns it with remarks."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        ACCEPTED = "accepted", _("Accepted")
        RETURNED = "returned", _("Returned with remarks")

    class Source(models.TextChoices):
        DESK = "desk", _("Desk")
        API = "api", _("API")
        TELEGRAM = "telegram", _("Telegram")
        EMAIL = "email", _("E-mail")

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="reports", verbose_name=_("assignment")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    text = models.TextField(_("what was done"))
    no_change = models.BooleanField(_("no change"), default=False)
    period_on = models.DateField(
        _("period"), null=True, blank=True, help_text=_("The deadline of the period reported on.")
    )
    source = models.CharField(_("came by"), max_length=10, choices=Source, default=Source.DESK)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reports", verbose_name=_("author")
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    decided_at = models.DateTimeField(_("checked"), null=True, blank=True)
    remarks = models.TextField(_("remarks"), blank=True)
    evidence_checked = models.BooleanField(_("evidence checked"), default=False)

    history = HistoricalRecords()
    objects = ProgressReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        ordering = ["-submitted_at", "-pk"]
        indexes = [
            # What figures count lies in these indexes alone: no row is fetched for them.
            models.Index(
                fields=["submitted_at", "id", "assignment", "state", "decided_at"],
                name="report_figures_submitted",
            ),
            models.Index(
                fields=["assignment", "decided_at"],
                name="report_figures_checked",
                condition=Q(state="accepted", evidence_checked=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_at__isnull=False), name="report_submitted_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(remarks=""), name="report_returned_with_remarks"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Evidence(models.Model):
    """A file that shows what a progress report says. Served only by a view that checks who asks."""

    report = models.ForeignKey(
        ProgressReport, models.CASCADE, related_name="files", verbose_name=_("progress report")
    )
    file = models.FileField(_("file"), upload_to="evidence/%Y/%m/", max_length=255)
    name = models.CharField(_("name"), max_length=255)
    size = models.PositiveIntegerField(_("size, bytes"))
    content_type = models.CharField(_("type"), max_length=100)
    sha256 = models.CharField(_("hash"), max_length=64)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("evidence file")
        verbose_name_plural = _("evidence files")
        ordering = ["report", "pk"]

    def __str__(self) -> str:
        return self.name
