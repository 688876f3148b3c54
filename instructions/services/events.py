"""What happened to a task, noted where it happens; and what happens by itself when a day ends."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef

from instructions.models import Assignment, Event, Task, User

MISSED_LATELY = dt.timedelta(days=31)
"""Deadlines missed longer ago are no news, also to an office that begins to listen today."""


def note(
    kind: Event.Kind, of: Task | Assignment, *, by: User | None, now: dt.datetime, **facts: str | int | None
) -> Event:
    """Write an event of a task or of one share, in the transaction of the caller."""
    task, assignment = (of.task_id, of.pk) if isinstance(of, Assignment) else (of.pk, None)
    return Event.objects.create(kind=kind, task_id=task, assignment_id=assignment, by=by, at=now, facts=facts)


@transaction.atomic
def note_overdue(*, on: dt.date, now: dt.datetime) -> int:
    """Note each open share whose deadline has passed since lately, once for each deadline; safe twice."""
    told = Event.objects.filter(assignment=OuterRef("pk"), mark=OuterRef("deadline_version"))
    missed = (
        Assignment.objects.overdue(on=on)
        .filter(~Exists(told), due_on__gte=on - MISSED_LATELY, task__state=Task.State.ON_CONTROL)
        .values_list("pk", "task_id", "deadline_version", "due_on")
    )
    rows = [
        Event(
            kind=Event.Kind.OVERDUE,
            task_id=task,
            assignment_id=assignment,
            at=now,
            mark=version,
            facts={"due_on": due_on.isoformat() if due_on else None},
        )
        for assignment, task, version, due_on in missed.iterator()
    ]
    Event.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)
