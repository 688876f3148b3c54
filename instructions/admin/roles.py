"""Who sees and changes which list of the desk. By role, not by single permissions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin, TabularInline
from django.http import HttpRequest

from instructions.models import User

Role = User.Role
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
CONTROLLERS = frozenset({Role.ADMINISTRATOR, Role.CONTROLLER})
READERS = CONTROLLERS | {Role.OFFICE, Role.VIEWER}
EVERYBODY = frozenset(Role)

if TYPE_CHECKING:
    StockAdmin = ModelAdmin[Any]
    StockInline = TabularInline[Any, Any]
else:
    StockAdmin, StockInline = ModelAdmin, TabularInline


def person(request: HttpRequest) -> User:
    """The signed-in person of a view that only signed-in people reach."""
    assert isinstance(request.user, User)
    return request.user


def has_role(request: HttpRequest, roles: frozenset[User.Role]) -> bool:
    user = request.user
    return (
        isinstance(user, User)
        and user.is_active
        and bool(roles)
        and (user.is_superuser or user.role in roles)
    )


class ByRole:
    """What each role may do with rows of a kind. Nothing is deleted: history needs what was."""

    seen_by = CONTROLLERS
    changed_by = CONTROLLERS

    def has_module_permission(self, request: HttpRequest) -> bool:
        return has_role(request, self.seen_by)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request, self.seen_by)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request, self.changed_by)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request, self.changed_by)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RoleInline(ByRole, StockInline):
    extra = 0
