from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import CONTROLLERS, RoleInline
from notifications.models import Policy, PolicyRule
from notifications.models.audience import Audience


class PolicyRuleInline(RoleInline):
    model = PolicyRule
    fields = ("audience", "before", "overdue_from", "overdue_every")
    max_num = len(Audience)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


@admin.register(Policy)
class PolicyAdmin(RoleAdmin):
    """When whom to remind. A policy for one instruction goes before one for its announcement."""

    seen_by = CONTROLLERS
    changed_by = CONTROLLERS
    list_display = ("name", "holds_for", "steps")
    list_select_related = ("announcement", "task")
    search_fields = ("name", "announcement__title", "task__number", "task__title")
    fields = ("name", "announcement", "task", "outlook")
    autocomplete_fields = ("announcement", "task")
    inlines = (PolicyRuleInline,)

    def has_delete_permission(self, request: HttpRequest, obj: Policy | None = None) -> bool:
        """One made for a single thing may go; the default stays."""
        return self.has_change_permission(request, obj) and (obj is None or not obj.is_default)

    @admin.display(description=_("holds for"))
    def holds_for(self, policy: Policy) -> str:
        return str(policy.task or policy.announcement or _("everything else"))

    @admin.display(description=_("executors are told"))
    def steps(self, policy: Policy) -> str:
        lead = next((row for row in policy.rows.all() if row.audience == Audience.LEAD), None)
        return lead.before if lead else "–"
