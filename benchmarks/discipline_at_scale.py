"""The discipline report over five years, today and as of a day past, beside the same sums in bare SQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import psycopg

from benchmarks.figure import Figure
from benchmarks.five_years import TODAY
from benchmarks.turns import side_by_side

ROUNDS = 5
YEAR = dt.timedelta(days=364)
PAST = dt.timedelta(days=30)
WITHIN = 0.3
"""Seconds, whatever the bare SQL takes."""

# Each sum of one period by the index that suits it; the two periods are asked for one after the other.
DUE = """
SELECT body_id, role, count(*), count(*) FILTER (WHERE status IN ('accepted', 'closed') AND done_on <= {day})
FROM instructions_assignment
WHERE parent_id IS NULL AND {day} BETWEEN %(first)s AND %(last)s AND {day} < %(on)s
  AND status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned', 'accepted', 'closed')
GROUP BY body_id, role
"""
CLOSED = """
SELECT body_id, role, count(*) FILTER (WHERE status = 'closed'), count(*) FILTER (WHERE status <> 'closed')
FROM instructions_assignment
WHERE parent_id IS NULL AND closed_at >= %(start)s AND closed_at < %(end)s
  AND status IN ('closed', 'cancelled', 'merged', 'not_pursued')
GROUP BY body_id, role
"""
CHECKED = """
SELECT body_id, role, count(*)
FROM instructions_assignment AS a
WHERE parent_id IS NULL AND closed_at >= %(start)s AND closed_at < %(end)s AND status = 'closed'
  AND EXISTS (SELECT FROM instructions_progressreport AS r WHERE r.assignment_id = a.id
              AND r.state = 'accepted' AND r.evidence_checked AND r.decided_at < %(now)s)
GROUP BY body_id, role
"""
REPORTS = """
SELECT body_id, role, count(*), count(*) FILTER (WHERE r.state = 'returned' AND r.decided_at < %(now)s)
FROM instructions_progressreport AS r JOIN instructions_assignment AS a ON a.id = r.assignment_id
WHERE a.parent_id IS NULL AND a.status <> 'proposed'
  AND r.submitted_at >= %(start)s AND r.submitted_at < %(end)s
GROUP BY body_id, role
"""
EXTENSIONS = """
SELECT body_id, role, count(*), sum(e.to_on - e.from_on)
FROM instructions_extension AS e JOIN instructions_assignment AS a ON a.id = e.assignment_id
WHERE a.parent_id IS NULL AND original_due_on BETWEEN %(first)s AND %(last)s AND original_due_on < %(on)s
  AND a.status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned', 'accepted', 'closed')
  AND e.state = 'granted' AND e.decided_at < %(now)s
GROUP BY body_id, role
"""
OVERDUE = """
SELECT body_id, role, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY %(on)s::date - due_on)
FROM instructions_assignment
WHERE parent_id IS NULL AND due_on < %(on)s
  AND status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned')
GROUP BY body_id, role
"""
SUMS = (DUE.format(day="original_due_on"), DUE.format(day="due_on"), CLOSED, CHECKED, REPORTS, EXTENSIONS)


def disciplines(bare: psycopg.Connection[Any]) -> Iterator[Figure]:
    """A year by body with the year before beside it. A day past may take twice what the bare sums take."""
    from instructions.models import User
    from instructions.reports.discipline import Discipline, discipline
    from instructions.reports.scope import Scope

    reader = User.objects.filter(role=User.Role.CONTROLLER)[0]

    def asked(on: dt.date) -> Scope:
        return Scope(reader=reader, today=TODAY, on=on, first=on - YEAR, last=on)

    def ours(on: dt.date) -> Discipline:
        return discipline(asked(on))

    _require_same(ours(TODAY), _bare(bare, asked(TODAY)))
    today, past, plain = side_by_side(
        lambda: ours(TODAY),
        lambda: ours(TODAY - PAST),
        lambda: _bare(bare, asked(TODAY)),
        rounds=ROUNDS,
        warm=1,
    )
    yield Figure("discipline", today, min(1.5 * plain, WITHIN), "s")
    yield Figure("discipline_past", past, 2 * plain, "s")


Sums = dict[tuple[int, str], list[Any]]


def _bare(bare: psycopg.Connection[Any], scope: Any) -> list[Sums]:
    """The sums of the period, of the period before, and the overdue."""
    found = []
    for period in (scope, scope.before()):
        start, end = period.moments
        values = {
            "first": period.first,
            "last": period.last,
            "on": period.on,
            "start": start,
            "end": end,
            "now": period.end_of_day,
        }
        found += [_sums(bare, query, values) for query in SUMS]
    return [*found, _sums(bare, OVERDUE, {"on": scope.on})]


def _sums(bare: psycopg.Connection[Any], query: str, values: dict[str, Any]) -> Sums:
    return {(body, role): sums for body, role, *sums in bare.execute(query, values, prepare=True)}


def _require_same(ours: Any, plain: list[Sums]) -> None:
    original, current, closed, checked, reports, extensions = plain[: len(SUMS)]
    overdue = plain[-1]
    for row in ours.rows:
        key, figures = (row.body.pk, row.role), row.figures
        assert [figures.k1.whole, figures.k1.part] == original.get(key, [0, 0])
        assert [figures.k2.whole, figures.k2.part] == current.get(key, [0, 0])
        assert [figures.k5.whole, figures.left_out] == closed.get(key, [0, 0])
        assert [figures.k5.part] == checked.get(key, [0])
        assert [figures.k3.whole, figures.k3.part] == reports.get(key, [0, 0])
        assert figures.k6.part == extensions.get(key, [0])[0]
        assert [figures.overdue, figures.k4] == overdue.get(key, [0, None])
