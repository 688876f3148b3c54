from __future__ import annotations

from django.contrib import admin

from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import READERS
from instructions.models import OfficeHolder


@admin.register(OfficeHolder)
class OfficeHolderAdmin(RoleAdmin):
    seen_by = READERS
    list_display = ("last_name", "first_name", "patronymic", "body", "from_on", "until_on")
    list_select_related = ("body",)
    search_fields = ("last_name", "first_name", "body__name_kk", "body__name_ru", "body__name_en")
    autocomplete_fields = ("body",)
    ordering = ("last_name", "first_name", "pk")
