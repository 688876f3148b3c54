"""How things stand on a day: what is on control, late, due this week, waiting; and what was done on time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from instructions.models import Assignment
from instructions.reports import definitions
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope, assignments
from instructions.reports.table import Table

OPEN = Q(status__in=Assignment.OPEN)


@dataclass(frozen=True, slots=True)
class Counts:
    """Assignments. The first block as of the day, `done_…` over the period as in K1 and K2."""

    on_control: int
    overdue: int
    due_this_week: int
    waiting_for_check: int
    returned: int
    no_deadline: int
    tasks: int
    done_by_original: Ratio
    done_by_current: Ratio
    left_out: int


@dataclass(frozen=True, slots=True)
class Summary:
    scope: Scope
    total: Counts
    lead: Counts
    co: Counts


def summary(scope: Scope) -> Summary:
    """Two queries: by role, and both together, for a task counts once though it has many bodies."""
    rows = assignments(scope).order_by()
    by_role = {row["role"]: row for row in rows.values("role").annotate(**counted(scope))}
    total = rows.aggregate(**counted(scope))
    return Summary(
        scope=scope,
        total=counts_of(total),
        lead=counts_of(by_role.get(Assignment.Role.LEAD, {})),
        co=counts_of(by_role.get(Assignment.Role.CO, {})),
    )


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The day and the Sunday of its week: what is left of it."""
    return day, day + dt.timedelta(days=6 - day.weekday())


def counted(scope: Scope) -> dict[str, Count]:
    original, current = definitions.due_by_original(scope), definitions.due_by_current(scope)
    start, end = scope.moments
    dropped = Q(status__in=definitions.LEFT_OUT, closed_at__gte=start, closed_at__lt=end)
    return {
        "on_control": Count("id", filter=OPEN),
        "late": Count("id", filter=definitions.overdue(scope)),
        "due_this_week": Count("id", filter=OPEN & Q(due_on__range=week_of(scope.on))),
        "waiting_for_check": Count("id", filter=Q(status=Assignment.Status.SUBMITTED)),
        "sent_back": Count("id", filter=Q(status=Assignment.Status.RETURNED)),
        "no_deadline": Count("id", filter=OPEN & Q(due_on=None)),
        "tasks": Count("task_id", filter=OPEN, distinct=True),
        "due_original": Count("id", filter=original),
        "done_original": Count("id", filter=original & definitions.DONE_BY_ORIGINAL),
        "due_current": Count("id", filter=current),
        "done_current": Count("id", filter=current & definitions.DONE_BY_CURRENT),
        "dropped": Count("id", filter=dropped),
    }


def counts_of(row: dict[str, int]) -> Counts:
    def of(name: str) -> int:
        return row.get(name, 0)

    return Counts(
        on_control=of("on_control"),
        overdue=of("late"),
        due_this_week=of("due_this_week"),
        waiting_for_check=of("waiting_for_check"),
        returned=of("sent_back"),
        no_deadline=of("no_deadline"),
        tasks=of("tasks"),
        done_by_original=Ratio(of("done_original"), of("due_original")),
        done_by_current=Ratio(of("done_current"), of("due_current")),
        left_out=of("dropped"),
    )


def summary_table(report: Summary) -> Table:
    named = (
        (_("All"), report.total),
        (str(Assignment.Role.LEAD.label), report.lead),
        (str(Assignment.Role.CO.label), report.co),
    )
    return Table("summary", (_("Role"), *headings()), ((name, *flat(counts)) for name, counts in named))


def headings() -> tuple[str, ...]:
    """Headings of what `flat` gives."""
    return (
        _("On control"),
        _("Overdue"),
        _("Due this week"),
        _("Waiting for check"),
        _("Returned with remarks"),
        _("No deadline"),
        _("Instructions"),
        _("Done by the original deadline"),
        _("Due by the original deadline"),
        _("Done by the current deadline"),
        _("Due by the current deadline"),
        _("Left out"),
    )


def flat(counts: Counts) -> tuple[int, ...]:
    original, current = counts.done_by_original, counts.done_by_current
    return (
        counts.on_control,
        counts.overdue,
        counts.due_this_week,
        counts.waiting_for_check,
        counts.returned,
        counts.no_deadline,
        counts.tasks,
        *(original.part, original.whole),
        *(current.part, current.whole),
        counts.left_out,
    )
