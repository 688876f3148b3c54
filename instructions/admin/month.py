"""A month of deadlines: its weeks, its days and what falls due on them."""

from __future__ import annotations

import datetime as dt
from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from instructions.deadlines import Standing, standing
from instructions.models import CalendarDay, Milestone
from instructions.querysets import OPEN_STATUSES, AssignmentQuerySet, TaskQuerySet
from instructions.standing_words import STANDING_SHAPES, STANDING_WORDS
from instructions.working_days import WorkingDays

EARLIEST, LATEST = 2000, 2100
MOST_STEPS = 300
SHOWN = ("assigned", "taken", "in_progress", "submitted", "returned", "accepted", "closed")
STANDINGS_SHOWN = tuple(standing for standing in Standing if standing is not Standing.PROPOSED)


@dataclass(frozen=True, slots=True)
class Line:
    """One instruction on the day that some of its bodies must be ready."""

    task: int
    number: str
    title: str
    bodies: int
    standing: Standing

    @property
    def shape(self) -> str:
        return STANDING_SHAPES[self.standing]

    @property
    def word(self) -> str:
        return str(STANDING_WORDS[self.standing])


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step on the way, on its own day."""

    task: int
    title: str
    of_task: str
    standing: Standing

    @property
    def word(self) -> str:
        return str(STANDING_WORDS[self.standing])


@dataclass(slots=True)
class MonthDay:
    on: dt.date
    is_here: bool
    """False for the days of the months before and after that fill the weeks."""
    is_today: bool
    is_off: bool
    name: str
    lines: list[Line] = field(default_factory=list)
    steps: list[StepLine] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


@dataclass(frozen=True, slots=True)
class Month:
    first: dt.date

    @classmethod
    def of(cls, text: str, *, on: dt.date) -> Month:
        """The month that an address names ("2026-03"); the running one where it names none."""
        try:
            first = dt.date.fromisoformat(f"{text}-01")
        except ValueError:
            first = on.replace(day=1)
        return cls(first if EARLIEST <= first.year <= LATEST else on.replace(day=1))

    @property
    def name(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def last(self) -> dt.date:
        return self._moved(1) - dt.timedelta(days=1)

    @property
    def before(self) -> Month:
        return Month(self._moved(-1))

    @property
    def after(self) -> Month:
        return Month(self._moved(1))

    @property
    def weeks(self) -> list[list[dt.date]]:
        return Calendar().monthdatescalendar(self.first.year, self.first.month)

    def _moved(self, months: int) -> dt.date:
        count = self.first.year * 12 + self.first.month - 1 + months
        return dt.date(count // 12, count % 12 + 1, 1)


def due_lines(seen: AssignmentQuerySet, first: dt.date, last: dt.date, *, most: int) -> Any:
    """Instructions by day, at most so many a day, those still open first, each with the day's whole count."""
    return (
        seen.filter(due_on__gte=first, due_on__lte=last, status__in=SHOWN)
        .order_by()
        .values("due_on", "task_id", "task__number", "task__title")
        .annotate(
            bodies=Count("pk"),
            open=Count("pk", Q(status__in=OPEN_STATUSES)),
            reported=Count("pk", Q(pk__in=_reported(seen, first, last))),
        )
        .annotate(
            place=Window(
                RowNumber(), partition_by=F("due_on"), order_by=[F("open").desc(), F("task_id").asc()]
            ),
            count=Window(Count("task_id"), partition_by=F("due_on")),
        )
        .filter(place__lte=most)
        .order_by("due_on", "place")
    )


def _reported(seen: AssignmentQuerySet, first: dt.date, last: dt.date) -> Any:
    """Keys of those of which a report that came by the deadline waits for the check."""
    rows = seen.filter(due_on__gte=first, due_on__lte=last, status="submitted").order_by()
    return rows.knowing_reports().filter(is_reported=True).values("pk")


def steps_due(seen: TaskQuerySet, first: dt.date, last: dt.date) -> QuerySet[Milestone]:
    """Steps of instructions on control in these days, the nearest first, `MOST_STEPS` at most."""
    rows = Milestone.objects.filter(task__in=seen.on_control(), due_on__gte=first, due_on__lte=last)
    return (
        rows.select_related("task")
        .only("title", "due_on", "done_on", "task__title")
        .order_by("due_on", "pk")[:MOST_STEPS]
    )


def month_days(
    days: Iterable[dt.date],
    rows: Iterable[dict[str, Any]],
    steps: Iterable[Milestone] = (),
    *,
    month: Month,
    on: dt.date,
    calendar: WorkingDays,
    names: dict[dt.date, str],
) -> dict[dt.date, MonthDay]:
    found = {
        day: MonthDay(
            on=day,
            is_here=day.month == month.first.month,
            is_today=day == on,
            is_off=not calendar.is_working(day),
            name=names.get(day, ""),
        )
        for day in days
    }
    for row in rows:
        day = found[row["due_on"]]
        day.count = row["count"]
        day.lines.append(_line(row, on=on, calendar=calendar))
    for step in steps:
        how = standing(step.due_on, is_open=step.done_on is None, on=on, calendar=calendar)
        found[step.due_on].steps.append(StepLine(step.task_id, step.title, step.task.title, how))
    return found


def _line(row: dict[str, Any], *, on: dt.date, calendar: WorkingDays) -> Line:
    return Line(
        task=row["task_id"],
        number=row["task__number"] or "",
        title=row["task__title"],
        bodies=row["bodies"],
        standing=standing(
            row["due_on"],
            is_open=row["open"] > 0,
            on=on,
            calendar=calendar,
            is_reported=row["reported"] == row["open"],
        ),
    )


def day_names(first: dt.date, last: dt.date, *, language: str) -> dict[dt.date, str]:
    """What the office's calendar calls a day: a holiday, a day off moved, a Saturday that is worked."""
    rows = CalendarDay.objects.filter(on__gte=first, on__lte=last)
    return {row.on: getattr(row, f"name_{language}", "") or row.get_kind_display() for row in rows}
