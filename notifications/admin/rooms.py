"""The room of reminders: how the machinery stands, who is not reached; and each person's own wishes."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from instructions import office
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.errors import Refused
from notifications import ledger
from notifications.admin import outbox
from notifications.admin.wishes import WishesForm
from notifications.bot.linking import link_token
from notifications.bot.name import bot_name
from notifications.models import Recipient
from notifications.models.channel import Channel
from notifications.recipients import enrol
from notifications.webhooks import set_webhook, stop_webhook


def urls_of(site: AdminSite) -> list[URLPattern]:
    def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
        return path(route, site.admin_view(view), {"site": site}, name=name)

    return [
        page("reminders/", reminders, "reminders"),
        page("reminders/mine/", mine, "my_reminders"),
        page("reminders/mine/webhook/", webhook, "my_webhook"),
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
        "unanswered": ledger.unanswered(),
        "outbox_is_used": not settings.EMAIL_HOST,
    }
    return TemplateResponse(request, "notifications/reminders.html", context)


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
        "telegram": recipient.addresses.filter(channel=Channel.TELEGRAM).first(),
        "webhook": recipient.addresses.filter(channel=Channel.WEBHOOK).first(),
        "bot": bot_name(),
        "token": link_token(user, now=timezone.now()),
    }
    return TemplateResponse(request, "notifications/mine.html", context)


def webhook(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Set the own webhook, or stop it where no address is given."""
    user = person(request)
    if request.method != "POST" or not user.is_active:
        raise PermissionDenied
    recipient, url = Recipient.objects.get_or_create(user=user)[0], request.POST.get("url", "").strip()
    try:
        if url:
            set_webhook(recipient, url=url, now=timezone.now())
        else:
            stop_webhook(recipient)
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Saved."))
    return redirect("admin:my_reminders")
