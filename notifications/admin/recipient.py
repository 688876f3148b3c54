from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from instructions import office
from instructions.admin.kept_form import KeptAdmin
from instructions.admin.roles import CONTROLLERS, RoleInline, person
from instructions.models import User
from notifications.models import Address, Recipient
from notifications.wishes import change_wishes, try_again


class AddressInline(RoleInline):
    model = Address
    fields = ("channel", "value", "is_wanted", "verified_at", "disabled_at", "disabled_reason")
    readonly_fields = ("channel", "value", "verified_at", "disabled_at", "disabled_reason")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Recipient)
class RecipientAdmin(KeptAdmin):
    """How each person wants to be told, and whether they can be."""

    seen_by = CONTROLLERS
    changed_by = CONTROLLERS
    list_display = ("user", "addresses_in_words", "language_read", "hour", "bundle", "paused_until")
    list_filter = ("bundle", "addresses__channel")
    search_fields = ("user__username", "user__last_name", "user__first_name", "addresses__value")
    list_select_related = ("user",)
    fields = ("user", "language", "hour", "quiet_from", "bundle", "outlook", "paused_until")
    readonly_fields = ("user",)
    inlines = (AddressInline,)
    actions = ("try_again",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recipient]:
        return Recipient.objects.prefetch_related("addresses")

    def keep(self, row: Recipient | None, values: dict[str, Any], *, by: User) -> Recipient:
        assert row
        return change_wishes(row, by=by, on=office.today(), **values)

    def keep_lines(self, row: Recipient, lines: Any, *, by: User) -> None:
        if lines.changed_objects:
            wanted = [line.instance.channel for line in lines.forms if line.instance.is_wanted]
            change_wishes(row, by=by, on=office.today(), channels=wanted)

    @admin.display(description=_("language"))
    def language_read(self, recipient: Recipient) -> str:
        return recipient.reads

    @admin.display(description=_("addresses"))
    def addresses_in_words(self, recipient: Recipient) -> str:
        said = [
            row.value if row.is_active else f"{row.value} – {row.disabled_reason or _('turned off')}"
            for row in recipient.addresses.all()
        ]
        return "; ".join(said) or "–"

    @admin.action(description=_("Try disabled addresses again"), permissions=["change"])
    def try_again(self, request: HttpRequest, recipients: QuerySet[Recipient]) -> None:
        count = sum(try_again(recipient, by=person(request)) for recipient in recipients)
        said = ngettext("%(n)d address is used again.", "%(n)d addresses are used again.", count)
        self.message_user(request, said % {"n": count})
