"""How reading fares in real life: each figure leads to the rows that it counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from instructions import office
from instructions.admin.moves.forms import DayInput
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.admin.task_filters import period_of
from instructions.errors import Refused
from instructions.models import Correction, Task
from instructions.models.language import Language
from instructions.reports.corrections import Corrections, Fields, Rejected, corrections
from instructions.reports.ratio import Ratio


class PeriodForm(forms.Form):
    first = forms.DateField(label=gettext_lazy("Accepted from"), widget=DayInput)
    last = forms.DateField(label=gettext_lazy("to"), widget=DayInput)

    def clean(self) -> dict[str, dt.date]:
        data = super().clean() or {}
        if not self.errors and data["last"] < data["first"]:
            raise forms.ValidationError(_("The period ends before it begins."))
        return data


@dataclass(frozen=True, slots=True)
class Figure:
    part: int
    whole: int
    percent: float | None
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    figures: tuple[Figure, ...]


def page(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
    on = office.today()
    year = {"first": on.replace(month=1, day=1), "last": on}
    form = PeriodForm(request.GET if "first" in request.GET else None, initial=year)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else year
    days = asked["first"], asked["last"]
    try:
        found = corrections(period_of(days, reader=person(request)))
    except Refused as error:
        form.add_error(None, str(error))
        days = year["first"], year["last"]
        found = corrections(period_of(days, reader=person(request)))
    stretch = f"{days[0]}..{days[1]}"
    context = {
        **site.each_context(request),
        "title": _("How well reading fares"),
        "form": form,
        "languages": [*(Language(one.language).label for one in found.languages), _("All")],
        "rows": [
            _untouched(found, stretch),
            *(_of_field(field, found, stretch) for field in Correction.Field),
        ],
        "rejected": [_of_reason(row, stretch) for row in found.rejected],
        "is_empty": not found.total.accepted,
    }
    return TemplateResponse(request, "desk/corrections.html", context)


def _fields(found: Corrections) -> list[tuple[str, Fields]]:
    """By language, and with "" over all of them."""
    return [*((one.language, one.fields) for one in found.languages), ("", found.total)]


def _untouched(found: Corrections, stretch: str) -> Row:
    figures = []
    for language, fields in _fields(found):
        asked = {"state": "all", "reviewed": f"untouched:{stretch}", "language__exact": language}
        figures.append(_figure(fields.untouched, "admin:instructions_task_changelist", asked))
    return Row(_("accepted just as it was read"), tuple(figures))


def _of_field(field: Correction.Field, found: Corrections, stretch: str) -> Row:
    figures = []
    for language, fields in _fields(found):
        asked = {
            "field__exact": field.value,
            "reviewed": f"accepted:{stretch}",
            "task__language__exact": language,
        }
        ratio = getattr(fields, field.value)
        figures.append(_figure(ratio, "admin:instructions_correction_changelist", asked))
    return Row(str(field.label), tuple(figures))


def _of_reason(row: Rejected, stretch: str) -> tuple[str, int, str]:
    asked = {"state": "all", "reviewed": f"rejected:{stretch}", "reject_reason__exact": row.reason}
    label = str(Task.RejectReason(row.reason).label)
    return label, row.number, _link("admin:instructions_task_changelist", asked)


def _figure(ratio: Ratio, page: str, asked: dict[str, str]) -> Figure:
    return Figure(ratio.part, ratio.whole, ratio.percent, _link(page, asked))


def _link(page: str, asked: dict[str, str]) -> str:
    return f"{reverse(page)}?" + urlencode({name: value for name, value in asked.items() if value})
