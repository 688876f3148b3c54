from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from instructions import rights
from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import ADMINISTRATORS, EVERYBODY, has_role, person
from instructions.models import ApiToken, User
from instructions.services.api_tokens import LONGEST, issue_token, revoke_token

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[ApiToken]
else:
    ModelForm = forms.ModelForm


class OwnForm(ModelForm):
    """For oneself."""

    days = forms.IntegerField(label=_("Valid for days"), min_value=1, max_value=LONGEST.days, initial=90)

    class Meta:
        model = ApiToken
        fields: tuple[str, ...] = ("name", "scope")


class IssueForm(OwnForm):
    """For anybody."""

    class Meta(OwnForm.Meta):
        fields = ("user", *OwnForm.Meta.fields)

    def clean_user(self) -> User:
        user: User = self.cleaned_data["user"]
        if not user.is_active:
            raise forms.ValidationError(_("This account is closed."))
        return user


@admin.register(ApiToken)
class ApiTokenAdmin(RoleAdmin):
    """Tokens are issued, shown once and revoked; nothing of them is edited.

    Everybody has their own, as over REST; an administrator sees and revokes all, and issues them for others.
    """

    seen_by = EVERYBODY
    changed_by = EVERYBODY
    list_display = (
        "name",
        "prefix",
        "user",
        "scope",
        "created_at",
        "expires_at",
        "last_used_at",
        "revoked_at",
    )
    list_filter = ("scope",)
    list_select_related = ("user",)
    search_fields = ("name", "prefix", "user__username")
    ordering = ("-created_at", "-pk")
    actions = ("revoke",)
    autocomplete_fields = ("user",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """In the registry for those who keep all of them; one's own are found under one's name."""
        return has_role(request, ADMINISTRATORS)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ApiToken]:
        rows: QuerySet[ApiToken] = super().get_queryset(request)
        user = person(request)
        return rows if rights.may_administer(user) else rows.filter(user=user)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().changelist_view(request, {**self._way_back(request), **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        extra = {**self._way_back(request), **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, extra)

    def _way_back(self, request: HttpRequest) -> dict[str, Any]:
        """The registry, for those who come from there."""
        return {"has_room": not self.has_module_permission(request)}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"user": person(request).pk, **super().get_changeform_initial_data(request)}

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and obj is None

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None:
            return super().get_form(request, obj, change, **kwargs)
        return IssueForm if rights.may_administer(person(request)) else OwnForm

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is not None:
            return self.list_display
        own = ("name", "scope", "days")
        return ("user", *own) if rights.may_administer(person(request)) else own

    def save_model(self, request: HttpRequest, obj: ApiToken, form: Any, change: bool) -> None:
        """The service makes the row; its text goes to the page that answers, and nowhere else."""
        made, text = issue_token(
            user=form.cleaned_data.get("user", person(request)),
            name=obj.name,
            scope=ApiToken.Scope(obj.scope),
            valid_for=dt.timedelta(days=form.cleaned_data["days"]),
            by=person(request),
            now=timezone.now(),
        )
        obj.pk, obj.user, obj.prefix = made.pk, made.user, made.prefix
        obj.expires_at = made.expires_at
        request.issued_token = text  # type: ignore[attr-defined]

    def response_add(
        self, request: HttpRequest, obj: ApiToken, post_url_continue: Any = None
    ) -> TemplateResponse:
        """Shown once; like every page of the desk it is not kept by the browser."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("The new token"),
            "opts": self.opts,
            "token": obj,
            "text": request.issued_token,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "desk/token.html", context)

    @admin.action(description=_("Revoke the chosen tokens"), permissions=["change"])
    def revoke(self, request: HttpRequest, tokens: QuerySet[ApiToken]) -> None:
        now = timezone.now()
        chosen = tokens.filter(revoked_at=None).select_related("user")
        for token in chosen:
            revoke_token(token, by=person(request), now=now)
        count = len(chosen)
        told = ngettext("%(count)s token was revoked.", "%(count)s tokens were revoked.", count)
        messages.success(request, told % {"count": count})
