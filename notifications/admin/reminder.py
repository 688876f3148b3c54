from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import CONTROLLERS
from notifications.ledger import cancel_reminders
from notifications.models import Reminder


class UnreachedFilter(admin.SimpleListFilter):
    """What the report of those who are not reached counts."""

    title = _("not told")
    parameter_name = "unreached"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("due for an hour and told to nobody"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.unreached(now=timezone.now()) if self.value() == "yes" else queryset


@admin.register(Reminder)
class ReminderAdmin(RoleAdmin):
    """The ledger of what was owed: to whom, about what, why, and what became of it."""

    seen_by = CONTROLLERS
    changed_by = frozenset()
    list_display = ("occurs_on", "recipient", "audience", "kind_and_mark", "assignment", "due_on", "outcome")
    list_filter = (UnreachedFilter, "kind", "state", "reason", "audience")
    search_fields = (
        "assignment__task__number",
        "assignment__task__title",
        "recipient__user__username",
        "recipient__user__last_name",
    )
    list_select_related = ("recipient__user", "assignment__task", "assignment__body")
    actions = ("cancel",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reminder]:
        return Reminder.objects.prefetch_related("deliveries__acknowledgements")

    def has_cancel_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.display(description=_("kind"), ordering="kind")
    def kind_and_mark(self, reminder: Reminder) -> str:
        scheduled = reminder.kind in Reminder.SCHEDULED and reminder.mark
        return (
            f"{reminder.get_kind_display()} ({reminder.mark:+d})"
            if scheduled
            else reminder.get_kind_display()
        )

    @admin.display(description=_("what became of it"))
    def outcome(self, reminder: Reminder) -> str:
        if reminder.state == Reminder.State.CANCELLED:
            return f"{reminder.get_state_display()}: {reminder.get_reason_display()}"
        said = [
            f"{row.get_channel_display()}: {row.get_status_display()}"
            + "".join(f", {answer.get_answer_display()}" for answer in row.acknowledgements.all())
            for row in reminder.deliveries.all()
        ]
        return "; ".join(said) or reminder.get_state_display()

    @admin.action(description=_("Cancel what is still owed"), permissions=["cancel"])
    def cancel(self, request: HttpRequest, reminders: QuerySet[Reminder]) -> None:
        count = cancel_reminders(reminders)
        said = ngettext("%(n)d reminder cancelled.", "%(n)d reminders cancelled.", count)
        self.message_user(request, said % {"n": count})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("outcome",)
