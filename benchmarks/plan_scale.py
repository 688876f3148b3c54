"""Planning over very many open assignments, beside the plainest statement that could do the same."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.filling import NOW, fill

OPEN_ASSIGNMENTS = int(os.environ.get("MERZIM_BENCHMARK_ASSIGNMENTS", "1000000"))
PEOPLE = 10_000


def planning() -> Iterator[Figure]:
    """A whole day's plan over very many open assignments, and the tick after it, when nothing is due."""
    from notifications import heartbeat
    from notifications.models import Heartbeat, Reminder
    from notifications.planning import plan
    from notifications.recipients import enrol

    fill(bodies=PEOPLE, assignments=OPEN_ASSIGNMENTS, first=dt.date(2026, 2, 26), days=500)
    enrol(now=NOW)
    early = NOW.replace(hour=1)
    days = days_spoken_of(on=NOW.date())
    before, rows = bare_plan(days)
    started = time.perf_counter()
    plan(now=early)
    planned = time.perf_counter() - started
    assert Reminder.objects.count() == rows
    # Before and after, so that neither has the warmer tables.
    yield Figure("day_plan", planned, before + bare_plan(days)[0], "s")
    Heartbeat.objects.create()
    heartbeat.tick(now=early, start=len)
    waits = sorted(_idle(early + dt.timedelta(minutes=minute)) for minute in range(1, 9))
    yield Figure("idle_tick", waits[len(waits) // 2], 0.05, "s")
    print(f"{rows} reminders planned", file=sys.stderr)


def _idle(now: dt.datetime) -> float:
    from notifications import heartbeat

    started = time.perf_counter()
    heartbeat.tick(now=now, start=len)
    return time.perf_counter() - started


BARE = """
INSERT INTO bare (assignment_id, recipient_id, audience, kind, mark, deadline_version, due_on, occurs_on,
                  send_at, state, reason, planned_at)
SELECT a.id, r.id, 'lead', 'ahead', -3, a.deadline_version, a.due_on, %(day)s, %(at)s, 'owed', '', %(at)s
FROM instructions_assignment a
JOIN instructions_task t ON t.id = a.task_id AND t.state = 'on_control'
JOIN instructions_user_bodies ub ON ub.body_id = a.body_id
JOIN notifications_recipient r ON r.user_id = ub.user_id
WHERE a.status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned') AND a.due_on = ANY(%(days)s)
"""


def days_spoken_of(*, on: dt.date) -> list[dt.date]:
    """The deadlines for which the policy has a step that fell last on a day."""
    from notifications.planning import occasions

    rows = occasions(on=on, first=on + dt.timedelta(days=1), last=on + dt.timedelta(days=30), exactly=False)
    return sorted({row[2] for row in rows if row[1] == "lead" and isinstance(row[2], dt.date)})


def bare_plan(days: list[dt.date]) -> tuple[float, int]:
    """Seconds of one plain INSERT … SELECT that makes the same rows and knows their days; how many rows."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (LIKE notifications_reminder INCLUDING ALL)")
        started = time.perf_counter()
        cursor.execute(BARE, {"day": NOW.date(), "at": NOW, "days": days})
        took = time.perf_counter() - started
        made = int(cursor.rowcount)
        cursor.execute("DROP TABLE bare")
    return took, made
