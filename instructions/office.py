"""The office's own day and calendar: the one place where the domain asks what day it is."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from instructions import deadlines
from instructions.models import CalendarDay
from instructions.short_memory import ShortMemory
from instructions.working_days import WorkingDays


def zone() -> ZoneInfo:
    return ZoneInfo(settings.OFFICE_TIME_ZONE)


def today(now: dt.datetime | None = None) -> dt.date:
    """The date at the office at that moment, by default at this one."""
    return (now or timezone.now()).astimezone(zone()).date()


def calendar() -> WorkingDays:
    """The office's calendar as its rows say now. One query; the value is shared while the rows stay."""
    rows = CalendarDay.objects.order_by("on").values_list("on", "kind")
    return _calendar(tuple(rows))


def calm_from(on: dt.date) -> dt.date:
    """The first deadline that is not "soon" seen from that day; a changed calendar tells within seconds."""
    found = calm.get(on, lambda: deadlines.calm_from(on, calendar=calendar()))
    assert found
    return found


calm: ShortMemory[dt.date, dt.date] = ShortMemory(seconds=5)


@lru_cache(maxsize=4)
def _calendar(rows: tuple[tuple[dt.date, str], ...]) -> WorkingDays:
    mark = hashlib.sha256(repr(rows).encode()).hexdigest()[:8]
    return WorkingDays(
        off=frozenset(on for on, kind in rows if kind == CalendarDay.Kind.OFF),
        working=frozenset(on for on, kind in rows if kind == CalendarDay.Kind.WORKING),
        version=f"office-{mark}",
    )
