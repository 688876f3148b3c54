from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.body import Body
from instructions.models.task import Task
from instructions.querysets import AssignmentQuerySet


class Assignment(models.Model):
    """One body's share of a task. Overdue is never stored: it follows from `due_on` and the day asked about.

    A proposed task names its bodies as they were read, a collective as itself; acceptance spreads a
    collective over its members and keeps it in `via`. A recurring task has one row for each body and period.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead executor")
        CO = "co", _("Co-executor")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ASSIGNED = "assigned", _("Assigned")
        TAKEN = "taken", _("Accepted for work")
        IN_PROGRESS = "in_progress", _("In progress")
        SUBMITTED = "submitted", _("Report submitted")
        RETURNED = "returned", _("Returned with remarks")
        ACCEPTED = "accepted", _("Report accepted")
        CLOSED = "closed", _("Removed from control")
        CANCELLED = "cancelled", _("Cancelled")
        MERGED = "merged", _("Merged into another")
        NOT_PURSUED = "not_pursued", _("Not pursued")

    OPEN = (Status.ASSIGNED, Status.TAKEN, Status.IN_PROGRESS, Status.SUBMITTED, Status.RETURNED)
    DONE = (Status.ACCEPTED, Status.CLOSED)

    task = models.ForeignKey(Task, models.CASCADE, related_name="assignments", verbose_name=_("instruction"))
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name=_("body")
    )
    outside_name = models.CharField(
        _("body outside the registry"),
        max_length=300,
        blank=True,
        help_text=_("The words of the text, where no body of the registry is meant."),
    )
    role = models.CharField(_("role"), max_length=4, choices=Role, default=Role.LEAD)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PROPOSED)
    via = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("as a member of")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("person in charge"),
    )
    original_due_on = models.DateField(_("original deadline"), null=True, blank=True)
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    deadline_version = models.PositiveIntegerField(default=1, editable=False)
    """Goes up with every move of `due_on`, there and back included: reminders are armed anew by it."""
    assigned_at = models.DateTimeField(_("assigned"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("first report submitted"), null=True, blank=True)
    done_on = models.DateField(
        _("done on"), null=True, blank=True, help_text=_("The day of the report that was accepted.")
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(auto_now=True, db_default=Now(), db_index=True, editable=False)
    """Of the last history row: a row not touched since a day past stands as it stood on that day."""

    history = HistoricalRecords(excluded_fields=["changed_at"])
    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["task", "-role", "position", "pk"]
        indexes = [
            models.Index(
                fields=["due_on", "id"],
                name="assignment_open_by_due",
                condition=Q(status__in=["assigned", "taken", "in_progress", "submitted", "returned"]),
            ),
            models.Index(fields=["body", "status", "due_on"], name="assignment_by_body"),
            models.Index(fields=["due_on", "id"], name="assignment_by_due"),
            models.Index(fields=["assigned_at", "id"], name="assignment_by_assigned"),
            # What figures count lies in the index alone: no row is fetched for them.
            models.Index(
                fields=["original_due_on", "role", "body", "status", "done_on", "id"],
                name="assignment_figures_original",
                condition=Q(parent=None),
            ),
            models.Index(
                fields=["due_on", "role", "body", "status", "done_on"],
                name="assignment_figures_current",
                condition=Q(parent=None),
            ),
            models.Index(
                fields=["closed_at", "role", "body", "status", "id"],
                name="assignment_figures_closed",
                condition=Q(parent=None),
            ),
            models.Index(
                fields=["due_on", "role", "body", "status"],
                name="assignment_figures_overdue",
                condition=Q(
                    parent=None, status__in=["assigned", "taken", "in_progress", "submitted", "returned"]
                ),
            ),
            # Which of the assignments given before a day have changed since.
            models.Index(fields=["changed_at", "assigned_at", "id"], name="assignment_by_change"),
            models.Index(
                fields=["via", "task"], name="assignment_spread", condition=Q(via__isnull=False, parent=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "body", "original_due_on"],
                condition=Q(parent=None) & Q(body__isnull=False) & Q(original_due_on__isnull=False),
                name="assignment_once_per_body_and_period",
            ),
            models.UniqueConstraint(
                fields=["task", "body"],
                condition=Q(parent=None) & Q(body__isnull=False) & Q(original_due_on=None),
                name="assignment_once_per_body",
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=False) ^ ~Q(outside_name=""), name="assignment_names_one_body"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="assignment_not_its_own_part"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.task}"

    @property
    def name(self) -> str:
        """The body's name in the reader's language, or the words of the text."""
        return self.body.name if self.body else self.outside_name

    @property
    def is_proposed(self) -> bool:
        return self.status == self.Status.PROPOSED

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def is_moved(self) -> bool:
        return self.original_due_on is not None and self.due_on != self.original_due_on
