"""The progress of an announcement as a feed (Atom, RFC 4287): what happened to its tasks of late."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from instructions.documents.sheet import printable
from instructions.models import Announcement, Assignment, Event, Task, User

MOST = 100


def progress_feed(announcement: Announcement, *, reader: User, on: dt.date) -> str:
    """As far as the reader may see. Two queries."""
    address = settings.PUBLIC_URL + reverse("admin:instructions_announcement_change", args=[announcement.pk])
    feed = Atom1Feed(
        title=printable(announcement.title),
        link=address,
        description=gettext("What was done of it."),
        language=(get_language() or "en")[:2],
        feed_guid=f"urn:merzim:announcement:{announcement.pk}",
    )
    for event in _events(announcement, reader=reader, on=on):
        feed.add_item(
            title=printable(_title(event)),
            link=settings.PUBLIC_URL + reverse("admin:instructions_task_change", args=[event.task_id]),
            description=printable(_said(event)),
            unique_id=f"urn:merzim:event:{event.pk}",
            pubdate=event.at,
            updateddate=event.at,
        )
    return str(feed.writeString("utf-8"))


def _events(announcement: Announcement, *, reader: User, on: dt.date) -> list[Event]:
    tasks = Task.objects.visible_to(reader, on=on).filter(announcement=announcement)
    shares = Assignment.objects.visible_to(reader, on=on).filter(task__announcement=announcement)
    rows = Event.objects.filter(task__in=tasks).select_related("task", "assignment__body")
    rows = rows.filter(assignment=None) | rows.filter(assignment__in=shares)
    return list(rows.defer("task__quote", "task__evidence", "task__proposal")[:MOST])


def _title(event: Event) -> str:
    number = f"№ {event.task.number}: " if event.task.number else ""
    return f"{number}{event.get_kind_display()}"


def _said(event: Event) -> str:
    lines = [event.task.title]
    if event.assignment:
        lines.append(event.assignment.name)
    to_on = event.facts.get("to_on")
    if to_on:
        lines.append(gettext("new deadline: %(day)s") % {"day": date_format(dt.date.fromisoformat(to_on))})
    return "\n".join(lines)
