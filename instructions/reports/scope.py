"""What a report is about: which assignments, which period, as of which day, for whose eyes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from instructions import office
from instructions.errors import Refused
from instructions.models import Assignment, Body, User

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = dt.timedelta(days=3653)
EARLIEST, LATEST = 1970, 2200
_DAY = dt.timedelta(days=1)
_TOO_FAR = gettext_lazy("A period is at most ten years long and lies in this time.")


@dataclass(frozen=True, slots=True)
class Scope:
    """The question asked. The period includes both days; `today` is the office's day of asking.

    `on` before `today` asks how things stood at the end of that day, from the history. Raises `Refused` where
    the period ends before it begins, is longer than ten years or far away, or the day has not come.
    """

    reader: User
    today: dt.date
    on: dt.date
    first: dt.date
    last: dt.date
    bodies: frozenset[int] | None = None
    outside: bool = False
    """Only those whose body is in no registry."""
    role: str = ""
    announcement: int | None = None
    giver: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Refused(_("The period ends before it begins."))
        if self.last - self.first > LONGEST:
            raise Refused(_TOO_FAR)
        refuse_far(self.first)
        if self.on > self.today:
            raise Refused(_("A report is made as of today or of a day past."))

    @property
    def is_past(self) -> bool:
        return self.on < self.today

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """The period, cut at the end of the day of the report, as [start, end) in the office's zone."""
        return _midnight(self.first), min(_midnight(self.last + _DAY), self.end_of_day)

    @property
    def end_of_day(self) -> dt.datetime:
        return _midnight(self.on + _DAY)

    def before(self) -> Scope:
        """The same question about the period of equal length just before this one."""
        last = self.first - _DAY
        first = max(last - (self.last - self.first), dt.date(EARLIEST, 1, 1))
        return replace(self, first=min(first, last), last=last)


def refuse_far(day: dt.date) -> None:
    """Raises `Refused` for a day so far away that its neighbours may not be days at all."""
    if not EARLIEST <= day.year <= LATEST:
        raise Refused(_TOO_FAR)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=office.zone())


def with_those_below(bodies: Iterable[Body]) -> frozenset[int]:
    """The bodies and all that are part of them, as keys for a `Scope`."""
    roots = Body.objects.filter(pk__in=[body.pk for body in bodies])
    return frozenset(Body.objects.with_those_below(roots).values_list("pk", flat=True))


def assignments(scope: Scope) -> QuerySet[Any]:
    """Rows of the assignments in question as they stood on the day: of `Assignment`, or of its history.

    Both kinds of row have the same fields; the assignment's key is `id` (a history row's `pk` is its own).
    """
    rows: QuerySet[Any] = _as_of(scope.end_of_day) if scope.is_past else Assignment.objects.all()
    return _in_question(rows, scope)


def assignments_in_parts(scope: Scope) -> list[QuerySet[Any]]:
    """The same rows for sums, which may be made of parts: most stand today as they stood on the day.

    Only those changed since are looked up in the history, which is many times as long as the table.
    """
    if not scope.is_past:
        return [assignments(scope)]
    moment = scope.end_of_day
    untouched: QuerySet[Any] = Assignment.objects.filter(changed_at__lt=moment)
    return [_in_question(rows, scope) for rows in (untouched, _as_of_changed(moment))]


def _as_of_changed(moment: dt.datetime) -> QuerySet[Any]:
    """The last history row before that moment of each assignment given before it and changed since."""
    earlier = Assignment.history.filter(id=OuterRef("pk"), history_date__lt=moment)
    last = earlier.order_by("-history_date", "-history_id").values("history_id")[:1]
    changed = Assignment.objects.filter(changed_at__gte=moment, assigned_at__lt=moment).order_by()
    keys = list(changed.annotate(last=Subquery(last)).values_list("last", flat=True))
    rows: QuerySet[Any] = Assignment.history.filter(history_id__in=_as_rows(keys))
    return rows


def _as_rows(keys: list[int | None]) -> RawSQL:
    """Any number of keys as one parameter: looked up once, and no reason to read the whole history."""
    held = [key for key in keys if key is not None]
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", (held,))
    return RawSQL("SELECT value FROM json_each(%s)", (json.dumps(held),))


def in_figures(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of such rows those that figures know of: a body's own shares, once they are told to it."""
    return rows.filter(parent=None).exclude(status=Assignment.Status.PROPOSED)


def _in_question(rows: QuerySet[Any], scope: Scope) -> QuerySet[Any]:
    rows = in_figures(rows)
    seen = Assignment.objects.held_by(scope.reader, on=scope.today)
    if not scope.reader.reads_all:
        rows = rows.filter(id__in=seen.values("id"))
    elif not scope.reader.is_active:
        return rows.none()
    return rows.filter(_asked_for(scope))


def _asked_for(scope: Scope) -> Q:
    asked = Q()
    if scope.bodies is not None:
        asked &= Q(body__in=scope.bodies)
    if scope.outside:
        asked &= Q(body=None)
    if scope.role:
        asked &= Q(role=scope.role)
    if scope.announcement:
        asked &= Q(task__announcement=scope.announcement)
    if scope.giver:
        asked &= Q(task__announcement__giver=scope.giver)
    if scope.language:
        asked &= Q(task__language=scope.language)
    return asked


def _as_of(moment: dt.datetime) -> QuerySet[Any]:
    """The last history row of each assignment before that moment; those deleted by then are gone."""
    history: QuerySet[Any] = Assignment.history.filter(history_date__lt=moment)
    later = history.filter(id=OuterRef("id")).filter(
        Q(history_date__gt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), history_id__gt=OuterRef("history_id"))
    )
    return history.filter(~Exists(later)).exclude(history_type="-")
