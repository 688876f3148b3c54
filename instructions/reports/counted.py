"""Weeks whose sums are kept ready: which of them answer a question, and what is left to be added up.

A week answers where nothing in it was touched since it was counted, and nothing has changed in it after the
day that is asked about. Everything else is added up from the rows: figures are never older than these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet, Sum

from instructions import office
from instructions.models import Assignment, CountedWeek, ProgressReport, Touch, WeekTally
from instructions.reports.scope import Scope
from instructions.reports.tally import COUNTS

DAY = dt.timedelta(days=1)
WEEK = 7 * DAY
MOST_STRETCHES = 8
"""Of a period; each is asked for by a query's part of its own."""

Days = tuple[dt.date, dt.date]


def are_kept() -> bool:
    """PostgreSQL notes which weeks are touched; an office on SQLite is small enough to do without."""
    return connection.vendor == "postgresql"


@contextmanager
def one_moment() -> Iterator[None]:
    """All queries within see the database as it is at one moment, where they begin a transaction."""
    if connection.in_atomic_block or not are_kept():
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def bounds(week: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The week as [start, end) in the office's zone."""
    zone = office.zone()
    start, end = (dt.datetime.combine(day, dt.time(), tzinfo=zone) for day in (week, week + WEEK))
    return start, end


@dataclass(frozen=True, slots=True)
class Known:
    """`tallies` of a period by body and role, and the stretches of it of which they say nothing."""

    tallies: list[dict[str, Any]]
    stretches: list[Scope]


class Counts:
    """What was touched since it was counted, asked once for all periods. At most three queries."""

    def __init__(self, scope: Scope) -> None:
        by_task = scope.announcement or scope.giver or scope.language
        self._answer = are_kept() and scope.reader.reads_all and scope.reader.is_active and not by_task
        self._touched = touched_weeks() if self._answer else None

    def known(self, scope: Scope) -> Known:
        """Two queries; none where the counts have no answer."""
        if self._touched is None:
            return Known([], [scope])
        last = min(scope.last, scope.on - DAY)
        weeks = self._weeks(scope, last)
        stretches = stretches_between(weeks, scope.first, scope.last)
        weeks = [week for week in weeks if not any(first <= week <= end for first, end in stretches)]
        return Known(
            list(_sums(scope, weeks)) if weeks else [],
            [replace(scope, first=first, last=end) for first, end in stretches],
        )

    def _weeks(self, scope: Scope, last: dt.date) -> list[dt.date]:
        """Mondays of the weeks that lie in the period as a whole and answer for its day."""
        found = CountedWeek.objects.filter(week__gte=scope.first, week__lte=last - 6 * DAY).order_by("week")
        touched = self._touched or frozenset()
        return [
            counted.week
            for counted in found
            if counted.week not in touched
            and (counted.settled_at is None or counted.settled_at < scope.end_of_day)
            and (counted.starts_at, counted.ends_at) == bounds(counted.week)
        ]


def _sums(scope: Scope, weeks: list[dt.date]) -> Iterable[Any]:
    found = WeekTally.objects.filter(week__in=weeks)
    if scope.bodies is not None:
        found = found.filter(body__in=scope.bodies)
    if scope.outside:
        found = found.filter(body=None)
    if scope.role:
        found = found.filter(role=scope.role)
    return found.order_by().values("body_id", "role").annotate(**{name: Sum(name) for name in COUNTS})


def stretches_between(weeks: list[dt.date], first: dt.date, last: dt.date) -> list[Days]:
    """What is left of a period without the weeks, the nearest joined where there would be too many."""
    edges = [first, *(day for week in weeks for day in (week - DAY, week + WEEK)), last]
    found = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start <= end]
    while len(found) > MOST_STRETCHES:
        nearest = min(range(1, len(found)), key=lambda place: found[place][0] - found[place - 1][1])
        found[nearest - 1 : nearest + 1] = [(found[nearest - 1][0], found[nearest][1])]
    return found


def touched_weeks(touches: QuerySet[Touch] | None = None) -> frozenset[dt.date] | None:
    """Mondays of the weeks in which something was touched; None where it may be any."""
    rows = Touch.objects.all() if touches is None else touches
    marks = set(rows.order_by().values_list("week", "assignment_id").distinct())
    if (None, None) in marks:
        return None
    weeks = {week for week, _assignment in marks if week}
    if any(assignment for _week, assignment in marks):
        weeks |= _weeks_of(rows.filter(assignment_id__isnull=False).order_by().values("assignment_id"))
    return frozenset(weeks)


def _weeks_of(assignments: QuerySet[Touch, Any]) -> set[dt.date]:
    """Weeks in which the assignments lie as they are now, and their reports."""
    rows = Assignment.objects.filter(pk__in=assignments).order_by()
    days = rows.values_list("original_due_on", "due_on", "closed_at")
    sent = ProgressReport.objects.filter(assignment__in=assignments, submitted_at__isnull=False)
    moments = sent.order_by().values_list("submitted_at", flat=True)
    return {monday(day) for day in (*_dates(cell for row in days for cell in row), *_dates(moments))}


def _dates(found: Iterable[dt.date | dt.datetime | None]) -> Iterator[dt.date]:
    zone = office.zone()
    for day in found:
        if isinstance(day, dt.datetime):
            yield day.astimezone(zone).date()
        elif day:
            yield day
