"""Figures in the reader's words: percentages, days, periods."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext, pgettext

from instructions.models import Assignment
from instructions.reports.ratio import Ratio

NOTHING = "–"


def number(value: float | int | None, *, places: int | None = None) -> str:
    """With the separators of the language; one decimal at most, and none where it is whole."""
    if value is None:
        return NOTHING
    if places is None:
        places = 0 if float(value).is_integer() else 1
    return str(number_format(round(value, places), decimal_pos=places, use_l10n=True, force_grouping=True))


def percent(ratio: Ratio) -> str:
    if ratio.percent is None:
        return NOTHING
    return pgettext("a share in percent", "%(number)s%%") % {"number": number(ratio.percent)}


def part_of(ratio: Ratio) -> str:
    return gettext("%(part)s of %(whole)s") % {"part": number(ratio.part), "whole": number(ratio.whole)}


def points(value: float | None) -> str:
    """Percentage points with their sign."""
    if value is None:
        return NOTHING
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return f"{sign}{number(abs(value))}"


def days(value: float | int | None) -> str:
    if value is None:
        return NOTHING
    form = ngettext("%(count)s day", "%(count)s days", round(value)) if float(value).is_integer() else None
    return (form or gettext("%(count)s days")) % {"count": number(value)}


def day(value: dt.date | None) -> str:
    return date_format(value, "SHORT_DATE_FORMAT") if value else NOTHING


def stretch(first: dt.date, last: dt.date) -> str:
    return f"{day(first)} – {day(last)}" if first != last else day(first)


def role(value: str) -> str:
    return str(Assignment.Role(value).label)


def status(value: str) -> str:
    return str(Assignment.Status(value).label)
