from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from instructions.models import Announcement, Task
from notifications import policy as rules
from notifications.models.audience import Audience

MAX_BEFORE = 250


class Weekday(models.IntegerChoices):
    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")


class Policy(models.Model):
    """When whom to remind: of one instruction, of those of one announcement, or of all others."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    announcement = models.OneToOneField(
        Announcement,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="reminder_policy",
        verbose_name=_("only for the announcement"),
    )
    task = models.OneToOneField(
        Task,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="reminder_policy",
        verbose_name=_("only for the instruction"),
    )

    outlook = models.PositiveSmallIntegerField(
        _("weekly look-ahead"),
        choices=Weekday,
        null=True,
        blank=True,
        help_text=_(
            "Everything due by the end of next month; where that day is off, on the next working day. "
            "Only in the policy for everything else."
        ),
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("reminder policy")
        verbose_name_plural = _("reminder policies")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(announcement=None) | Q(task=None), name="policy_for_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(outlook=None) | Q(announcement=None, task=None),
                name="policy_outlook_of_default",
            ),
            models.UniqueConstraint(
                models.Value(1), condition=Q(announcement=None) & Q(task=None), name="policy_one_default"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.outlook and not self.is_default:
            raise ValidationError({"outlook": _("Only the policy for everything else has a look-ahead.")})
        if self.announcement_id is not None and self.task_id is not None:
            raise ValidationError({"task": _("A policy is for one announcement or for one instruction.")})
        others = type(self)._default_manager.filter(announcement=None, task=None).exclude(pk=self.pk)
        if self.is_default and others.exists():
            raise ValidationError({"announcement": _("There is a policy for everything else already.")})

    @property
    def is_default(self) -> bool:
        return self.announcement_id is None and self.task_id is None

    @property
    def rules(self) -> dict[rules.Audience, rules.Rule]:
        return {rules.Audience(row.audience): row.rule for row in self.rows.all()}


class PolicyRule(models.Model):
    """What a policy says to one audience."""

    policy = models.ForeignKey(Policy, models.CASCADE, related_name="rows", verbose_name=_("reminder policy"))
    audience = models.CharField(_("who is told"), max_length=10, choices=Audience)
    before = models.CharField(
        _("working days before"),
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(r"^\s*\d{1,3}(\s*,\s*\d{1,3})*\s*$", _("Numbers with commas: 10, 3, 1, 0."))
        ],
        help_text=_("Numbers with commas; 0 is the last working day before the deadline has passed."),
    )
    overdue_from = models.PositiveSmallIntegerField(
        _("overdue from working day"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    overdue_every = models.PositiveSmallIntegerField(
        _("then every … working days"), null=True, blank=True, default=5, validators=[MinValueValidator(1)]
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["policy", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "audience"], name="rule_once_per_audience"),
            models.CheckConstraint(
                condition=Q(overdue_from=None) | Q(overdue_from__gte=1), name="rule_overdue_from_first_day"
            ),
            models.CheckConstraint(
                condition=Q(overdue_every=None) | Q(overdue_every__gte=1), name="rule_overdue_every_some_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy}: {self.get_audience_display()}"

    def clean(self) -> None:
        if any(days > MAX_BEFORE for days in self.days_before):
            raise ValidationError({"before": _("No more than %(most)d working days.") % {"most": MAX_BEFORE}})

    @property
    def days_before(self) -> tuple[int, ...]:
        numbers = (part.strip() for part in self.before.split(","))
        return tuple(sorted({int(number) for number in numbers if number.isdigit()}, reverse=True))

    @property
    def rule(self) -> rules.Rule:
        return rules.Rule(
            before=self.days_before, overdue_from=self.overdue_from, overdue_every=self.overdue_every
        )
