from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models.task import Task


class Milestone(models.Model):
    """A step on the way to a task's result, with a day of its own. It moves no deadline of the task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="milestones", verbose_name=_("instruction"))
    title = models.CharField(_("step"), max_length=300)
    due_on = models.DateField(_("deadline"))
    done_on = models.DateField(_("done on"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["task", "due_on", "pk"]

    def __str__(self) -> str:
        return self.title
