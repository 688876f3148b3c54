"""The questions that the lists of shares, reports and extensions answer at their side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from instructions import office
from instructions.admin.keys import is_key
from instructions.admin.task_filters import BodyFilter, DeadlineFilter, stretch_of
from instructions.models import Assignment
from instructions.querysets import OPEN_STATUSES


class ShareStatusFilter(SimpleListFilter):
    """Opens on what still owes something; "all" is a choice of its own."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        known = [(status.value, status.label) for status in Assignment.Status if status != "proposed"]
        return [*known, ("all", _("All"))]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        first, *rest = super().choices(changelist)
        yield {**first, "display": _("Open")}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        value = self.value()
        if value == "all":
            return queryset.exclude(status="proposed")
        return queryset.filter(status__in=[value] if value else OPEN_STATUSES)


class RoleFilter(SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return list(Assignment.Role.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        return queryset.filter(role=self.value()) if self.value() else queryset


class ShareDeadlineFilter(DeadlineFilter):
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value, on = self.value() or "", office.today()
        if value == "none":
            return queryset.filter(due_on=None)
        if value == "overdue":
            return queryset.overdue(on=on)
        stretch = stretch_of(value, on=on)
        return queryset.due_between(*stretch) if stretch else queryset


class ShareBodyFilter(BodyFilter):
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        value = self.value()
        return queryset.filter(body=int(value)) if value and is_key(value) else queryset


class UnansweredFilter(SimpleListFilter):
    title = _("answers")
    parameter_name = "unanswered"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [("yes", _("nobody of the body has an account"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.unanswered() if self.value() == "yes" else queryset


class OfShareBodyFilter(BodyFilter):
    """For rows that hang on a share."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        value = self.value()
        return queryset.filter(assignment__body=int(value)) if value and is_key(value) else queryset
