from __future__ import annotations

from django.contrib import admin

from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import CONTROLLERS
from notifications.models import IncomingMail


@admin.register(IncomingMail)
class IncomingMailAdmin(RoleAdmin):
    """What came back by mail, and what became of it."""

    seen_by = CONTROLLERS
    changed_by = frozenset()
    list_display = ("read_at", "sender", "subject", "outcome", "reason")
    list_filter = ("outcome",)
    search_fields = ("sender", "subject", "number", "reason")
    list_select_related = ("delivery", "report")
