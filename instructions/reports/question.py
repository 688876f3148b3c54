"""A question asked of a report, before anybody asks it: what an address or a saved report holds.

A period may be told by name, so that a report saved today asks about its own week next Monday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from instructions.errors import Refused
from instructions.models import Body, User
from instructions.reports.scope import Scope, refuse_far, with_those_below

DAY = dt.timedelta(days=1)


class Period(TextChoices):
    WEEK = "week", _("This week")
    AHEAD = "ahead", _("Until the end of next week")
    MONTH_AHEAD = "month-ahead", _("The next 30 days")
    MONTH = "month", _("This month so far")
    QUARTER = "quarter", _("This quarter so far")
    YEAR = "year", _("This year so far")
    LAST_WEEK = "last-week", _("Last week")
    LAST_MONTH = "last-month", _("Last month")
    LAST_QUARTER = "last-quarter", _("Last quarter")
    LAST_YEAR = "last-year", _("Last year")


def days_of(period: str, *, on: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of a period told by name, as of a day. "So far" ends on that day."""
    monday = on - dt.timedelta(days=on.weekday())
    month = on.replace(day=1)
    quarter = on.replace(month=(on.month - 1) // 3 * 3 + 1, day=1)
    year = on.replace(month=1, day=1)
    last_quarter = (quarter - DAY).replace(day=1)
    last_quarter = last_quarter.replace(month=(last_quarter.month - 1) // 3 * 3 + 1)
    known = {
        Period.WEEK: (monday, monday + 6 * DAY),
        Period.AHEAD: (on, monday + 13 * DAY),
        Period.MONTH_AHEAD: (on, on + 30 * DAY),
        Period.MONTH: (month, on),
        Period.QUARTER: (quarter, on),
        Period.YEAR: (year, on),
        Period.LAST_WEEK: (monday - 7 * DAY, monday - DAY),
        Period.LAST_MONTH: ((month - DAY).replace(day=1), month - DAY),
        Period.LAST_QUARTER: (last_quarter, quarter - DAY),
        Period.LAST_YEAR: (year.replace(year=year.year - 1), year - DAY),
    }
    return known[Period(period)]


@dataclass(frozen=True, slots=True)
class Question:
    """`body` is a code; the period is `first` and `last`, or else `period`, or else what the report asks."""

    on: dt.date | None = None
    period: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    body: str = ""
    below: bool = True
    outside: bool = False
    role: str = ""
    announcement: int | None = None
    giver: str = ""
    language: str = ""

    def scope(self, *, reader: User, today: dt.date, usual: str = Period.YEAR) -> Scope:
        """Raises `Refused` where no body has the code, or the days make no period."""
        on = self.on or today
        refuse_far(on)
        first, last = self._days(on, usual)
        return Scope(
            reader=reader,
            today=today,
            on=on,
            first=first,
            last=last,
            bodies=self._bodies(),
            outside=self.outside,
            role=self.role,
            announcement=self.announcement,
            giver=self.giver,
            language=self.language,
        )

    def _days(self, on: dt.date, usual: str) -> tuple[dt.date, dt.date]:
        if not (self.first or self.last):
            return days_of(self.period or usual, on=on)
        last = self.last or max(on, self.first or on)
        return self.first or last.replace(month=1, day=1), last

    def _bodies(self) -> frozenset[int] | None:
        if not self.body:
            return None
        body = Body.objects.filter(code=self.body).first()
        if body is None:
            raise Refused(gettext("No body has this code."))
        return with_those_below([body]) if self.below else frozenset({body.pk})

    def but(self, **changes: Any) -> Self:
        return replace(self, **changes)

    def as_query(self) -> dict[str, str]:
        """What differs from the plainest question, as words for an address; `of_query` reads them back."""
        plain = Question()
        said = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != getattr(plain, field.name):
                said[field.name] = str(value).lower() if isinstance(value, bool) else str(value)
        return said

    @classmethod
    def of_query(cls, said: Mapping[str, str]) -> Self:
        """Raises `ValueError` where a word cannot be read; what it does not know it leaves."""
        read: dict[str, Any] = {"announcement": int}
        read |= dict.fromkeys(("on", "first", "last"), dt.date.fromisoformat)
        read |= dict.fromkeys(("below", "outside"), lambda word: word == "true")
        known = {field.name for field in fields(cls)}
        return cls(**{name: read.get(name, str)(said[name]) for name in known & said.keys() if said[name]})
