"""The weekly look-ahead: to each person once a week everything that is due by the end of next month.

It is a message without reminders: what it lists is asked for when it is sent, so it is never out of date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q

from instructions.models import Assignment, Task, User
from instructions.querysets import AssignmentQuerySet
from instructions.working_days import WorkingDays
from notifications.models import Policy, Recipient
from notifications.querysets import RecipientQuerySet

MOST = 200
"""So many rows of one person are read; the message shows the first of them and counts the rest."""


def outlook_day(*, on: dt.date, calendar: WorkingDays) -> dt.date | None:
    """The day of this week's look-ahead, if it has come: the office's weekday, or the next working day.

    None where the office wants none, where the day is still to come, or where the rest of the week is off.
    """
    chosen = Policy.objects.filter(announcement=None, task=None).values_list("outlook", flat=True).first()
    if chosen is None:
        return None
    monday = on - dt.timedelta(days=on.weekday())
    day = calendar.next_working(monday + dt.timedelta(days=chosen - 1))
    return day if day <= on and day < monday + dt.timedelta(days=7) else None


def waiting(people: RecipientQuerySet, *, day: dt.date) -> RecipientQuerySet:
    """Those whom this week's look-ahead has not reached yet."""
    return people.filter(Q(outlook_on=None) | Q(outlook_on__lt=day), outlook=True)


def last_day(on: dt.date) -> dt.date:
    """The end of next month."""
    in_two_months = (on.replace(day=1) + dt.timedelta(days=62)).replace(day=1)
    return in_two_months - dt.timedelta(days=1)


def due_for(user: User, *, on: dt.date) -> AssignmentQuerySet:
    """What a person is to have in sight: of their bodies, in their control, or, at the office, all."""
    seen = Assignment.objects.held_by(user, on=on).open()
    rows = seen.filter(task__state=Task.State.ON_CONTROL, due_on__lte=last_day(on), parent=None)
    if user.is_controller:
        rows = rows.filter(Q(task__controller=user) | Q(task__controller=None))
    return rows.order_by("due_on", "pk")


def with_something_due(people: Sequence[Recipient], *, on: dt.date) -> set[int]:
    told = {User.Role.EXECUTOR, User.Role.HEAD, User.Role.CONTROLLER, User.Role.OFFICE}
    return {
        person.pk for person in people if person.user.role in told and due_for(person.user, on=on).exists()
    }
