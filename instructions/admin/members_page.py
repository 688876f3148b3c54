"""Collectives whose members have changed: what each instruction would gain and lose, and doing it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from instructions.admin.days import Days
from instructions.admin.keys import is_key
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.errors import Refused
from instructions.models import Task
from instructions.services.membership import AT_ONCE, apply_difference, tasks_that_differ


@require_http_methods(["GET", "POST"])
def members(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
    if request.method == "POST":
        _apply(request)
        return HttpResponseRedirect(reverse("admin:members"))
    days = Days.now()
    found = tasks_that_differ(on=days.on, most=AT_ONCE)
    tasks = Task.objects.filter(pk__in=found).order_by("due_on", "pk")
    rows = [(task, days.due(task.due_on, first_on=task.original_due_on), found[task.pk]) for task in tasks]
    context = {
        **site.each_context(request),
        "title": _("Members that have changed"),
        "rows": rows,
        "has_more": len(found) == AT_ONCE,
    }
    return TemplateResponse(request, "desk/members.html", context)


def _apply(request: HttpRequest) -> None:
    """Each instruction stands by itself; what cannot be is told."""
    chosen = [int(pk) for pk in request.POST.getlist("task") if is_key(pk)]
    done = 0
    for task in Task.objects.on_control().filter(pk__in=chosen[:AT_ONCE]):
        try:
            apply_difference(task, by=person(request), now=timezone.now())
            done += 1
        except Refused as error:
            messages.error(request, f"№ {task.number}: {error}")
    if not chosen:
        messages.warning(request, _("Choose at least one instruction."))
    elif done:
        said = ngettext(
            "The assignments of %(count)s instruction follow the membership of today.",
            "The assignments of %(count)s instructions follow the membership of today.",
            done,
        )
        messages.success(request, said % {"count": done})
