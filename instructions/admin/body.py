from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from instructions.admin.kept_form import KeptAdmin, entered
from instructions.admin.roles import CONTROLLERS, READERS, RoleInline
from instructions.models import Alias, Body, Membership, User
from instructions.services import registry


class AliasInline(RoleInline):
    model = Alias
    fields = ("language", "text", "is_ambiguous")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class MembershipInline(RoleInline):
    """Members of a collective. One that leaves is given a last day; it is not taken out of the past."""

    model = Membership
    fk_name = "collective"
    fields = ("member", "from_on", "until_on")
    autocomplete_fields = ("member",)


@admin.register(Body)
class BodyAdmin(KeptAdmin):
    seen_by = READERS
    changed_by = CONTROLLERS
    list_display = ("name", "kind", "parent", "code", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = ("name_kk", "name_ru", "name_en", "code", "aliases__text")
    list_select_related = ("parent",)
    ordering = ("kind", "name_en", "pk")
    fields = ("name_kk", "name_ru", "name_en", "kind", "parent", "code", "is_active")
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"code": ("name_en",)}
    inlines = (AliasInline, MembershipInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Body]:
        return Body.objects.all()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Body | None = None) -> dict[str, Any]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Body | None = None) -> tuple[str, ...]:
        """A code once given stays: exports, seeds and the API know the body by it."""
        return ("code",) if obj else ()

    def get_inlines(self, request: HttpRequest, obj: Body | None) -> Any:
        return self.inlines if obj is None or obj.is_collective else (AliasInline,)

    def keep(self, row: Body | None, values: dict[str, Any], *, by: User) -> Body:
        return registry.change_body(row, by=by, **values) if row else registry.add_body(by=by, **values)

    def keep_lines(self, row: Body, lines: Any, *, by: User) -> None:
        if lines.model is Alias:
            _keep_names(row, lines, by=by)
        else:
            _keep_members(row, lines, by=by)


def _keep_names(body: Body, lines: Any, *, by: User) -> None:
    for alias in lines.deleted_objects:
        registry.drop_alias(alias, by=by)
    for alias, names in lines.changed_objects:
        registry.change_alias(alias, by=by, **entered(alias, names))
    for alias in lines.new_objects:
        registry.add_alias(body, by=by, **entered(alias, ["language", "text", "is_ambiguous"]))


def _keep_members(collective: Body, lines: Any, *, by: User) -> None:
    for membership, names in lines.changed_objects:
        registry.change_membership(membership, by=by, **entered(membership, names))
    for membership in lines.new_objects:
        registry.add_member(collective, by=by, **entered(membership, ["member", "from_on", "until_on"]))
