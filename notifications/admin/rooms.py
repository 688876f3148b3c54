"""The room of reminders: how the machinery stands, who is not reached; and each person's own wishes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from instructions import office
from instructions.admin.roles import CONTROLLERS, has_role, person
from notifications import ledger
from notifications.admin import outbox
from notifications.bot.linking import link_token
from notifications.channels.errors import ChannelError
from notifications.channels.telegram import BotApi
from notifications.models import Address, Recipient
from notifications.recipients import enrol

LONGEST_PAUSE_DAYS = 92


def urls_of(site: AdminSite) -> list[URLPattern]:
    def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
        return path(route, site.admin_view(view), {"site": site}, name=name)

    return [
        page("reminders/", reminders, "reminders"),
        page("reminders/mine/", mine, "my_reminders"),
        page("reminders/outbox/", outbox.outbox, "outbox"),
        page("reminders/outbox/<str:name>/", outbox.mail, "outbox_mail"),
        page("reminders/outbox/<str:name>/body/", outbox.mail_body, "outbox_body"),
    ]


def reminders(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """For the control unit the whole; for everybody else their own wishes."""
    if not has_role(request, CONTROLLERS):
        return redirect("admin:my_reminders")
    now = timezone.now()
    context = {
        **site.each_context(request),
        "title": _("Reminders"),
        "unreached": ledger.unreached(now=now, on=office.today(now)),
        "outbox_is_used": not settings.EMAIL_HOST,
    }
    return TemplateResponse(request, "notifications/reminders.html", context)


class WishesForm(forms.ModelForm[Recipient]):
    """A person's own wishes; `wanted` are the channels."""

    wanted = forms.ModelMultipleChoiceField(
        Address.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label=gettext_lazy("Where"),
    )

    class Meta:
        model = Recipient
        fields = ("language", "hour", "quiet_from", "bundle", "paused_until")
        widgets = {"paused_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = self.fields["wanted"]
        assert isinstance(wanted, forms.ModelMultipleChoiceField)
        wanted.queryset = self.instance.addresses.all()
        wanted.initial = self.instance.addresses.filter(is_wanted=True)

    def clean_paused_until(self) -> Any:
        day = self.cleaned_data["paused_until"]
        if day and (day - office.today()).days > LONGEST_PAUSE_DAYS:
            raise ValidationError(
                _("A pause lasts %(days)d days at most. For a longer absence name a substitute.")
                % {"days": LONGEST_PAUSE_DAYS}
            )
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("hour", 0) >= found.get("quiet_from", 24):
            raise ValidationError({"quiet_from": _("The quiet begins after the hour of the reminders.")})
        return found

    def save(self, commit: bool = True) -> Recipient:
        chosen = set(self.cleaned_data["wanted"])
        for address in self.instance.addresses.all():
            if address.is_wanted != (address in chosen):
                address.is_wanted = address in chosen
                address.save(update_fields=["is_wanted"])
        return super().save(commit)


def mine(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    user = person(request)
    if not user.is_active:
        raise PermissionDenied
    enrol(now=timezone.now())
    recipient = Recipient.objects.select_related("user").get(user=user)
    form = WishesForm(request.POST or None, instance=recipient)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("admin:my_reminders")
    context = {
        **site.each_context(request),
        "title": _("My reminders"),
        "form": form,
        "telegram": recipient.addresses.filter(channel="telegram").first(),
        "bot": bot_name(),
        "token": link_token(user, now=timezone.now()),
    }
    return TemplateResponse(request, "notifications/mine.html", context)


def bot_name() -> str:
    """The bot's name at Telegram, asked for once an hour; "" where there is none or it cannot be asked."""
    if not settings.TELEGRAM_BOT_TOKEN:
        return ""
    name = cache.get("telegram-bot-name")
    if name is None:
        try:
            name = str(BotApi(timeout=5).call("getMe")["username"])
        except (ChannelError, KeyError, TypeError):
            name = ""
        cache.set("telegram-bot-name", name, 3600 if name else 60)
    return str(name)
