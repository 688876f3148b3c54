"""What changed in a task and its shares, field by field, as the rows hold it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from instructions.api.people import PersonSerializer
from instructions.models import Assignment, Task

SILENT = frozenset({"version", "deadline_version", "fingerprint"})


class FieldChangeSerializer(serializers.Serializer[Any]):
    """`before` and `after` as text; null where there was nothing."""

    field = serializers.CharField()
    before = serializers.CharField(allow_null=True)
    after = serializers.CharField(allow_null=True)


class ChangeSerializer(serializers.Serializer[Any]):
    """`assignment` is null for a change of the task itself; `changes` is empty for its beginning."""

    at = serializers.DateTimeField()
    by = PersonSerializer(allow_null=True)
    reason = serializers.CharField(allow_null=True)
    assignment = serializers.IntegerField(allow_null=True)
    changes = FieldChangeSerializer(many=True)


def changes_of(task: Task, shares: QuerySet[Assignment]) -> list[dict[str, Any]]:
    """The latest first; two queries."""
    keys = list(shares.values_list("pk", flat=True))
    lines: defaultdict[int | None, list[Any]] = defaultdict(list)
    for row in task.history.select_related("history_user"):
        lines[None].append(row)
    for row in Assignment.history.filter(id__in=keys).select_related("history_user"):
        lines[row.id].append(row)
    found = [change for key, rows in lines.items() for change in _changes(key, rows)]
    return sorted(found, key=lambda change: change["at"], reverse=True)


def _changes(assignment: int | None, rows: list[Any]) -> Iterator[dict[str, Any]]:
    ordered = sorted(rows, key=lambda row: (row.history_date, row.history_id))
    for before, after in pairwise([None, *ordered]):
        assert after is not None
        fields = _differences(before, after) if before else []
        if before is None or fields or after.history_change_reason:
            yield {
                "at": after.history_date,
                "by": after.history_user,
                "reason": after.history_change_reason,
                "assignment": assignment,
                "changes": fields,
            }


def _differences(before: Any, after: Any) -> list[dict[str, Any]]:
    return [
        {"field": field.name, "before": _plain(old), "after": _plain(new)}
        for field in after.tracked_fields
        if (old := getattr(before, field.attname)) != (new := getattr(after, field.attname))
        and field.name not in SILENT
    ]


def _plain(value: Any) -> str | None:
    if value is None or value == "":
        return None
    return value.isoformat() if isinstance(value, dt.date) else str(value)
