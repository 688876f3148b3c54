from __future__ import annotations

from typing import Any

from django.contrib import admin

from instructions.admin.kept_form import KeptAdmin
from instructions.admin.roles import READERS
from instructions.models import OfficeHolder, User
from instructions.services.registry import add_holder, change_holder


@admin.register(OfficeHolder)
class OfficeHolderAdmin(KeptAdmin):
    seen_by = READERS
    list_display = ("last_name", "first_name", "patronymic", "body", "from_on", "until_on")
    list_select_related = ("body",)
    search_fields = ("last_name", "first_name", "body__name_kk", "body__name_ru", "body__name_en")
    autocomplete_fields = ("body",)
    ordering = ("last_name", "first_name", "pk")

    def keep(self, row: OfficeHolder | None, values: dict[str, Any], *, by: User) -> OfficeHolder:
        return change_holder(row, by=by, **values) if row else add_holder(by=by, **values)
