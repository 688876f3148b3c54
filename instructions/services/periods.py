"""Recurring tasks: each period is an assignment row of its own, opened when the one before has ended."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from instructions.deadlines import next_period
from instructions.models import Assignment, Event, Task
from instructions.models.due import DueKind
from instructions.services.events import note
from instructions.services.record import attribute, lock, save


def open_periods(*, on: dt.date) -> int:
    """Open every period that has begun by that day; returns how many rows were made. Safe to run twice."""
    behind = Task.objects.on_control().filter(due_kind=DueKind.RECURRING, due_on__lt=on)
    return sum(_open_next(task, on=on) for task in behind.iterator())


@transaction.atomic
def _open_next(task: Task, *, on: dt.date) -> int:
    task = lock(task)
    made = 0
    while task.due_on and task.due_on < on:
        following = next_period(task.every, after=task.due_on, until=task.until_on)
        if following is None:
            break
        made += _carry_over(task, to=following)
        task.due_on = following
    if made:
        save(task, by=None, reason="period opened")
    return made


def _carry_over(task: Task, *, to: dt.date) -> int:
    """The bodies of the last period, those taken out of it left aside, are told of the next."""
    last = task.assignments.filter(parent=None, original_due_on=_last_period(task)).exclude(
        status__in=[Assignment.Status.CANCELLED, Assignment.Status.MERGED, Assignment.Status.NOT_PURSUED]
    )
    rows = [
        Assignment(
            task=task,
            body=share.body,
            outside_name=share.outside_name,
            role=share.role,
            position=share.position,
            via=share.via,
            person=share.person,
            status=Assignment.Status.ASSIGNED,
            assigned_at=timezone.now(),
            original_due_on=to,
            due_on=to,
        )
        for share in last.select_related("body", "via", "person")
    ]
    for row in rows:
        attribute(row, by=None, reason="period opened")
        row.save()
        note(Event.Kind.ASSIGNED, row, by=None, now=timezone.now())
    return len(rows)


def _last_period(task: Task) -> dt.date | None:
    return (
        task.assignments.filter(parent=None)
        .order_by("-original_due_on")
        .values_list("original_due_on", flat=True)
        .first()
    )
