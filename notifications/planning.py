"""Planning: the difference between what is owed and the rows. Safe twice, late, or after days of silence.

`plan` asks for every open assignment which step of its policy fell last, and writes the rows that are
missing; it never asks what became due since some moment, so that no outage can lose a step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import F, Q

from instructions import office
from instructions.models import Assignment
from instructions.working_days import WorkingDays
from notifications import policy as rules
from notifications import statistics
from notifications.models import Policy, Reminder
from notifications.planning_sql import NEWS, PEOPLE, SCHEDULE, STATE
from notifications.recipients import enrol

Value = str | int | dt.date | None
Row = tuple[Value, ...]
Rules = Mapping[rules.Audience, rules.Rule]

BUILT_IN = 0
"""Stands for the default policy where the office has written none."""

NEWS_OVERLAP = dt.timedelta(hours=1)
"""How far back news is looked for again: a transaction may commit long after the moment it wrote down."""

ROWS_AT_ONCE = 5_000


def plan(*, now: dt.datetime, on: dt.date | None = None, exactly: bool = False) -> None:
    """Bring the rows in line with the policies as of a day, by default the office's today.

    1. Everybody who may be told has a recipient and, with a mailbox, an address.
    2. What is owed and no longer true is cancelled; what became true again today is owed again.
    3. The last step on or before the day is owed for each open assignment and each person told of it;
       `exactly` leaves out steps that fell before the day.
    """
    on = on or office.today(now)
    enrol(now=now)
    cancel_untrue()
    revive(on=on)
    with transaction.atomic():
        statements = _statements(now=now, on=on, exactly=exactly)
        made = sum(_execute(statement, values) for statement, values in statements)
    if statistics.is_due(0, made):
        statistics.renew(Reminder)


def plan_news(*, now: dt.datetime, since: dt.datetime) -> None:
    """Tell at once: executors of a new assignment, a returned report, a decided extension; controllers, of a
    part those who hold the whole, of a report or a request that waits for them; executors and controllers of
    a remark on the instruction; an author of a report that came by mail and is not sent yet; who asked for
    more time that this has ended with the assignment."""
    named = {"since": since - NEWS_OVERLAP, "now": now, "day": office.today(now)}
    _execute(*_bound(NEWS.replace("{people}", PEOPLE), named))


def tables_state() -> str:
    """A mark that changes with every write that planning depends on: the number of the last of each kind."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return "-".join(str(number or 0) for number in cursor.fetchone())


def cancel_untrue() -> int:
    """Cancel what is still owed although the assignment ended or its deadline moved."""
    owed = Reminder.objects.owed()
    moved = owed.filter(
        Q(assignment__status__in=Assignment.OPEN)
        & ~Q(deadline_version=0)
        & ~Q(deadline_version=F("assignment__deadline_version"))
    )
    ended = owed.exclude(pk__in=owed.true().values("pk"))
    state = Reminder.State.CANCELLED
    cancelled = moved.update(state=state, reason=Reminder.Reason.MOVED)
    return cancelled + ended.update(state=state, reason=Reminder.Reason.SETTLED)


def revive(*, on: dt.date) -> int:
    """Owe again what was cancelled today because an assignment ended that has since been taken up again."""
    settled = Reminder.objects.filter(
        state=Reminder.State.CANCELLED, reason=Reminder.Reason.SETTLED, occurs_on=on
    )
    return settled.scheduled().true().update(state=Reminder.State.OWED, reason="")


def policies() -> dict[int, Rules]:
    """Each policy's rules by its number; the default's also where the office has not written one."""
    found: dict[int, Rules] = {policy.pk: policy.rules for policy in Policy.objects.prefetch_related("rows")}
    return found if default_policy() else {BUILT_IN: rules.DEFAULT, **found}


def default_policy() -> int:
    default = Policy.objects.filter(announcement=None, task=None).values_list("pk", flat=True).first()
    return default or BUILT_IN


def occasions(*, on: dt.date, first: dt.date, last: dt.date, exactly: bool) -> Iterator[Row]:
    """For each policy, audience and deadline in the span: its last step on or before the day."""
    calendar, zone, known = office.calendar(), office.zone(), policies()
    for offset in range((last - first).days + 1):
        due_on = first + dt.timedelta(days=offset)
        for policy, by_audience in known.items():
            for audience, rule in by_audience.items():
                found = rules.latest(rule, due_on=due_on, on=on, calendar=calendar)
                if found is None or (exactly and found.occurs_on != on):
                    continue
                ends_at = rules.moment(found.occurs_on + dt.timedelta(days=1), 0, zone)
                yield (policy, audience, due_on, found.kind, found.mark, found.occurs_on, ends_at)


def _statements(*, now: dt.datetime, on: dt.date, exactly: bool) -> Iterator[tuple[str, dict[str, Value]]]:
    span = _span(on)
    if span is None:
        return
    first, last = span
    hours = [(hour, rules.moment(on, hour, office.zone())) for hour in range(24)]
    rows = list(occasions(on=on, first=first, last=last, exactly=exactly))
    named: dict[str, Value] = {
        "first": first,
        "last": last,
        "day": on,
        "now": now,
        "default": default_policy(),
    }
    for start in range(0, len(rows), ROWS_AT_ONCE):
        yield _bound(
            SCHEDULE.replace("{people}", PEOPLE),
            named,
            occasions=rows[start : start + ROWS_AT_ONCE],
            hours=hours,
        )


def _span(on: dt.date) -> tuple[dt.date, dt.date] | None:
    """From the earliest open deadline to the latest of which somebody is told by that day."""
    open_ones = Assignment.objects.open().filter(due_on__isnull=False)
    first = open_ones.order_by("due_on", "id").values_list("due_on", flat=True).first()
    last = _reach(on, office.calendar())
    return (first, last) if first and first <= last else None


def _reach(on: dt.date, calendar: WorkingDays) -> dt.date:
    """The latest deadline of which the longest-sighted rule speaks by that day, with days off after it."""
    ahead = max(
        (max(rule.before, default=0) for by in policies().values() for rule in by.values()), default=0
    )
    return calendar.next_working(calendar.add(on, ahead) + dt.timedelta(days=1))


def _bound(sql: str, named: Mapping[str, Value], **lists: Sequence[Row]) -> tuple[str, dict[str, Value]]:
    """The statement with a placeholder for each value of each list in the place of its name in braces."""
    values = {name: _adapted(value) for name, value in named.items()}
    for name, rows in lists.items():
        groups = []
        for number, row in enumerate(rows):
            keys = [f"{name}_{number}_{column}" for column in range(len(row))]
            values.update(zip(keys, map(_adapted, row), strict=True))
            groups.append("(" + ", ".join(f"%({key})s" for key in keys) + ")")
        sql = sql.replace("{" + name + "}", ", ".join(groups))
    return sql, values


def _adapted(value: Value) -> Value:
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, dt.date):
        return connection.ops.adapt_datefield_value(value)
    return str(value) if isinstance(value, str) else value


def _execute(sql: str, values: Mapping[str, Value]) -> int:
    """The number of rows made."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)
