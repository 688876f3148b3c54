"""What was changed in rows, field by field, as they hold it: by whom, when, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import rights
from instructions.api.endpoint import Readable
from instructions.api.people import PersonSerializer
from instructions.api.rendering import CSVRenderer, JSONRenderer
from instructions.errors import NotAllowed
from instructions.models import Assignment, Extension, Milestone, ProgressReport, Task, User
from instructions.reports.table import Table

SILENT = frozenset({"version", "deadline_version", "fingerprint", "password", "last_login"})
SUBJECTS = [(name, name) for name in ("task", "assignment", "milestone", "progress_report", "extension")]


class FieldChangeSerializer(serializers.Serializer[Any]):
    """`before` and `after` as text; null where there was nothing."""

    field = serializers.CharField()
    before = serializers.CharField(allow_null=True)
    after = serializers.CharField(allow_null=True)


class ChangeSerializer(serializers.Serializer[Any]):
    """`changes` is empty for the beginning."""

    at = serializers.DateTimeField()
    by = PersonSerializer(allow_null=True)
    reason = serializers.CharField(allow_null=True)
    changes = FieldChangeSerializer(many=True)


class TaskChangeSerializer(ChangeSerializer):
    """`of` says what was changed, `id` which; `assignment` to which share it belongs, null for the task."""

    of = serializers.ChoiceField(choices=SUBJECTS)
    id = serializers.IntegerField()
    assignment = serializers.IntegerField(allow_null=True)


def in_both_forms(shape: type[serializers.Serializer[Any]]) -> dict[Any, Any]:
    """The answer as JSON and as a table, for the OpenAPI document."""
    return {(200, "application/json"): shape(many=True), (200, "text/csv"): bytes}


def told(request: Request, shape: ChangeSerializer, found: Iterable[dict[str, Any]]) -> Response:
    """As JSON, or with `format=csv` as a table of a line for each field."""
    changes: list[dict[str, Any]] = [shape.to_representation(change) for change in found]
    if request.accepted_renderer.format != CSVRenderer.format:
        return Response(changes)
    names = [name for name in (changes[0] if changes else ()) if name not in {"by", "changes"}]
    columns = (*names, "by", "field", "before", "after")
    rows = (
        (*(change[name] for name in names), change["by"] and change["by"]["name"], *line)
        for change in changes
        for line in [tuple(one.values()) for one in change["changes"]] or [(None, None, None)]
    )
    headers = {"Content-Disposition": 'attachment; filename="history.csv"'}
    return Response(Table("history", columns, rows), headers=headers)


class Remembered(Readable):
    """Adds the history of one row."""

    @staticmethod
    def may_look_back(user: User) -> bool:
        """Whether a person who sees such a row sees its history; the desk shows it to the same."""
        return rights.reads_all(user)

    @extend_schema(summary="History", responses=in_both_forms(ChangeSerializer), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None, renderer_classes=[JSONRenderer, CSVRenderer])
    def history(self, request: Request, pk: int) -> Response:
        """What was changed, field by field: by whom, when, why; latest first."""
        row = self.get_object()
        if not self.may_look_back(self.reader):
            raise NotAllowed(_("The history of this is for those who see everything."))
        found = _changes(row.history.select_related("history_user"))
        return told(request, ChangeSerializer(), _latest_first(found))


def changes_of(
    task: Task, shares: QuerySet[Assignment], reports: QuerySet[ProgressReport]
) -> list[dict[str, Any]]:
    """Of the task, of these shares with their extensions, of these reports; latest first. Six queries."""
    keys = list(shares.values_list("pk", flat=True))
    shown = reports.filter(assignment__in=keys).order_by()
    histories = {
        "task": task.history.all(),
        "assignment": Assignment.history.filter(id__in=keys),
        "milestone": Milestone.history.filter(task=task.pk),
        "progress_report": ProgressReport.history.filter(id__in=shown.values("pk")),
        "extension": Extension.history.filter(assignment__in=keys),
    }
    lines: defaultdict[tuple[str, int], list[Any]] = defaultdict(list)
    for name, rows in histories.items():
        for row in rows.select_related("history_user"):
            lines[name, row.id].append(row)
    found = [
        {**change, "of": name, "id": key, "assignment": _share(name, rows[0])}
        for (name, key), rows in lines.items()
        for change in _changes(rows)
    ]
    return _latest_first(found)


def _latest_first(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of changes of the same moment, too, the later first."""
    return sorted(found, key=lambda change: change["at"])[::-1]


def _share(name: str, row: Any) -> int | None:
    return row.id if name == "assignment" else getattr(row, "assignment_id", None)


def _changes(rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    ordered = sorted(rows, key=lambda row: (row.history_date, row.history_id))
    for before, after in pairwise([None, *ordered]):
        assert after is not None
        fields = _differences(before, after) if before else []
        if before is None or fields or after.history_change_reason:
            yield {
                "at": after.history_date,
                "by": after.history_user,
                "reason": after.history_change_reason,
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
