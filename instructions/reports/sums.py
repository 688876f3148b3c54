"""What discipline adds up, sum by sum: by body and role in a report, by week as well where counts are kept.

Each sum asks only for the rows of its own period, so that an index holds all that it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import (
    Aggregate,
    Count,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, Greatest, TruncWeek

from instructions import office
from instructions.models import Assignment, Extension, ProgressReport
from instructions.reports import definitions
from instructions.reports.scope import Scope

ONE = Value(1)
"""What is counted of a row that an index may hold without its key."""

NOBODY = Value(0)
"""In the place of no body, so that two of these are the same."""

Rows = QuerySet[Any]
Group = Callable[..., Rows]
"""Rows, the field whose day puts them into a period, the fields that tell when they last changed."""
Row = Callable[[Rows, Scope, Group], Rows]
"""Of rows of assignments, what one sum counts of them in the period of a scope."""


Standing = Callable[[Rows, Sequence[Scope]], Iterator[dict[str, Any]]]
"""Some of the sums of assignments as they stand, over stretches of a period."""


def by_body(rows: Rows, _day: str, *_moments: str) -> Rows:
    return rows.order_by().values("body_id", "role")


def by_week(rows: Rows, day: str, *moments: str) -> Rows:
    """With `week`, its Monday at the office, and `settled`, the last of the moments."""
    last = [Max(moment) for moment in moments]
    grouped: Rows = rows.order_by().annotate(week=week_of(day)).values("week", "body_id", "role")
    return _with(grouped, settled=Greatest(*last) if len(last) > 1 else last[0])


def week_of(day: str) -> TruncWeek:
    """The Monday of a field's day, or of a field's moment as the office's clock tells it."""
    zone = office.zone() if day.endswith("_at") else None
    return TruncWeek(day, output_field=DateField(), tzinfo=zone)


def standing(rows: Rows, stretches: Sequence[Scope], group: Group = by_body) -> Iterator[dict[str, Any]]:
    """The sums of assignments as they stand, over stretches of a period."""
    return _over(rows, stretches, STANDING, group)


def due(rows: Rows, stretches: Sequence[Scope]) -> Iterator[dict[str, Any]]:
    """Of these sums those of K1 and K2 alone. Two queries."""
    return _over(rows, stretches, (_due_by_original, _due_by_current), by_body)


def _over(
    rows: Rows, stretches: Sequence[Scope], sums: Sequence[Row], group: Group
) -> Iterator[dict[str, Any]]:
    for counted in sums if stretches else ():
        parts = [counted(rows, stretch, group) for stretch in stretches]
        for found in [parts[0].union(*parts[1:], all=True)] if len(parts) > 1 else parts:
            yield from found


def past(rows: Rows, scopes: Sequence[Scope]) -> Iterator[tuple[Scope, dict[str, Any]]]:
    """The same sums of rows of the history, of several periods as of one day.

    These rows are dear to find, so that each query asks for all periods. Reports and extensions have no body
    of their own: they count for the one that held their assignment on the day.
    """
    for row in _past_days(rows, scopes):
        yield from _by_scope(row, scopes)
    held = _held_otherwise(rows)
    for found, counts in (_past_reports(rows, scopes), _past_extensions(rows, scopes)):
        for row in _with(by_body(_of_assignment(found.exclude(assignment__in=list(held))), ""), **counts):
            yield from _by_scope(row, scopes)
        for row in _by_assignment(found, counts, held):
            yield from _by_scope(row, scopes)


Held = dict[int, tuple[int | None, str]]
"""Assignments by their keys, and the body and role that had them."""


def _held_otherwise(rows: Rows) -> Held:
    """Of rows of the history those whose assignment has another body or role by now: next to none."""
    same = Assignment.objects.annotate(held_by=Coalesce("body_id", NOBODY)).filter(
        pk=OuterRef("id"), role=OuterRef("role"), held_by=Coalesce(OuterRef("body_id"), NOBODY)
    )
    moved = rows.order_by().filter(~Exists(same)).values_list("id", "body_id", "role")
    return {key: (body, role) for key, body, role in moved}


def _by_assignment(found: Rows, counts: dict[str, Aggregate], held: Held) -> Iterator[dict[str, Any]]:
    if not held:
        return
    rows: Rows = found.filter(assignment__in=list(held)).order_by().values("assignment_id")
    for row in _with(rows, **counts):
        body, role = held[row["assignment_id"]]
        yield {**row, "body_id": body, "role": role}


def _by_scope(row: dict[str, Any], scopes: Sequence[Scope]) -> Iterator[tuple[Scope, dict[str, Any]]]:
    for place, scope in enumerate(scopes):
        ending = f"_{place}"
        counts = {name.removesuffix(ending): row[name] for name in row if name.endswith(ending)}
        yield scope, {"body_id": row["body_id"], "role": row["role"], **counts}


def _due_by_original(rows: Rows, scope: Scope, group: Group) -> Rows:
    due = rows.filter(definitions.due_by_original(scope))
    grouped = group(due, "original_due_on", "changed_at")
    return _with(
        grouped,
        due_by_original=Count(ONE),
        done_by_original=Count(ONE, filter=definitions.DONE_BY_ORIGINAL),
    )


def _due_by_current(rows: Rows, scope: Scope, group: Group) -> Rows:
    due = rows.filter(definitions.due_by_current(scope))
    grouped = group(due, "due_on", "changed_at")
    return _with(
        grouped,
        due_by_current=Count(ONE),
        done_by_current=Count(ONE, filter=definitions.DONE_BY_CURRENT),
    )


def _closed(rows: Rows, scope: Scope, group: Group) -> Rows:
    closed, left_out = definitions.closed_in_period(scope), definitions.left_out(scope)
    grouped = group(rows.filter(closed | left_out), "closed_at", "changed_at")
    return _with(grouped, closed=Count(ONE, filter=closed), left_out=Count(ONE, filter=left_out))


def _closed_with_evidence(rows: Rows, scope: Scope, group: Group) -> Rows:
    checked = ProgressReport.objects.filter(definitions.checked(scope), assignment=OuterRef("id"))
    last = checked.order_by("-decided_at").values("decided_at")[:1]
    closed = rows.filter(definitions.closed_in_period(scope), Exists(checked))
    grouped = group(closed.annotate(checked_at=Subquery(last)), "closed_at", "checked_at")
    return _with(grouped, closed_with_evidence=Count(ONE))


def _reports(rows: Rows, scope: Scope, group: Group) -> Rows:
    submitted = rows.filter(_through("reports", definitions.submitted_in_period(scope)))
    returned = _through("reports", definitions.returned(scope))
    grouped = group(submitted, "reports__submitted_at", "changed_at", "reports__decided_at")
    return _with(grouped, submitted=Count(ONE), returned=Count(ONE, filter=returned))


def _extensions(rows: Rows, scope: Scope, group: Group) -> Rows:
    due = rows.filter(definitions.due_by_original(scope))
    granted = due.filter(_through("extensions", definitions.granted(scope)))
    longer = ExpressionWrapper(F("extensions__to_on") - F("extensions__from_on"), DurationField())
    grouped = group(granted, "original_due_on", "changed_at", "extensions__decided_at")
    return _with(grouped, days_added=Sum(longer), extensions=Count(ONE))


def _with(grouped: Rows, **counts: Aggregate | Greatest) -> Rows:
    """One after the other: a count that bears the name of a relation hides it from those after it."""
    for name, count in counts.items():
        grouped = grouped.annotate(**{name: count})
    return grouped


STANDING: tuple[Row, ...] = (
    _due_by_original,
    _due_by_current,
    _closed,
    _closed_with_evidence,
    _reports,
    _extensions,
)


def _past_days(rows: Rows, scopes: Sequence[Scope]) -> Rows:
    """All that rows of the history tell of themselves; each is looked up once for it."""
    counts: dict[str, Aggregate] = {}
    for place, scope in enumerate(scopes):
        original, current = definitions.due_by_original(scope), definitions.due_by_current(scope)
        closed, left_out = definitions.closed_in_period(scope), definitions.left_out(scope)
        checked = ProgressReport.objects.filter(definitions.checked(scope), assignment=OuterRef("id"))
        conditions = {
            "due_by_original": original,
            "done_by_original": original & definitions.DONE_BY_ORIGINAL,
            "due_by_current": current,
            "done_by_current": current & definitions.DONE_BY_CURRENT,
            "closed": closed,
            "closed_with_evidence": Q(closed, Exists(checked)),
            "left_out": left_out,
        }
        counts |= {f"{name}_{place}": Count(ONE, filter=asked) for name, asked in conditions.items()}
    return _with(by_body(rows, ""), **counts)


def _past_reports(rows: Rows, scopes: Sequence[Scope]) -> tuple[Rows, dict[str, Aggregate]]:
    """Rows of the history have no reports of their own."""
    of_any, counts = Q(), dict[str, Aggregate]()
    for place, scope in enumerate(scopes):
        submitted = definitions.submitted_in_period(scope)
        of_any |= submitted
        counts[f"submitted_{place}"] = Count(ONE, filter=submitted)
        counts[f"returned_{place}"] = Count(ONE, filter=submitted & definitions.returned(scope))
    return ProgressReport.objects.filter(of_any, assignment__in=rows.values("id")), counts


def _past_extensions(rows: Rows, scopes: Sequence[Scope]) -> tuple[Rows, dict[str, Aggregate]]:
    """An original deadline never changes: by it they fall into periods."""
    due_in_any, counts = Q(), dict[str, Aggregate]()
    longer = ExpressionWrapper(F("to_on") - F("from_on"), DurationField())
    for place, scope in enumerate(scopes):
        due_in_any |= definitions.due_by_original(scope)
        due = Q(assignment__original_due_on__range=(scope.first, scope.last))
        counts[f"extensions_{place}"] = Count(ONE, filter=due)
        counts[f"days_added_{place}"] = Sum(longer, filter=due)
    granted = Extension.objects.filter(
        definitions.granted(scopes[0]), assignment__in=rows.filter(due_in_any).values("id")
    )
    return granted, counts


def _of_assignment(rows: QuerySet[Any]) -> Rows:
    named: Rows = rows.order_by().annotate(body_id=F("assignment__body_id"), role=F("assignment__role"))
    return named


def _through(relation: str, condition: Q) -> Q:
    """The same condition, asked of the rows that a relation leads to."""
    asked = Q(_connector=condition.connector, _negated=condition.negated)
    parts: Iterable[Any] = condition.children
    for part in parts:
        if isinstance(part, Q):
            asked.add(_through(relation, part), condition.connector)
        else:
            name, value = part
            asked.add(Q(**{f"{relation}__{name}": value}), condition.connector)
    return asked
