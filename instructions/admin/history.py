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
from django.utils.translation import gettext as _

from instructions import office
from instructions.admin.history_words import reason_words
from instructions.models import Assignment, Body, Extension, Membership, Milestone, ProgressReport, Task
from instructions.reports.table import Cell, Table

SILENT = frozenset({"version", "deadline_version", "fingerprint"})
UNSAID = {"+": "added", "-": "taken out"}
"""What happened to a row of which no service has said why."""


Lines = defaultdict[tuple[str, int], list[Any]]
"""Rows of history by what they speak of: its name and key."""


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


def changes(task: Task, shares: QuerySet[Assignment], *, with_removed: bool = False) -> list[Change]:
    """All changes of the instruction, of these shares and what hangs on them, the latest first.

    With `with_removed` also of bodies that review has taken out. A query for each kind of row, and one for
    each kind of thing that the rows point to.
    """
    bodies = {share.pk: share.name for share in shares.select_related("body")}
    removed = _removed(task) if with_removed else {}
    lines: Lines = defaultdict(list)
    for row in _rows(task.history):
        lines["", row.id].append(row)
    for row in _rows(Assignment.history.filter(id__in=[*bodies, *removed])):
        lines[bodies.get(row.id) or removed[row.id], row.id].append(row)
    for row in _rows(Milestone.history.filter(task=task.pk)):
        lines[_("Step: %(title)s") % {"title": row.title}, row.id].append(row)
    for label, model in ((_("Progress report"), ProgressReport), (_("Extension"), Extension)):
        for row in _rows(model.history.filter(assignment__in=bodies)):
            lines[f"{label} · {bodies[row.assignment_id]}", row.id].append(row)
    return _told(lines)


def _removed(task: Task) -> dict[int, str]:
    """Names of the bodies that the instruction has no more, by the key that their share had."""
    rows = list(Assignment.history.filter(task_id=task.pk, history_type="-"))
    names = Body.objects.in_bulk({row.body_id for row in rows if row.body_id})
    return {row.id: names[row.body_id].name if row.body_id in names else row.outside_name for row in rows}


def changes_of(row: Any) -> list[Change]:
    """All changes of any row that keeps a history, of a collective also who came and left."""
    lines: Lines = defaultdict(list)
    lines["", row.pk] = _rows(row.history)
    if isinstance(row, Body):
        for member in _rows(Membership.history.filter(collective=row.pk).select_related("member")):
            lines[_("Member: %(body)s") % {"body": member.member}, member.id].append(member)
    return _told(lines)


def changes_table(name: str, found: Iterable[Change]) -> Table:
    """A row for each field that changed, with who did it, when and why."""
    columns = (_("When"), _("Who"), _("What"), _("Field"), _("Before"), _("After"), _("Why"))
    return Table(name, columns, _table_rows(found))


def _table_rows(found: Iterable[Change]) -> Iterator[tuple[Cell, ...]]:
    for change in found:
        at = change.at.astimezone(office.zone()).replace(tzinfo=None, microsecond=0)
        for field in change.fields or (FieldChange("", "", ""),):
            yield at, change.by, change.subject, field.name, field.before, field.after, change.reason


def _rows(history: Any) -> list[Any]:
    return list(history.select_related("history_user"))


def _told(lines: Lines) -> list[Change]:
    named = Named(row for rows in lines.values() for row in rows)
    found = [change for (subject, _pk), rows in lines.items() for change in _of(rows, subject, named)]
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
        if before is None or fields or after.history_change_reason or after.history_type == "-":
            yield Change(
                after.history_date,
                str(after.history_user or ""),
                reason_words(after.history_change_reason or UNSAID.get(after.history_type, "")),
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
