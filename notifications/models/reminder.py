from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from instructions.models import Assignment
from notifications.models.audience import Audience
from notifications.models.recipient import Recipient
from notifications.querysets import ReminderQuerySet


class Reminder(models.Model):
    """One notice that is owed: to this person, about this assignment, of this kind, for this deadline.

    `mark` tells reminders of one kind apart: working days from the deadline for those of the policy, the
    number of the report, extension or remark for notices. It makes the key, and `occurs_on` follows from it:
    so a changed calendar moves a day without telling anything twice.
    """

    class Kind(models.TextChoices):
        AHEAD = "ahead", _("Before the deadline")
        TODAY = "today", _("Last day")
        OVERDUE = "overdue", _("Overdue")
        ASSIGNED = "assigned", _("New instruction")
        RETURNED = "returned", _("Report returned")
        EXTENDED = "extended", _("Deadline moved")
        REFUSED = "refused", _("Extension refused")
        REPORTED = "reported", _("Report to be checked")
        ASKED = "asked", _("Extension asked for")
        LAPSED = "lapsed", _("Request ended with the assignment")
        DRAFTED = "drafted", _("Report by mail, not sent yet")
        REMARKED = "remarked", _("Remark on the instruction")

    class State(models.TextChoices):
        OWED = "owed", _("Owed")
        PASSED_ON = "passed_on", _("Passed on for sending")
        CANCELLED = "cancelled", _("Cancelled")

    class Reason(models.TextChoices):
        SUPERSEDED = "superseded", _("A later reminder took its place")
        SETTLED = "settled", _("Nothing more to be done")
        MOVED = "moved", _("The deadline was moved")
        NOT_THEIRS = "not_theirs", _("The person no longer takes part")
        BY_HAND = "by_hand", _("Cancelled by hand")

    SCHEDULED = (Kind.AHEAD, Kind.TODAY, Kind.OVERDUE)
    NEWS = (
        Kind.ASSIGNED,
        Kind.RETURNED,
        Kind.EXTENDED,
        Kind.REFUSED,
        Kind.LAPSED,
        Kind.REPORTED,
        Kind.ASKED,
        Kind.DRAFTED,
        Kind.REMARKED,
    )

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, related_name="reminders", verbose_name=_("assignment")
    )
    recipient = models.ForeignKey(
        Recipient, models.CASCADE, related_name="reminders", verbose_name=_("recipient")
    )
    audience = models.CharField(_("told as"), max_length=10, choices=Audience)
    stands_in_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("stands in for"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    mark = models.BigIntegerField(_("mark"))
    deadline_version = models.PositiveIntegerField(_("version of the deadline"))
    """0 for news, which holds whatever becomes of the deadline."""
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    occurs_on = models.DateField(_("day"))
    send_at = models.DateTimeField(_("to be sent"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OWED)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, blank=True)
    planned_at = models.DateTimeField(_("planned"))

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-occurs_on", "-pk"]
        indexes = [
            models.Index(fields=["send_at", "recipient"], name="reminder_due", condition=Q(state="owed")),
            models.Index(fields=["recipient", "-occurs_on"], name="reminder_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "recipient", "kind", "mark", "deadline_version"],
                name="reminder_owed_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="reminder_cancelled_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.recipient}, {self.occurs_on}"

    @property
    def is_for_overseer(self) -> bool:
        """Asks an executor to decide about a part that was passed on of what they hold."""
        asks = self.kind in {self.Kind.REPORTED, self.Kind.ASKED}
        return asks and self.audience in {Audience.LEAD, Audience.CO}
