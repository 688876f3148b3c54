"""How a deadline stands on a day. Pure: values in, values out."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from enum import StrEnum

from instructions.working_days import WorkingDays

SOON_WORKING_DAYS = 3


class Standing(StrEnum):
    """How the schedule stands, apart from what anybody says about the work. A proposal owes nothing yet."""

    PROPOSED = "proposed"
    REPORTED = "reported"
    ON_TRACK = "on_track"
    SOON = "soon"
    OVERDUE = "overdue"
    CLOSED = "closed"
    NO_DEADLINE = "no_deadline"


def standing(
    due_on: dt.date | None,
    *,
    is_open: bool,
    on: dt.date,
    calendar: WorkingDays,
    is_proposed: bool = False,
    is_reported: bool = False,
) -> Standing:
    """Today is not overdue; overdue begins the next day. Soon: three working days or fewer are left.

    `is_reported`: a report that came by the deadline waits for its check, so nobody is late with anything.
    """
    if is_proposed:
        return Standing.PROPOSED
    if not is_open:
        return Standing.CLOSED
    if due_on is None:
        return Standing.NO_DEADLINE
    if is_reported:
        return Standing.REPORTED
    if due_on < on:
        return Standing.OVERDUE
    return Standing.SOON if due_on < calm_from(on, calendar=calendar) else Standing.ON_TRACK


def calm_from(on: dt.date, *, calendar: WorkingDays) -> dt.date:
    """The first deadline that is not "soon" as seen from a day."""
    return calendar.add(on, SOON_WORKING_DAYS + 1)


def working_days_left(due_on: dt.date, *, on: dt.date, calendar: WorkingDays) -> int:
    """Working days after `on` up to the deadline; a deadline on a day off ends with the last one before."""
    return calendar.count_between(on, due_on)


def days_overdue(due_on: dt.date | None, *, on: dt.date) -> int:
    """Calendar days since the deadline; 0 where it has not passed or there is none."""
    return max(0, (on - due_on).days) if due_on else 0


_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def period_end(every: str, *, on: dt.date) -> dt.date:
    """The last day of the period of a rhythm that `on` lies in: a Sunday, a month's end, a quarter's end."""
    if every == "day":
        return on
    if every == "week":
        return on + dt.timedelta(days=6 - on.weekday())
    if every not in _MONTHS:
        raise ValueError(f"no rhythm is called {every!r}")
    span = _MONTHS[every]
    month = (on.month - 1) // span * span + span
    return dt.date(on.year, month, monthrange(on.year, month)[1])


def first_period(every: str, *, given_on: dt.date, until: dt.date | None) -> dt.date:
    """The first deadline of a rhythm given on a day: the end of the running period, never after `until`."""
    end = period_end(every, on=given_on)
    return min(end, until) if until else end


def next_period(every: str, *, after: dt.date, until: dt.date | None) -> dt.date | None:
    """The deadline of the period after the one that ended on `after`; none once the rhythm is over."""
    if until and after >= until:
        return None
    end = period_end(every, on=after + dt.timedelta(days=1))
    return min(end, until) if until else end
