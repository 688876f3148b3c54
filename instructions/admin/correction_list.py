"""The pairs of what was proposed and what was accepted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from instructions.admin.keys import is_key
from instructions.admin.role_admin import RoleAdmin
from instructions.admin.task_filters import ReviewedFilter
from instructions.models import Body, Correction, Task
from instructions.models.due import Every


class OfReviewedFilter(ReviewedFilter):
    """Corrections of the proposals accepted in a stretch of days."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        tasks = super().queryset(request, Task.objects.all())
        return queryset.filter(task__in=tasks) if self.value() else queryset


class CorrectionList(ChangeList):
    """Its rows know the names of the bodies that they speak of, asked for once."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows: list[Any] = list(self.result_list)
        codes = {code for row in rows for value in (row.proposed, row.accepted) for code in _codes(value)}
        names = {body.code: body.name for body in Body.objects.filter(code__in=codes)}
        for row in rows:
            row.names = names
        self.result_list = rows


@admin.register(Correction)
class CorrectionAdmin(RoleAdmin):
    has_room = True
    changed_by = frozenset()
    list_display = ("what", "field", "proposed_", "accepted_", "language", "by", "at")
    list_filter = ("field", "task__language", OfReviewedFilter)
    list_select_related = ("task", "by")
    search_fields = ("task__number", "task__title")
    search_help_text = _("Number or words of the instruction")
    ordering = ("-at", "-pk")
    actions_on_bottom = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CorrectionList]:
        return CorrectionList

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._to_the_task(request, object_id, "admin:instructions_task_change")

    def history_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._to_the_task(request, object_id, "admin:instructions_task_history")

    def _to_the_task(self, request: HttpRequest, object_id: str, page: str) -> HttpResponse:
        found = Correction.objects.filter(pk=int(object_id)).first() if is_key(object_id) else None
        if found is None or not self.has_view_permission(request):
            raise Http404
        return HttpResponseRedirect(reverse(page, args=[found.task_id]))

    @admin.display(description=_("instruction"))
    def what(self, row: Correction) -> str:
        return str(row.task)

    @admin.display(description=_("language"), ordering="task__language")
    def language(self, row: Correction) -> str:
        return row.task.get_language_display()

    @admin.display(description=_("as read"))
    def proposed_(self, row: Correction) -> str:
        return in_words(row.proposed, getattr(row, "names", {}))

    @admin.display(description=_("as accepted"))
    def accepted_(self, row: Correction) -> str:
        return in_words(row.accepted, getattr(row, "names", {}))


def in_words(value: Any, names: Mapping[str, str]) -> str:
    """Codes of bodies by name, a deadline by its day or rhythm."""
    if isinstance(value, list):
        return ", ".join(names.get(code, str(code).removeprefix("?: ")) for code in value) or "–"
    if isinstance(value, dict):
        day = value.get("date")
        every = str(Every(value["every"]).label) if value.get("every") in Every.values else ""
        return (date_format(dt.date.fromisoformat(day)) if day else every) or "–"
    return str(value or "–")


def _codes(value: Any) -> list[str]:
    return [code for code in value if isinstance(code, str)] if isinstance(value, list) else []
