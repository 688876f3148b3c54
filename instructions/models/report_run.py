from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from instructions.models.language import Language


class ReportFormat(models.TextChoices):
    PDF = "pdf", _("PDF, to print")
    DOCX = "docx", _("DOCX, for Word")
    XLSX = "xlsx", _("XLSX, for Excel")
    CSV = "csv", _("CSV, for other programs")


class SavedReport(models.Model):
    """A report with its filters, kept to be asked again; with a weekday it is sent to the people named.

    `question` holds what an address of the report would. `next_at` is when it is next due to be made.
    """

    class Weekday(models.IntegerChoices):
        """As ISO 8601 counts, here as everywhere."""

        MONDAY = 1, pgettext_lazy("sent every", "Monday")
        TUESDAY = 2, pgettext_lazy("sent every", "Tuesday")
        WEDNESDAY = 3, pgettext_lazy("sent every", "Wednesday")
        THURSDAY = 4, pgettext_lazy("sent every", "Thursday")
        FRIDAY = 5, pgettext_lazy("sent every", "Friday")
        SATURDAY = 6, pgettext_lazy("sent every", "Saturday")
        SUNDAY = 7, pgettext_lazy("sent every", "Sunday")

    name = models.CharField(_("name"), max_length=120)
    report = models.CharField(_("report"), max_length=40)
    question = models.JSONField(_("question"), default=dict, blank=True)
    format = models.CharField(_("file"), max_length=4, choices=ReportFormat, default=ReportFormat.PDF)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.KK)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_reports", verbose_name=_("saved by")
    )
    recipients = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="reports_sent", verbose_name=_("sent to")
    )
    weekday = models.PositiveSmallIntegerField(_("sent every"), choices=Weekday, null=True, blank=True)
    hour = models.PositiveSmallIntegerField(_("hour"), default=9, validators=[MaxValueValidator(22)])
    next_at = models.DateTimeField(_("next time"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("saved"), auto_now_add=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("saved report")
        verbose_name_plural = _("saved reports")
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["next_at"], name="saved_report_due", condition=Q(next_at__isnull=False))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_at=None) | Q(weekday__isnull=False), name="saved_report_next_has_weekday"
            ),
            models.CheckConstraint(
                condition=Q(weekday=None) | Q(weekday__range=(1, 7)), name="saved_report_weekday_of_iso"
            ),
            models.CheckConstraint(condition=Q(hour__lte=22), name="saved_report_hour_of_day"),
        ]

    def __str__(self) -> str:
        return self.name


class ReportRun(models.Model):
    """A report made in the background as a file for one person's eyes.

    waiting → running → done, or failed; a run whose maker died is taken up by another. `claim` names the
    maker's grip on it, `seen_at` its last sign of life. The file goes when it expires, the row stays.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("a report in the making", "Waiting")
        RUNNING = "running", pgettext_lazy("a report in the making", "Being made")
        DONE = "done", pgettext_lazy("a report in the making", "Ready")
        FAILED = "failed", pgettext_lazy("a report in the making", "Failed")
        EXPIRED = "expired", pgettext_lazy("a report in the making", "Expired")

    report = models.CharField(_("report"), max_length=40)
    question = models.JSONField(_("question"), default=dict, blank=True)
    format = models.CharField(_("file"), max_length=4, choices=ReportFormat)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="report_runs", verbose_name=_("reader")
    )
    saved = models.ForeignKey(
        SavedReport,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="runs",
        verbose_name=_("saved report"),
    )
    occurs_on = models.DateField(_("day"), null=True, blank=True)
    """The day for which a saved report was due; empty for one asked for by hand."""
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(_("asked for"))
    rows = models.PositiveIntegerField(_("rows"), default=0)
    rows_done = models.PositiveIntegerField(_("rows written"), default=0)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    claim = models.UUIDField(null=True, blank=True, editable=False)
    seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kept until"), null=True, blank=True)
    file = models.FileField(_("file"), upload_to="reports/%Y/%m/", max_length=255, blank=True)
    name = models.CharField(_("file name"), max_length=120, blank=True)
    size = models.PositiveIntegerField(_("size, bytes"), default=0)
    error = models.CharField(_("error"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("report in the making")
        verbose_name_plural = _("reports in the making")
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(
                fields=["asked_at"], name="report_run_open", condition=Q(state__in=["waiting", "running"])
            ),
            models.Index(fields=["reader", "-asked_at"], name="report_run_by_reader"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["saved", "reader", "occurs_on"],
                condition=Q(saved__isnull=False),
                name="report_run_once_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="done") | ~Q(file=""), name="report_run_done_has_file"),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.report}.{self.format}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def percent(self) -> int:
        """How far it is: 100 when the file is ready, 0 where it is not known how long the report is."""
        if self.state == self.State.DONE:
            return 100
        return min(99, 100 * self.rows_done // self.rows) if self.rows else 0
