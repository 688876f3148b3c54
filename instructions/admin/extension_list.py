"""All extensions asked for that a person may see, with what became of them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from instructions.admin.own_rows import OwnRowsAdmin
from instructions.admin.share_filters import OfShareBodyFilter
from instructions.admin.task_filters import MyDecisionFilter
from instructions.documents.report_listing import EXTENSIONS
from instructions.models import Extension


@admin.register(Extension)
class ExtensionAdmin(OwnRowsAdmin):
    listings = (EXTENSIONS,)
    list_display = ("number", "what", "of_body", "from_on", "to_on", "added", "reason", "state", "asked_at")
    more_columns = ("asked_by", "decided_by", "decided_at", "decision_note")
    list_display_links = ("number", "what")
    list_filter = (MyDecisionFilter, "state", "asked_at", OfShareBodyFilter)
    own_words = ("reason",)
    search_help_text = _("Number or words of the instruction or of the reason")
    ordering = ("-asked_at", "-pk")
    actions_on_bottom = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Extension]:
        related = ("assignment__task", "assignment__body", "asked_by", "decided_by")
        return (
            self.seen(request, Extension.objects.all())
            .select_related(*related)
            .defer(*(f"assignment__task__{name}" for name in ("evidence", "proposal", "reasons", "quote")))
        )

    @admin.display(description=_("days added"))
    def added(self, row: Extension) -> int:
        return row.days_added
