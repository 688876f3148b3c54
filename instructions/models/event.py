from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from instructions.models.assignment import Assignment
from instructions.models.task import Task


class Event(models.Model):
    """What happened to a task on control, written in the transaction in which it happened.

    From here it is told onwards, to other systems and in feeds: so nothing told was undone, and nothing done
    goes untold. `facts` are days and keys beside those of the task, as JSON.
    """

    class Kind(models.TextChoices):
        ACCEPTED = "task.accepted", _("put on control")
        CLOSED = "task.closed", _("removed from control")
        CANCELLED = "task.cancelled", _("cancelled")
        MERGED = "task.merged", _("merged into another")
        ASSIGNED = "assignment.assigned", _("assigned")
        TAKEN = "assignment.taken", _("accepted for work")
        STARTED = "assignment.started", _("work started")
        SUBMITTED = "assignment.submitted", _("report submitted")
        DONE = "assignment.accepted", _("report accepted")
        RETURNED = "assignment.returned", _("report returned with remarks")
        OVERDUE = "assignment.overdue", _("overdue")
        SHARE_CLOSED = "assignment.closed", _("share removed from control")
        ENDED = "assignment.ended", _("share ended without a result")
        ASKED = "extension.asked", _("extension asked for")
        GRANTED = "extension.granted", _("deadline moved")
        REFUSED = "extension.refused", _("extension refused")
        WITHDRAWN = "extension.withdrawn", _("request for an extension taken back")
        LAPSED = "extension.lapsed", _("request for an extension ended with the assignment")
        REMARKED = "task.remarked", _("remark on the instruction")

    kind = models.CharField(_("what happened"), max_length=24, choices=Kind)
    task = models.ForeignKey(Task, models.CASCADE, related_name="events", verbose_name=_("instruction"))
    assignment = models.ForeignKey(
        Assignment, models.CASCADE, null=True, related_name="events", verbose_name=_("assignment")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    facts = models.JSONField(default=dict)
    mark = models.PositiveIntegerField(null=True)
    """Of "overdue" the version of the deadline, which is missed once."""
    is_passed_on = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["id"], name="event_to_pass_on", condition=Q(is_passed_on=False)),
            models.Index(fields=["task", "-id"], name="event_by_task"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "mark"], condition=Q(mark__isnull=False), name="event_overdue_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.task_id}"
