"""The calendar of deadlines: a month, or the same as an agenda; and the addresses of calendar feeds."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from instructions import office, rights
from instructions.admin.keys import is_key
from instructions.admin.month import STANDINGS_SHOWN, Month, day_names, due_lines, month_days, steps_due
from instructions.errors import Refused
from instructions.models import Assignment, Body, CalendarFeed, Task, User
from instructions.querysets import BodyQuerySet
from instructions.services.calendar_feeds import make_feed, revoke_feed
from instructions.standing_words import STANDING_WORDS

IN_MONTH, IN_AGENDA, IN_DAY = 4, 40, 500
"""Lines a day; where there are more, the page says how many and leads to them."""


def calendar(request: HttpRequest, site: AdminSite) -> HttpResponse:
    return _page(request, site)


@require_POST
@never_cache
def make(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """A new secret address, shown on the very page that answers and never again."""
    user = _person(request)
    named = request.POST.get("body", "")
    body = get_object_or_404(_bodies(user), pk=named) if is_key(named) else None
    try:
        feed, secret = make_feed(user=user, body=body, now=timezone.now())
    except Refused as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:calendar"))
    address = settings.PUBLIC_URL + reverse("documents:feed", args=[secret])
    return _page(request, site, made={"feed": feed, "address": address})


@require_POST
def revoke(request: HttpRequest, pk: int, site: AdminSite) -> HttpResponse:
    user = _person(request)
    feed = get_object_or_404(CalendarFeed, pk=pk, user=user)
    revoke_feed(feed, by=user, now=timezone.now())
    messages.success(request, gettext("The address does not work any more."))
    return HttpResponseRedirect(reverse("admin:calendar"))


def _page(request: HttpRequest, site: AdminSite, **extra: Any) -> HttpResponse:
    user, on = _person(request), office.today()
    bodies = sorted(_bodies(user), key=lambda body: body.name)
    body = next((one for one in bodies if str(one.pk) == request.GET.get("body")), None)
    month = Month.of(request.GET.get("month", ""), on=on)
    chosen = _day(request.GET.get("day", ""))
    view = "agenda" if chosen or request.GET.get("view") == "agenda" else "month"
    context = {
        **site.each_context(request),
        "title": gettext("Calendar"),
        "view": view,
        "day": chosen,
        "heading": _heading(month, chosen),
        "links": _links(month, view=view, body=body, on=on),
        "bodies": bodies,
        "body": body,
        "month": month,
        **_deadlines(user, month, chosen, view=view, body=body, on=on),
        "legend": [(shown.value, STANDING_WORDS[shown]) for shown in STANDINGS_SHOWN],
        "feeds": user.calendar_feeds.filter(revoked_at=None).select_related("body"),
        **extra,
    }
    return TemplateResponse(request, "admin/calendar.html", context)


def _deadlines(
    user: User, month: Month, chosen: dt.date | None, *, view: str, body: Body | None, on: dt.date
) -> dict[str, Any]:
    weeks = [[chosen]] if chosen else month.weeks
    days = [day for week in weeks for day in week]
    if view == "agenda" and not chosen:
        days = [day for day in days if day.month == month.first.month]
    most = IN_DAY if chosen else IN_AGENDA if view == "agenda" else IN_MONTH
    seen = Assignment.objects.held_by(user, on=on)
    rows = due_lines(seen.filter(body=body) if body else seen, days[0], days[-1], most=most)
    tasks = Task.objects.visible_to(user, on=on)
    found = month_days(
        days,
        rows,
        steps_due(tasks.of_body(body) if body else tasks, days[0], days[-1]),
        month=Month(chosen.replace(day=1)) if chosen else month,
        on=on,
        calendar=office.calendar(),
        names=day_names(days[0], days[-1], language=(get_language() or "en")[:2]),
    )
    return {
        "weeks": [[found[day] for day in week if day in found] for week in weeks],
        "agenda": [day for day in found.values() if day.lines or day.steps],
        "weekdays": month.weeks[0],
    }


def _heading(month: Month, chosen: dt.date | None) -> str:
    if chosen:
        return date_format(chosen)
    name = date_format(month.first, "YEAR_MONTH_FORMAT").lower()
    return name[:1].upper() + name[1:]


def _links(month: Month, *, view: str, body: Body | None, on: dt.date) -> dict[str, str]:
    def link(to: Month, shown: str) -> str:
        asked = {"month": to.name, "view": shown, **({"body": str(body.pk)} if body else {})}
        return "?" + urlencode(asked)

    return {
        "before": link(month.before, view),
        "after": link(month.after, view),
        "today": link(Month(on.replace(day=1)), view),
        "as_month": link(month, "month"),
        "as_agenda": link(month, "agenda"),
        "day": "?" + urlencode({"body": str(body.pk), "day": ""} if body else {"day": ""}),
    }


def _bodies(user: User) -> BodyQuerySet:
    """The bodies whose calendar this person may see."""
    if user.is_superuser or user.reads_all:
        return Body.objects.active()
    return rights.speaks_for(user, on=office.today())


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
