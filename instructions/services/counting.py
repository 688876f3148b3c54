"""Weeks are counted anew where something in them was touched, so that reports need not add up their rows.

Safe at any moment beside others' work: a touch is deleted only by who has read it before counting, and what
is not committed by then leaves touches of its own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.models import Assignment, CountedWeek, ProgressReport, Touch, User, WeekTally
from instructions.reports import sums
from instructions.reports.counted import DAY, WEEK, are_kept, bounds, one_moment, touched_weeks
from instructions.reports.scope import EARLIEST, LATEST, Scope, in_figures
from instructions.reports.tally import COUNTS, Tally
from instructions.rights import require_administrator

AT_ONCE = 13
"""Weeks counted in one transaction."""
TOUCHES_AT_ONCE = 10_000
END_OF_TIME = dt.date(LATEST, 12, 31)
"""As of which weeks are counted: all that is decided is known, every deadline has passed."""
LOCK = 0x4D657277
"""Of two who count the same week at once the slower could leave the older count: one goes away."""

Key = tuple[dt.date, int | None, str]
Tallies = dict[Key, Tally]
Moments = dict[dt.date, dt.datetime]


def count_weeks() -> int:
    """Count the weeks anew in which something was touched; returns how many they were."""
    if not (are_kept() and Touch.objects.exists()):
        return 0
    while _name_weeks() == TOUCHES_AT_ONCE:
        pass
    touched = Touch.objects.order_by("-week").values_list("week", flat=True).distinct()
    weeks = [week for week in touched if week]
    counted = 0
    for start in range(0, len(weeks), AT_ONCE):
        counted += _count_anew(weeks[start : start + AT_ONCE])
    return counted


def touch_everything() -> None:
    """Have every week counted anew; until then reports add up the rows."""
    Touch.objects.create()


@dataclass(frozen=True, slots=True)
class Counted:
    """How many weeks are counted, and how many of them are to be counted anew."""

    are_kept: bool
    weeks: int
    to_count: int


def counted() -> Counted:
    if not are_kept():
        return Counted(are_kept=False, weeks=0, to_count=0)
    touched, weeks = touched_weeks(), CountedWeek.objects.all()
    waiting = weeks if touched is None else weeks.filter(week__in=touched)
    return Counted(are_kept=True, weeks=weeks.count(), to_count=waiting.count())


def count_again(*, by: User) -> None:
    """Have every week counted anew. Raises `NotAllowed`, or `Refused` where weeks are not counted."""
    require_administrator(by)
    if not are_kept():
        raise Refused(_("Weeks are counted in PostgreSQL only; here reports add up the rows."))
    touch_everything()


def wrong_weeks() -> list[dt.date]:
    """Weeks whose counts claim to hold and differ from their rows. There are none, unless by a mistake."""
    with one_moment():
        touched = touched_weeks()
        if touched is None:
            return []
        weeks = [
            counted
            for counted in CountedWeek.objects.order_by("week")
            if counted.week not in touched and (counted.starts_at, counted.ends_at) == bounds(counted.week)
        ]
        parts = (weeks[start : start + AT_ONCE] for start in range(0, len(weeks), AT_ONCE))
        return [week for part in parts for week in _differing(part)]


def _differing(counted: Sequence[CountedWeek]) -> list[dt.date]:
    tallies, settled = _counts([week.week for week in counted])
    kept: defaultdict[Key, Tally] = defaultdict(Tally)
    for row in WeekTally.objects.filter(week__in=counted).values("week_id", "body_id", "role", *COUNTS):
        kept[row["week_id"], row["body_id"], row["role"]].add(row)
    wrong = {key[0] for key in kept.keys() | tallies.keys() if kept.get(key) != tallies.get(key)}
    return [week.week for week in counted if week.week in wrong or week.settled_at != settled.get(week.week)]


def _name_weeks() -> int:
    """Turn touches of assignments, or of everything, into touches of weeks; returns how many."""
    with transaction.atomic():
        unnamed = Touch.objects.filter(week=None).order_by("pk")
        keys = list(unnamed.values_list("pk", flat=True)[:TOUCHES_AT_ONCE]) if _is_alone() else []
        named = Touch.objects.filter(pk__in=keys)
        weeks = touched_weeks(named)
        Touch.objects.bulk_create(
            Touch(week=week) for week in (_weeks_with_rows() if weeks is None else weeks)
        )
        named.delete()
    return len(keys)


def _weeks_with_rows() -> set[dt.date]:
    """Mondays of the weeks in which anything lies, or was counted before."""
    found = set(CountedWeek.objects.values_list("week", flat=True))
    assignments, reports = Assignment.objects.order_by(), ProgressReport.objects.order_by()
    days = [(assignments, day) for day in ("original_due_on", "due_on", "closed_at")]
    for rows, day in [*days, (reports, "submitted_at")]:
        lying = rows.filter(**{f"{day}__isnull": False}).annotate(lies_in=sums.week_of(day))
        found.update(lying.values_list("lies_in", flat=True).distinct())
    return found


def _count_anew(weeks: Sequence[dt.date]) -> int:
    with transaction.atomic():
        if not _is_alone():
            return 0
        touches = list(Touch.objects.filter(week__in=weeks).values_list("pk", flat=True))
        told = [week for week in weeks if EARLIEST < week.year < LATEST]
        tallies, settled = _counts(told)
        WeekTally.objects.filter(week__in=weeks).delete()
        CountedWeek.objects.filter(week__in=weeks).delete()
        CountedWeek.objects.bulk_create(_counted(week, settled.get(week)) for week in told)
        WeekTally.objects.bulk_create(_kept(*key, tally) for key, tally in tallies.items())
        Touch.objects.filter(pk__in=touches).delete()
    return len(weeks)


def _counts(weeks: Sequence[dt.date]) -> tuple[Tallies, Moments]:
    """By week, body and role; and by week when the last of what was counted changed."""
    tallies: defaultdict[Key, Tally] = defaultdict(Tally)
    settled: Moments = {}
    rows = in_figures(Assignment.objects.all())
    for row in sums.standing(rows, [_in(*days) for days in _runs(weeks)], sums.by_week):
        week, last = row["week"], row["settled"]
        tallies[week, row["body_id"], row["role"]].add(row)
        if last is not None:
            settled[week] = max(last, settled.get(week, last))
    return {key: tally for key, tally in tallies.items() if tally != Tally()}, settled


def _runs(weeks: Sequence[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """First and last days of weeks, those that follow each other together."""
    runs: list[tuple[dt.date, dt.date]] = []
    for week in sorted(weeks):
        if runs and runs[-1][1] + DAY == week:
            first, _last = runs.pop()
        else:
            first = week
        runs.append((first, week + WEEK - DAY))
    return runs


def _in(first: dt.date, last: dt.date) -> Scope:
    return Scope(reader=User(), today=END_OF_TIME, on=END_OF_TIME, first=first, last=last)


def _counted(week: dt.date, settled_at: dt.datetime | None) -> CountedWeek:
    starts_at, ends_at = bounds(week)
    return CountedWeek(week=week, starts_at=starts_at, ends_at=ends_at, settled_at=settled_at)


def _kept(week: dt.date, body: int | None, role: str, tally: Tally) -> WeekTally:
    counts = {name: getattr(tally, name) for name in COUNTS}
    return WeekTally(week_id=week, body_id=body, role=role, **counts)


def _is_alone() -> bool:
    """Until the end of the transaction nobody else counts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        (got,) = cursor.fetchone()
    return bool(got)
