"""Progress reports and extensions as tables."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from instructions.documents.listing import Day, ListColumn, Listing, fields
from instructions.models import Extension, ProgressReport


def _as_they_are(rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
    return rows


OF_SHARE = (
    ListColumn("number", _("Number"), lambda row, day: row.assignment.task.number),
    ListColumn("title", _("Instruction"), lambda row, day: row.assignment.task.title),
    ListColumn("body", _("Body"), lambda row, day: row.assignment.name),
)
REPORTS = Listing(
    name="reports",
    label=_("one row for each report"),
    prepare=_as_they_are,
    columns=(
        *OF_SHARE,
        *fields(ProgressReport, "text", "state", "submitted_at", "author"),
        ListColumn("files", _("Files"), lambda row, day: "; ".join(f.name for f in row.files.all())),
        *fields(ProgressReport, "remarks", "decided_by", "decided_at"),
        *fields(ProgressReport, "source", "period_on", "no_change", "evidence_checked", is_usual=False),
    ),
)
EXTENSIONS = Listing(
    name="extensions",
    label=_("one row for each extension"),
    prepare=_as_they_are,
    columns=(
        *OF_SHARE,
        *fields(Extension, "from_on", "to_on"),
        ListColumn("added", _("Days added"), lambda row, day: row.days_added),
        *fields(Extension, "reason", "state", "asked_by", "asked_at"),
        *fields(Extension, "decided_by", "decided_at", "decision_note"),
    ),
)
