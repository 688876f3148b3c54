"""Deadlines as a calendar that programs subscribe to (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from icalendar import Calendar, Event

from instructions import office
from instructions.documents.sheet import printable
from instructions.models import Assignment, CalendarFeed, Milestone, Task
from instructions.querysets import AssignmentQuerySet

PAST, AHEAD = dt.timedelta(days=366), dt.timedelta(days=732)
MOST = 2000
"""Deadlines in one calendar, the nearest first."""


def calendar_of(feed: CalendarFeed, *, now: dt.datetime) -> bytes:
    """The open deadlines that the person of the feed may see today; what is done leaves the calendar."""
    rows = list(_open(feed, on=office.today(now))[: MOST + 1])
    calendar = Calendar()
    calendar.add("prodid", "-//Merzim//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _name(feed))
    if len(rows) > MOST:
        text = ngettext("The nearest %(count)s deadline.", "The nearest %(count)s deadlines.", MOST)
        calendar.add("x-wr-caldesc", text % {"count": MOST})
    calendar.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for row in rows[:MOST]:
        calendar.add_component(_event(row, now=now))
    for step in _steps(feed, on=office.today(now)):
        calendar.add_component(_step_event(step, now=now))
    content: bytes = calendar.to_ical()
    return content


def _open(feed: CalendarFeed, *, on: dt.date) -> AssignmentQuerySet:
    seen = Assignment.objects.held_by(feed.user, on=on).due_between(on - PAST, on + AHEAD)
    if feed.body_id:
        seen = seen.filter(body=feed.body_id)
    return (
        seen.select_related("task__announcement", "body")
        .defer("task__quote", "task__evidence", "task__proposal", "task__announcement__text")
        .order_by("due_on", "pk")
    )


def _steps(feed: CalendarFeed, *, on: dt.date) -> QuerySet[Milestone]:
    """Steps not done yet of the instructions that the person may see."""
    tasks = Task.objects.visible_to(feed.user, on=on).on_control()
    if feed.body:
        tasks = tasks.of_body(feed.body)
    steps = Milestone.objects.filter(task__in=tasks, done_on=None)
    steps = steps.filter(due_on__gte=on - PAST, due_on__lte=on + AHEAD)
    return steps.select_related("task").order_by("due_on", "pk")[:MOST]


def _name(feed: CalendarFeed) -> str:
    if feed.body:
        return gettext("Deadlines: %(body)s") % {"body": feed.body.name}
    return gettext("My deadlines")


def _event(row: Assignment, *, now: dt.datetime) -> Event:
    """A whole day that leaves the person free. A moved deadline is the next state of the same event."""
    assert row.due_on
    event = Event()
    event.add("uid", _uid("assignment", row.pk))
    event.add("sequence", row.deadline_version - 1)
    event.add("summary", printable(gettext("Deadline: %(title)s") % {"title": row.task.title}))
    event.add("description", printable(_description(row)))
    _place(event, row.due_on, task=row.task_id, now=now)
    return event


def _step_event(step: Milestone, *, now: dt.datetime) -> Event:
    event = Event()
    event.add("uid", _uid("step", step.pk))
    event.add("summary", printable(gettext("Step: %(title)s") % {"title": step.title}))
    event.add("description", printable(str(step.task)))
    _place(event, step.due_on, task=step.task_id, now=now)
    return event


def _uid(kind: str, pk: int) -> str:
    return f"{kind}-{pk}@{urlsplit(settings.PUBLIC_URL).hostname or 'merzim'}"


def _place(event: Event, day: dt.date, *, task: int, now: dt.datetime) -> None:
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("url", settings.PUBLIC_URL + reverse("admin:instructions_task_change", args=[task]))
    event.add("transp", "TRANSPARENT")


def _description(row: Assignment) -> str:
    lines = [f"№ {row.task.number}" if row.task.number else "", f"{row.get_role_display()}: {row.name}"]
    if row.is_moved and row.original_due_on:
        lines.append(gettext("at first %(day)s") % {"day": date_format(row.original_due_on)})
    if row.task.announcement:
        lines.append(row.task.announcement.title)
    return "\n".join(filter(None, lines))
