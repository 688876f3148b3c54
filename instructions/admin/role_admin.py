from __future__ import annotations

from typing import Any

from django.contrib.admin import ShowFacets
from django.http import HttpRequest
from django.utils.text import capfirst

from instructions.admin.desk_list import DeskListMixin
from instructions.admin.export import ExportMixin
from instructions.admin.roles import ByRole, StockAdmin


class RoleAdmin(ByRole, DeskListMixin, ExportMixin, StockAdmin):
    """A list of the desk: seen by role, with saved filters, chosen columns and an export."""

    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    list_per_page = 50

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})
