"""How days and distances are said, in the active language. Distances are counted when this is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from instructions import deadlines
from instructions.working_days import WorkingDays

SIGNS = {
    deadlines.Standing.PROPOSED: "□",
    deadlines.Standing.REPORTED: "◇",
    deadlines.Standing.ON_TRACK: "●",
    deadlines.Standing.SOON: "◐",
    deadlines.Standing.OVERDUE: "▲",
    deadlines.Standing.CLOSED: "✓",
    deadlines.Standing.NO_DEADLINE: "○",
}
NAMED_AT_MOST = 3


def day(value: dt.date, *, on: dt.date) -> str:
    """The day and month, with the year where it is not the reader's own."""
    return _day(value, value.year == on.year, get_language())


def day_and_weekday(value: dt.date, *, on: dt.date) -> str:
    return f"{day(value, on=on)}, {_weekday(value.weekday(), get_language())}"


# A day's messages speak of a few days over and over; what is kept is words, by language.
@lru_cache(maxsize=4096)
def _day(value: dt.date, is_this_year: bool, _language: str | None) -> str:
    style = "MONTH_DAY_FORMAT" if is_this_year else "DATE_FORMAT"
    return _lowered(formats.date_format(value, style))


@lru_cache(maxsize=64)
def _weekday(number: int, _language: str | None) -> str:
    return _lowered(str(WEEKDAYS[number]))


def distance(due_on: dt.date | None, *, on: dt.date, calendar: WorkingDays) -> str:
    """How far a deadline is: "3 working days left", "last day today", "overdue by 4 days"."""
    if due_on is None:
        return _("no deadline")
    if due_on == on:
        return _("last day today")
    if due_on < on:
        days = deadlines.days_overdue(due_on, on=on)
        return ngettext("overdue by %(days)d day", "overdue by %(days)d days", days) % {"days": days}
    left = deadlines.working_days_left(due_on, on=on, calendar=calendar)
    if left == 0:
        return _("last working day before the deadline")
    return ngettext("%(days)d working day left", "%(days)d working days left", left) % {"days": left}


def sign(
    due_on: dt.date | None,
    *,
    on: dt.date,
    calendar: WorkingDays,
    is_open: bool = True,
    is_reported: bool = False,
) -> str:
    how = deadlines.standing(due_on, is_open=is_open, on=on, calendar=calendar, is_reported=is_reported)
    return SIGNS[how]


def named(names: Sequence[str], *, at_most: int = NAMED_AT_MOST) -> str:
    """The first few names, and how many more there are."""
    rest = len(names) - at_most
    if rest <= 0:
        return ", ".join(names)
    more = ngettext("%(count)d more", "%(count)d more", rest) % {"count": rest}
    return _("%(names)s and %(more)s") % {"names": ", ".join(names[:at_most]), "more": more}


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def shortened(words: str, length: int) -> str:
    """The words on one line, cut at a blank where they are too long."""
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(",;:.–-") + "…"


def _lowered(words: str) -> str:
    """Kazakh and Russian write months and weekdays small; Django's lists have them with a capital."""
    return words if (get_language() or "en").startswith("en") else words.lower()
