from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import CONTROLLERS
from notifications.ledger import cancel_deliveries, resend
from notifications.models import Delivery


@admin.register(Delivery)
class DeliveryAdmin(RoleAdmin):
    """The ledger of messages: to which address, when, after how many tries, and what the other side said."""

    seen_by = CONTROLLERS
    changed_by = frozenset()
    list_display = ("queued_at", "address", "subject", "status", "sent_at", "attempts", "doubt", "last_error")
    list_filter = ("status", "channel")
    search_fields = ("subject", "address__value", "address__recipient__user__username", "message_id")
    list_select_related = ("address",)
    filter_horizontal = ("reminders",)
    actions = ("send_again", "cancel")

    def has_send_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.display(description=_("perhaps doubled"), boolean=True)
    def doubt(self, delivery: Delivery) -> bool | None:
        return True if delivery.outcome_unknown else None

    @admin.action(description=_("Send again"), permissions=["send"])
    def send_again(self, request: HttpRequest, deliveries: QuerySet[Delivery]) -> None:
        now = timezone.now()
        count = sum(resend(delivery, now=now) is not None for delivery in deliveries)
        said = ngettext("%(n)d message will be sent again.", "%(n)d messages will be sent again.", count)
        self.message_user(request, said % {"n": count})

    @admin.action(description=_("Cancel what has not gone out"), permissions=["send"])
    def cancel(self, request: HttpRequest, deliveries: QuerySet[Delivery]) -> None:
        count = cancel_deliveries(deliveries, by=str(request.user))
        said = ngettext("%(n)d message cancelled.", "%(n)d messages cancelled.", count)
        self.message_user(request, said % {"n": count})
