"""A deadline as people read it: the day with its weekday, how far it is, and how it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from instructions import office
from instructions.deadlines import Standing, days_overdue, standing, working_days_left
from instructions.standing_words import STANDING_WORDS
from instructions.working_days import WorkingDays

WEEKDAYS: tuple[Promise, ...] = (
    pgettext_lazy("weekday, short", "Mon"),
    pgettext_lazy("weekday, short", "Tue"),
    pgettext_lazy("weekday, short", "Wed"),
    pgettext_lazy("weekday, short", "Thu"),
    pgettext_lazy("weekday, short", "Fri"),
    pgettext_lazy("weekday, short", "Sat"),
    pgettext_lazy("weekday, short", "Sun"),
)


def long_day(day: dt.date) -> str:
    """The day with its weekday, as the reader's language writes it: "Sun 1 March 2026"."""
    return pgettext("a day with its weekday", "%(weekday)s %(day)s") % {
        "weekday": WEEKDAYS[day.weekday()],
        "day": date_format(day),
    }


def week_of(on: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week of that day."""
    monday = on - dt.timedelta(days=on.weekday())
    return monday, monday + dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline on one day, ready to be shown. `first_on` is the original day where it was moved."""

    due_on: dt.date | None
    standing: Standing
    distance: str = ""
    is_day_off: bool = False
    first_on: dt.date | None = None

    @property
    def word(self) -> str:
        return str(STANDING_WORDS[self.standing])

    @property
    def day(self) -> str:
        return long_day(self.due_on) if self.due_on else ""

    @property
    def first_day(self) -> str:
        return long_day(self.first_on) if self.first_on else ""


@dataclass(frozen=True, slots=True)
class Days:
    """The office's day and calendar, taken once for a page."""

    on: dt.date
    calendar: WorkingDays

    @classmethod
    def now(cls) -> Days:
        return cls(office.today(), office.calendar())

    @property
    def week(self) -> tuple[dt.date, dt.date]:
        return week_of(self.on)

    def due(
        self,
        due_on: dt.date | None,
        *,
        first_on: dt.date | None = None,
        is_open: bool = True,
        is_reported: bool = False,
    ) -> Due:
        how = standing(due_on, is_open=is_open, on=self.on, calendar=self.calendar, is_reported=is_reported)
        if due_on is None:
            return Due(None, how)
        return Due(
            due_on,
            how,
            distance=self.distance(due_on) if is_open else "",
            is_day_off=not self.calendar.is_working(due_on),
            first_on=first_on if first_on != due_on else None,
        )

    def distance(self, due_on: dt.date) -> str:
        if due_on == self.on:
            return _("today")
        if due_on < self.on:
            late = days_overdue(due_on, on=self.on)
            return ngettext("%(count)s day ago", "%(count)s days ago", late) % {"count": late}
        left = working_days_left(due_on, on=self.on, calendar=self.calendar)
        if left == 0:
            return _("no working day left before it")
        return ngettext("in %(count)s working day", "in %(count)s working days", left) % {"count": left}
