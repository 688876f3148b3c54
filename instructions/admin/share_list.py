"""Who does what: a row for each body's share of an instruction."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from instructions.admin.own_rows import OwnRowsAdmin
from instructions.admin.share_filters import (
    RoleFilter,
    ShareBodyFilter,
    ShareDeadlineFilter,
    ShareStatusFilter,
    UnansweredFilter,
)
from instructions.documents.task_listing import SHARES
from instructions.models import Assignment
from instructions.querysets import AssignmentQuerySet


@admin.register(Assignment)
class ShareAdmin(OwnRowsAdmin):
    listings = (SHARES,)
    list_display = ("number", "what", "of_body", "role", "deadline", "status", "in_charge")
    more_columns = ("via", "assigned_at", "submitted_at", "done_on", "closed_at", "note")
    list_display_links = ("number", "what")
    list_filter = (ShareStatusFilter, ShareDeadlineFilter, RoleFilter, ShareBodyFilter, UnansweredFilter)
    path_to_task = "task"
    search_help_text = _("Number or words of the instruction")
    ordering = ("due_on", "pk")
    actions_on_bottom = False

    def get_queryset(self, request: HttpRequest) -> AssignmentQuerySet:
        return (
            self.shares(request)
            .select_related("task", "body", "via", "person")
            .defer("task__evidence", "task__proposal", "task__reasons", "task__doubts", "task__quote")
        )

    def share_of(self, row: Any) -> Assignment:
        assert isinstance(row, Assignment)
        return row

    @admin.display(description=_("body"))
    def of_body(self, row: Any) -> str:
        return self.share_of(row).name
