"""What lies before the office: what waits for a decision, what is due, who is late, the load by week.

Every figure counts instructions, so that the list behind it is as long as the figure says.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncWeek

from instructions.models import Body, ProgressReport, Task, User
from instructions.models import Extension as ExtensionRow
from instructions.querysets import AssignmentQuerySet

WEEKS_AHEAD = 12
MOST_BODIES = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a controller."""

    proposals: int
    reports: int
    extensions: int


@dataclass(frozen=True, slots=True)
class OverdueOfBody:
    body: Body
    tasks: int


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday, and how many instructions fall due in it."""

    first: dt.date
    tasks: int

    @property
    def last(self) -> dt.date:
        return self.first + dt.timedelta(days=6)


def waiting(controller: User, *, on: dt.date) -> Waiting:
    """Of parts that were passed on only what nobody who holds the whole can decide."""
    reports = ProgressReport.objects.waiting_for(controller, on=on)
    asked = ExtensionRow.objects.waiting_for(controller, on=on)
    return Waiting(
        proposals=Task.objects.proposed().count(),
        reports=reports.aggregate(n=Count("assignment__task", distinct=True))["n"],
        extensions=asked.aggregate(n=Count("assignment__task", distinct=True))["n"],
    )


def due_within(shares: AssignmentQuerySet, first: dt.date, last: dt.date) -> int:
    return _tasks(shares.due_between(first, last))


def overdue(shares: AssignmentQuerySet, *, on: dt.date) -> int:
    return _tasks(shares.overdue(on=on))


def overdue_by_body(shares: AssignmentQuerySet, *, on: dt.date) -> list[OverdueOfBody]:
    """The bodies with most overdue instructions. Two queries."""
    counted = (
        shares.overdue(on=on)
        .filter(body__isnull=False)
        .order_by()
        .values("body")
        .annotate(tasks=Count("task", distinct=True))
        .order_by("-tasks", "body")[:MOST_BODIES]
    )
    found = {row["body"]: row["tasks"] for row in counted}
    bodies = Body.objects.in_bulk(found)
    return [OverdueOfBody(bodies[pk], tasks) for pk, tasks in found.items()]


def weeks_ahead(shares: AssignmentQuerySet, *, on: dt.date, weeks: int = WEEKS_AHEAD) -> list[Week]:
    """The running week and those after it, each with what falls due from Monday to Sunday."""
    monday = on - dt.timedelta(days=on.weekday())
    end = monday + dt.timedelta(days=7 * weeks - 1)
    counted = (
        shares.due_between(monday, end)
        .order_by()
        .annotate(week=TruncWeek("due_on"))
        .values("week")
        .annotate(tasks=Count("task", distinct=True))
        .values_list("week", "tasks")
    )
    found: dict[dt.date, int] = dict(counted)
    firsts = [monday + dt.timedelta(days=7 * number) for number in range(weeks)]
    return [Week(first, found.get(first, 0)) for first in firsts]


def _tasks(shares: AssignmentQuerySet) -> int:
    found: int = shares.aggregate(n=Count("task", distinct=True))["n"]
    return found
