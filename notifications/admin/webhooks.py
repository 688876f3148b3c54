"""Systems that listen, for administrators: registered, paused, ended; what was sent and what came back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from instructions.admin.roles import ADMINISTRATORS, has_role, person
from instructions.errors import Refused
from instructions.models import Event
from notifications.models import Dispatch, Subscription
from notifications.outgoing import subscribing

MESSAGES_A_PAGE = 50


class SystemForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=100,
        help_text=gettext_lazy("As people call the system: “Document flow”."),
    )
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=500,
        widget=forms.TextInput({"placeholder": "https://", "inputmode": "url"}),
        help_text=gettext_lazy("Each message is sent there as a POST in JSON."),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What it is told"),
        choices=Event.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nothing chosen means everything."),
    )


def urls_of(site: AdminSite) -> list[URLPattern]:
    def page(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        return path(f"webhooks/{route}", site.admin_view(view), {"site": site}, name=name)

    return [
        page("", systems, "webhooks"),
        page("add/", register, "webhook_add"),
        page("<int:pk>/", system, "webhook"),
        page("<int:pk>/<slug:move>/", move_system, "webhook_move"),
        page("messages/<int:pk>/", message, "webhook_message"),
        page("messages/<int:pk>/again/", again, "webhook_again"),
    ]


def systems(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    _require_administrator(request)
    context = {
        **site.each_context(request),
        "title": _("Systems that listen"),
        "systems": _with_messages(Subscription.objects.all()),
    }
    return TemplateResponse(request, "notifications/webhooks.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Its secret is shown on the very page that answers, and never again."""
    by = _require_administrator(request)
    form = SystemForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                made = subscribing.subscribe(by=by, now=timezone.now(), **form.cleaned_data)
                context = {**site.each_context(request), "title": _("The secret of the system"), "made": made}
                return TemplateResponse(request, "notifications/webhook_secret.html", context)
            except Refused as error:
                form.add_error(None, str(error))
    context = {**site.each_context(request), "title": _("Register a system"), "form": form}
    return TemplateResponse(request, "notifications/webhook_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def system(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    by = _require_administrator(request)
    row = get_object_or_404(Subscription, pk=pk)
    told = {"name": row.name, "url": row.url, "kinds": row.kinds}
    form = SystemForm(request.POST or None, initial=told)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                subscribing.change_subscription(row, by=by, **form.cleaned_data)
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(reverse("admin:webhook", args=[pk]))
            except Refused as error:
                form.add_error(None, str(error))
    shown = request.GET.get("status", "")
    context = {
        **site.each_context(request),
        "title": row.name,
        "system": row,
        "form": form,
        "shown": shown,
        "states": Dispatch.Status.choices,
        "page": _page(request, row, shown),
    }
    return TemplateResponse(request, "notifications/webhook.html", context, status=status)


@require_POST
def move_system(request: HttpRequest, pk: int, move: str, *, site: AdminSite) -> HttpResponse:
    by = _require_administrator(request)
    row = get_object_or_404(Subscription, pk=pk)
    moves: dict[str, tuple[Callable[[], object], str]] = {
        "ping": (
            lambda: subscribing.ping(row, by=by, now=timezone.now()),
            _("A ping goes out within a minute; below it is told what came back."),
        ),
        "pause": (
            lambda: subscribing.change_subscription(row, by=by, is_active=False),
            _("It is paused: nothing is sent until it goes on."),
        ),
        "resume": (
            lambda: subscribing.change_subscription(row, by=by, is_active=True),
            _("It is told again what happens from now on."),
        ),
        "end": (
            lambda: subscribing.end_subscription(row, by=by),
            _("It is ended. What was sent stays here."),
        ),
    }
    if move not in moves:
        raise Http404
    run, done = moves[move]
    try:
        run()
        messages.success(request, done)
    except Refused as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("admin:webhook", args=[pk]))


def message(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """What was said, to the letter, and what came back."""
    _require_administrator(request)
    row = get_object_or_404(Dispatch.objects.select_related("subscription", "again"), pk=pk)
    context = {
        **site.each_context(request),
        "title": kind_in_words(row.kind),
        "message": row,
        "system": row.subscription,
    }
    return TemplateResponse(request, "notifications/webhook_message.html", context)


@require_POST
def again(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    by = _require_administrator(request)
    row = get_object_or_404(Dispatch.objects.select_related("subscription", "event"), pk=pk)
    try:
        made = subscribing.redeliver(row, by=by, now=timezone.now())
    except Refused as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:webhook_message", args=[pk]))
    messages.success(request, _("The same words go out once more, within a minute."))
    return HttpResponseRedirect(reverse("admin:webhook_message", args=[made.pk]))


def kind_in_words(kind: str) -> str:
    return str(dict(Event.Kind.choices).get(kind, kind))


def _require_administrator(request: HttpRequest) -> Any:
    if not has_role(request, ADMINISTRATORS):
        raise PermissionDenied
    return person(request)


def _with_messages(rows: QuerySet[Subscription]) -> QuerySet[Any]:
    """With how many messages wait and have failed, and how the last one stands. One query."""
    last = Dispatch.objects.filter(subscription=OuterRef("pk")).order_by("-pk")
    told: QuerySet[Any] = rows.annotate(
        waiting=Count("dispatches", Q(dispatches__status=Dispatch.Status.WAITING)),
        failed=Count("dispatches", Q(dispatches__status=Dispatch.Status.FAILED)),
        last_at=Subquery(last.values("queued_at")[:1]),
    )
    return told


def _page(request: HttpRequest, row: Subscription, shown: str) -> Page[Any]:
    found = row.dispatches.defer("body").order_by("-pk")
    if shown in Dispatch.Status.values:
        found = found.filter(status=shown)
    page = Paginator(found, MESSAGES_A_PAGE).get_page(request.GET.get("page"))
    for one in page.object_list:
        one.said = kind_in_words(one.kind)  # type: ignore[attr-defined]
    return page
