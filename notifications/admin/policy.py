from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from instructions.admin.kept_form import KeptAdmin, entered
from instructions.admin.roles import CONTROLLERS, RoleInline, person
from instructions.models import User
from notifications.models import Policy, PolicyRule
from notifications.models.audience import Audience
from notifications.policies import add_policy, change_policy, drop_policy, put_rules

RULE = ["audience", "before", "overdue_from", "overdue_every"]


class PolicyRuleInline(RoleInline):
    model = PolicyRule
    fields = tuple(RULE)
    max_num = len(Audience)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


@admin.register(Policy)
class PolicyAdmin(KeptAdmin):
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

    def keep(self, row: Policy | None, values: dict[str, Any], *, by: User) -> Policy:
        return change_policy(row, by=by, **values) if row else add_policy(by=by, rules=(), **values)

    def keep_lines(self, row: Policy, lines: Any, *, by: User) -> None:
        """All rules as the form shows them, so that two may change places."""
        gone = {rule.pk for rule in lines.deleted_objects}
        rows = [line.instance for line in lines.initial_forms if line.instance.pk not in gone]
        put_rules(row, [entered(rule, RULE) for rule in (*rows, *lines.new_objects)], by=by)

    def delete_model(self, request: HttpRequest, obj: Policy) -> None:
        drop_policy(obj, by=person(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Policy]) -> None:
        for policy in queryset:
            drop_policy(policy, by=person(request))
