from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.announcement import Announcement
from instructions.models.due import DueKind, Every
from instructions.models.language import Language
from instructions.querysets import TaskQuerySet


class Task(models.Model):
    """One thing to be done with one deadline.

    `original_due_on` is the day as first put on control and never changes after that; `due_on` is the day
    that holds now. Only an Extension moves it.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ON_CONTROL = "on_control", _("On control")
        REJECTED = "rejected", _("Rejected")
        CLOSED = "closed", _("Removed from control")
        CANCELLED = "cancelled", _("Cancelled")
        MERGED = "merged", _("Merged into another")

    class RejectReason(models.TextChoices):
        DONE = "done", _("Already done when it was told")
        PLAN = "plan", _("A plan or forecast, nobody was told to do it")
        OPINION = "opinion", _("An opinion or a wish")
        LAW = "law", _("A law described in general")
        NOT_OURS = "not_ours", _("Addressed to bodies we do not control")
        REPEAT = "repeat", _("The same instruction is already on control")
        MISREAD = "misread", _("The text was misread")
        OTHER = "other", _("Another reason")

    class Link(models.TextChoices):
        """What a task is to the earlier one that it follows."""

        CONTINUES = "continues", _("Continues")
        SAME = "same", _("The same as")
        REPLACES = "replaces", _("Replaces")

    number = models.CharField(_("number"), max_length=20, unique=True, null=True, blank=True)
    announcement = models.ForeignKey(
        Announcement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("announcement"),
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PROPOSED)
    title = models.CharField(_("instruction"), max_length=500)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    form = models.CharField(_("form of completion"), max_length=300, blank=True)

    quote = models.TextField(_("quote"), blank=True)
    evidence = models.JSONField(_("evidence"), default=dict, blank=True)
    """Where each field was read, as character offsets in the announcement's text:
    {"quote": [[start, end], …], "deadline": [[start, end]], "lead": […], "co": […], "form": […]}."""
    proposal = models.JSONField(_("proposal as read"), default=dict, blank=True, editable=False)
    """What extraction proposed, field by field; kept to tell how often it is corrected."""
    fingerprint = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    """Hash of the normalised quote: the same passage is not proposed a second time."""
    confidence = models.FloatField(_("confidence"), null=True, blank=True)
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    doubts = models.JSONField(_("doubts"), default=list, blank=True)

    due_kind = models.CharField(_("kind of deadline"), max_length=10, choices=DueKind, default=DueKind.NONE)
    original_due_on = models.DateField(_("original deadline"), null=True, blank=True)
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    every = models.CharField(_("rhythm"), max_length=10, choices=Every, blank=True)
    until_on = models.DateField(_("last day of the rhythm"), null=True, blank=True)
    due_text = models.CharField(_("words of the deadline"), max_length=300, blank=True)
    due_rule = models.CharField(_("rule of the deadline"), max_length=80, blank=True)
    due_calendar = models.CharField(_("calendar used"), max_length=40, blank=True)

    reject_reason = models.CharField(_("reason"), max_length=12, choices=RejectReason, blank=True)
    note = models.TextField(_("note"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name=_("follows from"),
    )
    follows_as = models.CharField(_("link to the earlier one"), max_length=10, choices=Link, blank=True)
    controller = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="controlled_tasks",
        verbose_name=_("controller"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    accepted_at = models.DateTimeField(_("put on control"), null=True, blank=True)
    closed_on = models.DateField(_("removed from control on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    """Goes up with every write, so that two people saving at once are told apart."""

    history = HistoricalRecords(excluded_fields=["evidence", "proposal", "reasons"])
    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("instruction")
        verbose_name_plural = _("instructions")
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        indexes = [
            models.Index(fields=["state", "due_on", "id"], name="task_by_state_and_due"),
            models.Index(fields=["announcement", "state"], name="task_by_announcement"),
            models.Index(fields=["due_on", "id"], name="task_by_due"),
            models.Index(fields=["accepted_at", "id"], name="task_by_accepted"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(due_kind=DueKind.DATE) | Q(due_on__isnull=False), name="task_date_has_day"
            ),
            models.CheckConstraint(
                condition=~Q(due_kind=DueKind.RECURRING) | ~Q(every=""), name="task_rhythm_has_every"
            ),
            models.CheckConstraint(
                condition=~Q(due_kind=DueKind.NONE) | Q(due_on__isnull=True), name="task_no_deadline_no_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reject_reason=""), name="task_rejected_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(follows_as="") | Q(follows__isnull=False), name="task_link_names_the_earlier_one"
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number} · {self.title}" if self.number else self.title

    @property
    def is_proposed(self) -> bool:
        return self.state == self.State.PROPOSED

    @property
    def is_open(self) -> bool:
        return self.state == self.State.ON_CONTROL

    @property
    def is_moved(self) -> bool:
        return self.original_due_on is not None and self.due_on != self.original_due_on
