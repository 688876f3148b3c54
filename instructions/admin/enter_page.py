"""An instruction told by telephone or in a meeting, written down by a controller."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from instructions import office, quality
from instructions.admin.days import Days
from instructions.admin.moves.forms import DayInput
from instructions.admin.names_field import Names
from instructions.admin.review_form import TaskForm
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.errors import Refused
from instructions.models import Announcement, Task
from instructions.models.due import DueKind
from instructions.services.entering import enter_task
from instructions.services.review import accept_task

LATEST_GIVERS = 50


class EnterForm(TaskForm):
    giver = forms.CharField(label=gettext_lazy("Given by"), max_length=300)
    told_on = forms.DateField(label=gettext_lazy("Told on"), widget=DayInput)
    event = forms.CharField(
        label=gettext_lazy("Event"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("A call, a meeting, a visit: where it was told."),
    )
    words = forms.CharField(
        label=gettext_lazy("In the words it was told in"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 3}),
    )


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
    start = {"told_on": office.today(), "due_kind": DueKind.DATE}
    form = EnterForm(request.POST or None, names=Names(), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(_entered(request, form))
        except Refused as error:
            form.add_error(None, str(error))
    givers = Announcement.objects.exclude(giver="").order_by("-pk").values_list("giver", flat=True)
    context = {
        **site.each_context(request),
        "title": _("Enter an instruction"),
        "form": form,
        "givers": list(dict.fromkeys(givers[:LATEST_GIVERS])),
    }
    return TemplateResponse(request, "desk/enter.html", context, status=400 if form.errors else 200)


@transaction.atomic
def _entered(request: HttpRequest, form: EnterForm) -> str:
    """Where to go on: to the instruction, or to the review desk where something is to be thought over."""
    by, now = person(request), timezone.now()
    told: dict[str, Any] = {
        name: form.cleaned_data[name] for name in ("title", "giver", "event", "told_on", "words", "form")
    }
    task = enter_task(
        by=by, now=now, deadline=form.deadline, lead=form.lead_shares, co=form.co_shares, **told
    )
    if request.POST.get("do") == "accept":
        if not _advice(task):
            accept_task(task, by=by, now=now)
            messages.success(request, _("On control: %(title)s") % {"title": task.title})
            return reverse("admin:instructions_task_change", args=[task.pk])
        messages.warning(request, _("Entered. Look at the advice before you accept it."))
    else:
        messages.success(request, _("Entered; the proposal waits for your answer."))
    return reverse("admin:proposal", args=[task.pk])


def _advice(task: Task) -> list[quality.Advice]:
    days = Days.now()
    shares = list(task.assignments.select_related("body"))
    return quality.advice(task, shares, on=days.on, calendar=days.calendar)
