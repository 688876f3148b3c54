from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from instructions.admin.kept_form import KeptAdmin
from instructions.admin.roles import READERS
from instructions.models import CalendarDay, User
from instructions.services.registry import set_day


@admin.register(CalendarDay)
class CalendarDayAdmin(KeptAdmin):
    seen_by = READERS
    list_display = ("on", "kind", "name_kk", "name_ru", "name_en", "is_estimated")
    list_filter = ("kind", "is_estimated")
    date_hierarchy = "on"
    search_fields = ("name_kk", "name_ru", "name_en")
    ordering = ("on",)

    def get_readonly_fields(self, request: HttpRequest, obj: CalendarDay | None = None) -> tuple[str, ...]:
        """Another day is another row."""
        return ("on",) if obj else ()

    def keep(self, row: CalendarDay | None, values: dict[str, Any], *, by: User) -> CalendarDay:
        return set_day(by=by, **({"on": row.on} if row else {}), **values)
