from __future__ import annotations

from django.contrib import admin

from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import READERS
from instructions.models import CalendarDay


@admin.register(CalendarDay)
class CalendarDayAdmin(RoleAdmin):
    seen_by = READERS
    list_display = ("on", "kind", "name_kk", "name_ru", "name_en", "is_estimated")
    list_filter = ("kind", "is_estimated")
    date_hierarchy = "on"
    search_fields = ("name_kk", "name_ru", "name_en")
    ordering = ("on",)
