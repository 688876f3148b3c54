from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from instructions.models import Assignment
from notifications.models.channel import Channel
from notifications.models.delivery import Delivery


class Acknowledgement(models.Model):
    """A person's answer to a message: who, about what, when, through which channel."""

    class Answer(models.TextChoices):
        NOTED = "noted", _("Noted")
        IN_WORK = "in_work", _("In work")

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, related_name="acknowledgements", verbose_name=_("assignment")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="acknowledgements", verbose_name=_("person")
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    delivery = models.ForeignKey(
        Delivery,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="acknowledgements",
        verbose_name=_("delivery"),
    )
    deadline_version = models.PositiveIntegerField(_("version of the deadline"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "user", "answer", "deadline_version"], name="acknowledged_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_answer_display()}"
