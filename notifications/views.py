"""What a message leads to, and the health that an outside watcher asks for."""

from __future__ import annotations

import json
from contextlib import closing

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from instructions.models import Assignment
from notifications import links
from notifications.bot.updates import handle
from notifications.channels.telegram import BotApi
from notifications.heartbeat import pulse
from notifications.models import Address


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while ticks complete or the first is still to come, else 503; when the last one did, what waits."""
    now = timezone.now()
    found = pulse(now=now)
    return JsonResponse(
        {
            "status": "starting" if found.is_starting else "ok" if found.is_well else "failing",
            "last_tick_seconds_ago": int((now - found.ticked_at).total_seconds())
            if found.ticked_at
            else None,
            "undelivered": found.waiting,
            "oldest_undelivered_seconds": int((now - found.waiting_since).total_seconds())
            if found.waiting_since
            else None,
        },
        status=200 if found.is_well else 503,
    )


@require_safe
def open_assignment(request: HttpRequest, assignment: int) -> HttpResponseBase:
    """The desk's own page of an instruction, wherever the desk keeps it; the desk asks who is there."""
    row = get_object_or_404(Assignment, pk=assignment)
    return redirect("admin:instructions_task_change", row.task_id)


@csrf_exempt  # Telegram shows a secret of its own
@require_POST
def telegram(request: HttpRequest) -> HttpResponse:
    """The webhook. 200 even to nonsense: Telegram would send it again for a day."""
    secret = settings.TELEGRAM_WEBHOOK_SECRET
    shown = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
    if not secret or not constant_time_compare(shown, secret):
        return HttpResponse(status=403)
    try:
        update = json.loads(request.body)
    except ValueError:
        update = {}
    if isinstance(update, dict):
        with closing(BotApi()) as api:
            handle(update, api=api, now=timezone.now())
    return HttpResponse()


@csrf_exempt  # a mail program unsubscribes by a bare POST (RFC 8058)
@require_http_methods(["GET", "POST"])
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    try:
        address = get_object_or_404(
            Address.objects.select_related("recipient__user"), pk=links.read_stop(token)
        )
    except signing.BadSignature:
        return expired(request)
    if request.method == "POST":
        address.is_wanted = False
        address.save(update_fields=["is_wanted"])
    with translation.override(address.recipient.reads):
        return render(request, "notifications/stop.html", {"address": address, "title": _("No more mail")})


def expired(request: HttpRequest) -> HttpResponse:
    return render(
        request, "notifications/expired.html", {"title": _("This link no longer works")}, status=410
    )
