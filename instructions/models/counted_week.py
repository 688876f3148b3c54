from __future__ import annotations

from django.db import models
from django.db.models import Q

from instructions.models.assignment import Assignment
from instructions.models.body import Body


class CountedWeek(models.Model):
    """A week whose figures are counted: they hold as long as no `Touch` names the week.

    Kept in PostgreSQL only; elsewhere reports add up the rows themselves.
    """

    week = models.DateField(primary_key=True)
    """Its Monday."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    """[start, end) as the office's clock told it when the week was counted; another zone, another count."""
    settled_at = models.DateTimeField(null=True)
    """When the last of the rows counted was changed or decided on: for a day before that it says nothing."""

    def __str__(self) -> str:
        return self.week.isoformat()


class WeekTally(models.Model):
    """What a body's assignments of one role come to in a week; the names are those of a report's tally."""

    week = models.ForeignKey(CountedWeek, models.CASCADE, related_name="tallies", db_index=False)
    body = models.ForeignKey(
        Body, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    role = models.CharField(max_length=4, choices=Assignment.Role)
    due_by_original = models.PositiveIntegerField(default=0)
    done_by_original = models.PositiveIntegerField(default=0)
    due_by_current = models.PositiveIntegerField(default=0)
    done_by_current = models.PositiveIntegerField(default=0)
    submitted = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)
    closed = models.PositiveIntegerField(default=0)
    closed_with_evidence = models.PositiveIntegerField(default=0)
    extensions = models.PositiveIntegerField(default=0)
    days_added = models.IntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["week", "body", "role"], name="week_tally_once")]

    def __str__(self) -> str:
        return f"{self.week_id}, {self.body_id}, {self.role}"


class Touch(models.Model):
    """What the database notes of itself whenever a row changes that figures count; nobody else writes it.

    Either a week in which rows lie or lay, or an assignment whose reports and other days are to be looked
    up, or neither: then everything. Gone once the weeks are counted anew.
    """

    week = models.DateField(null=True)
    assignment_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(week=None) | Q(assignment_id=None), name="touch_of_one_thing_at_most"
            )
        ]

    def __str__(self) -> str:
        return f"{self.week or self.assignment_id or '*'}"
