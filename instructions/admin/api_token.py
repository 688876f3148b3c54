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

from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import ADMINISTRATORS, person
from instructions.models import ApiToken, User
from instructions.services.api_tokens import LONGEST, issue_token, revoke_token

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[ApiToken]
else:
    ModelForm = forms.ModelForm


class IssueForm(ModelForm):
    days = forms.IntegerField(label=_("Valid for days"), min_value=1, max_value=LONGEST.days, initial=90)

    class Meta:
        model = ApiToken
        fields = ("user", "name", "scope")

    def clean_user(self) -> User:
        user: User = self.cleaned_data["user"]
        if not user.is_active:
            raise forms.ValidationError(_("This account is closed."))
        return user


@admin.register(ApiToken)
class ApiTokenAdmin(RoleAdmin):
    """Tokens are issued, shown once and revoked; nothing of them is edited."""

    seen_by = ADMINISTRATORS
    changed_by = ADMINISTRATORS
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

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and obj is None

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return IssueForm if obj is None else super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("user", "name", "scope", "days") if obj is None else self.list_display

    def save_model(self, request: HttpRequest, obj: ApiToken, form: Any, change: bool) -> None:
        """The service makes the row; its text goes to the page that answers, and nowhere else."""
        made, text = issue_token(
            user=obj.user,
            name=obj.name,
            scope=ApiToken.Scope(obj.scope),
            valid_for=dt.timedelta(days=form.cleaned_data["days"]),
            by=person(request),
            now=timezone.now(),
        )
        obj.pk, obj.prefix = made.pk, made.prefix
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
