from __future__ import annotations

from copy import copy
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from instructions.admin.kept_form import KeptAdmin
from instructions.admin.roles import ADMINISTRATORS, CONTROLLERS, person
from instructions.errors import Refused
from instructions.models import Substitution, User
from instructions.services import people
from instructions.services.substituting import end_substitution, name_substitute

OF_THE_FORM = frozenset({"password1", "password2", "usable_password", "set_usable_password"})
"""Fields of the form for a new person that are none of the person."""


class PasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    """A password for somebody, given by an administrator."""

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def save(self, commit: bool = True) -> User:
        if not self.cleaned_data["set_usable_password"]:
            return people.close_password(self.user, by=self.by)
        return people.change_person(self.user, by=self.by, password=self.cleaned_data["password1"])


@admin.register(User)
class UserAdmin(KeptAdmin, StockUserAdmin):  # type: ignore[type-arg]
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

    def keep(self, row: User | None, values: dict[str, Any], *, by: User) -> User:
        if row:
            return people.change_person(row, by=by, **values)
        given = {name: value for name, value in values.items() if name not in OF_THE_FORM}
        return people.add_person(by=by, password=values.get("password1") or None, **given)

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002 - as the stock admin names it
        form_url: str = "",
    ) -> HttpResponse:
        """The stock page, with a form that knows who gives the password."""
        page = copy(self)
        page.change_password_form = partial(PasswordForm, by=person(request))
        return StockUserAdmin.user_change_password(page, request, id, form_url)

    @admin.display(description=_("bodies"))
    def of_bodies(self, user: User) -> str:
        return ", ".join(body.name for body in user.bodies.all())


@admin.register(Substitution)
class SubstitutionAdmin(KeptAdmin):
    """Named and ended; the days that somebody stood in for another are not written anew."""

    list_display = ("person", "substitute", "from_on", "until_on")
    list_select_related = ("person", "substitute")
    search_fields = ("person__last_name", "person__username", "substitute__last_name")
    autocomplete_fields = ("person", "substitute")
    ordering = ("-from_on", "pk")
    date_hierarchy = "from_on"
    actions = ("end",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and obj is None

    def keep(self, row: Substitution | None, values: dict[str, Any], *, by: User) -> Substitution:
        return name_substitute(by=by, now=timezone.now(), **values)

    @admin.action(description=_("End the chosen substitutions"), permissions=["change"])
    def end(self, request: HttpRequest, chosen: QuerySet[Substitution]) -> None:
        """Each by itself; what cannot be ended is told."""
        for row in chosen.select_related("person"):
            try:
                end_substitution(row, by=person(request), now=timezone.now())
            except Refused as error:
                messages.error(request, f"{row}: {error}")
            else:
                messages.success(request, gettext("Ended: %(name)s") % {"name": row})
