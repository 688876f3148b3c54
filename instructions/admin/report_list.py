"""All progress reports that a person may see, those that wait for the controller first."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from instructions.admin.own_rows import OwnRowsAdmin
from instructions.admin.roles import person
from instructions.admin.share_filters import OfShareBodyFilter
from instructions.admin.task_filters import MyDecisionFilter
from instructions.documents.report_listing import REPORTS
from instructions.models import ProgressReport


@admin.register(ProgressReport)
class ReportAdmin(OwnRowsAdmin):
    listings = (REPORTS,)
    list_display = ("number", "what", "of_body", "said", "files_", "state", "submitted_at", "author")
    more_columns = ("source", "period_on", "remarks", "decided_by", "decided_at", "evidence_checked")
    list_display_links = ("number", "what")
    list_filter = (MyDecisionFilter, "state", "submitted_at", OfShareBodyFilter, "source")
    own_words = ("text", "remarks")
    search_help_text = _("Number or words of the instruction or of the report")
    ordering = ("-submitted_at", "-pk")
    actions_on_bottom = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProgressReport]:
        related = ("assignment__task", "assignment__body", "author", "decided_by")
        return (
            self.seen(request, ProgressReport.objects.shown_to(person(request)))
            .select_related(*related)
            .defer(*(f"assignment__task__{name}" for name in ("evidence", "proposal", "reasons", "quote")))
            .prefetch_related("files")
        )

    @admin.display(description=_("what was done"))
    def said(self, row: ProgressReport) -> str:
        return str(_("no change")) if row.no_change and not row.text else Truncator(row.text).chars(160)

    @admin.display(description=_("files"))
    def files_(self, row: ProgressReport) -> int:
        return len(row.files.all())
