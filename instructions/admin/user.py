from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import ADMINISTRATORS, CONTROLLERS, person
from instructions.models import Substitution, User


@admin.register(User)
class UserAdmin(RoleAdmin, StockUserAdmin):  # type: ignore[type-arg]
    """People: name, role, bodies. Who leaves is made inactive; what was done stays under the name."""

    seen_by = CONTROLLERS
    changed_by = ADMINISTRATORS
    list_display = ("username", "last_name", "first_name", "role", "of_bodies", "is_active")
    list_filter = ("role", "is_active")
    search_fields = ("username", "last_name", "first_name", "email")
    ordering = ("last_name", "first_name", "pk")
    filter_horizontal = ()
    autocomplete_fields = ("bodies",)
    fieldsets = (
        (None, {"fields": ("username", "password", "is_active")}),
        (_("Person"), {"fields": ("last_name", "first_name", "email", "language")}),
        (_("Work"), {"fields": ("role", "bodies")}),
        (None, {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "username",
                    "password1",
                    "password2",
                    "role",
                    "bodies",
                    "language",
                ),
            },
        ),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("bodies")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Nobody takes the own role or access away by a slip."""
        fixed = tuple(super().get_readonly_fields(request, obj))
        return (*fixed, "role", "is_active") if obj == person(request) else fixed

    @admin.display(description=_("bodies"))
    def of_bodies(self, user: User) -> str:
        return ", ".join(body.name for body in user.bodies.all())


@admin.register(Substitution)
class SubstitutionAdmin(RoleAdmin):
    list_display = ("person", "substitute", "from_on", "until_on")
    list_select_related = ("person", "substitute")
    search_fields = ("person__last_name", "person__username", "substitute__last_name")
    autocomplete_fields = ("person", "substitute")
    ordering = ("-from_on", "pk")
    date_hierarchy = "from_on"
