"""What changed in an instruction and its shares: from what to what, who, when, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.formats import date_format, localize

from instructions import office
from instructions.admin.history_words import reason_words
from instructions.models import Assignment, Task

SILENT = frozenset({"version", "deadline_version", "fingerprint"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    at: dt.datetime
    by: str
    reason: str
    subject: str
    """The body whose share it is; empty for the instruction itself."""
    fields: tuple[FieldChange, ...]


def changes(task: Task, shares: QuerySet[Assignment]) -> list[Change]:
    """All changes of the instruction and of these shares, the latest first.

    A query for each kind of row, and one for each kind of thing that the rows point to.
    """
    bodies = {share.pk: share.name for share in shares.select_related("body")}
    lines: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in task.history.select_related("history_user"):
        lines["", row.id].append(row)
    for row in Assignment.history.filter(id__in=bodies).select_related("history_user"):
        lines[bodies[row.id], row.id].append(row)
    named = Named(row for rows in lines.values() for row in rows)
    found = [change for (subject, _), rows in lines.items() for change in _of(rows, subject, named)]
    return sorted(found, key=lambda change: change.at, reverse=True)


class Named:
    """What the rows point to, by name."""

    def __init__(self, rows: Iterable[Any]) -> None:
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for row in rows:
            for field in row.tracked_fields:
                if field.is_relation and getattr(row, field.attname) is not None:
                    wanted[field.related_model].add(getattr(row, field.attname))
        self._found = {model: model._default_manager.in_bulk(keys) for model, keys in wanted.items()}

    def of(self, model: type[Model], key: int) -> str:
        return str(self._found[model].get(key, key))


def _of(rows: Iterable[Any], subject: str, named: Named) -> Iterator[Change]:
    ordered = sorted(rows, key=lambda row: (row.history_date, row.history_id))
    for before, after in pairwise([None, *ordered]):
        fields = tuple(_differences(before, after, named)) if before else ()
        if before is None or fields or after.history_change_reason:
            yield Change(
                after.history_date,
                str(after.history_user or ""),
                reason_words(after.history_change_reason or ""),
                subject,
                fields,
            )


def _differences(before: Any, after: Any, named: Named) -> Iterator[FieldChange]:
    for field in after.tracked_fields:
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if old != new and field.name not in SILENT:
            yield FieldChange(str(field.verbose_name), _said(field, old, named), _said(field, new, named))


def _said(field: Any, value: Any, named: Named) -> str:
    if value in (None, "", [], {}):
        return "–"
    if field.is_relation:
        return named.of(field.related_model, value)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, dt.datetime):
        return date_format(value.astimezone(office.zone()), "DATETIME_FORMAT")
    return str(localize(value))
