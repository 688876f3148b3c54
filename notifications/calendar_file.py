"""Deadlines as a calendar file that a mail program offers to take over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from icalendar import Alarm, Calendar, Event

from notifications.entry import Entry


def deadlines_file(entries: Iterable[Entry], *, now: dt.datetime) -> bytes:
    """All-day events; a moved deadline keeps its UID with a higher sequence, and so replaces the old."""
    calendar = Calendar()
    calendar.add("prodid", "-//Merzim//Deadlines//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, now=now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, *, now: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"assignment-{entry.assignment.pk}@merzim")
    event.add("sequence", entry.assignment.deadline_version)
    event.add("dtstamp", now)
    event.add("dtstart", entry.due_on)
    event.add("summary", " ".join(filter(None, [entry.number, entry.title])))
    event.add("description", entry.quote or entry.title)
    event.add("url", entry.url)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", dt.timedelta(days=-1, hours=9))
    event.add_component(alarm)
    return event
