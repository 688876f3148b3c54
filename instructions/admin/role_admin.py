from __future__ import annotations

from typing import Any

from django.contrib.admin import ShowFacets
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import ForeignKey
from django.http import Http404, HttpRequest
from django.utils.text import capfirst

from instructions.admin import history_page
from instructions.admin.changelist import CappedPaginator
from instructions.admin.desk_list import DeskListMixin
from instructions.admin.export import ExportMixin
from instructions.admin.history import changes_of
from instructions.admin.keys import is_key
from instructions.admin.roles import ByRole, StockAdmin
from instructions.admin.rooms import lists


class RoleAdmin(ByRole, DeskListMixin, ExportMixin, StockAdmin):
    """A list of the desk: seen by role, with saved filters, chosen columns and an export."""

    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    list_per_page = 50

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Called as its tab is, where it stands in a row of lists."""
        title = next((one.name for one in lists(request) if one.is_here), self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": capfirst(str(title)), **(extra_context or {})})

    def get_paginator(
        self, request: HttpRequest, queryset: Any, per_page: int, *args: Any, **kwargs: Any
    ) -> Any:
        """What is searched for may be found too often to be counted."""
        if not request.GET.get(SEARCH_VAR):
            return super().get_paginator(request, queryset, per_page, *args, **kwargs)
        return CappedPaginator(queryset, per_page, *args, **kwargs).after_search(request)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The stock admin passes what the address says on to its widgets, which fail at no key."""
        given = super().get_changeform_initial_data(request)
        keys = {field.name for field in self.opts.fields if isinstance(field, ForeignKey)}
        return {name: value for name, value in given.items() if name not in keys or is_key(str(value))}

    def history_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        """Of a row that keeps its history every field, with who, when and why."""
        row = self.get_object(request, object_id)
        if row is None or not self.has_view_permission(request, row):
            raise Http404
        if not hasattr(row, "history"):
            return super().history_view(request, object_id, *args, **kwargs)
        name = f"{self.opts.model_name}-{row.pk}"
        opts = {"opts": self.opts, "has_room": self.has_room}
        return history_page.page(request, self.admin_site, row=row, name=name, found=changes_of(row), **opts)
