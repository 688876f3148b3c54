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
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from instructions import office
from instructions.admin.moves.forms import DayInput
from instructions.admin.roles import CONTROLLERS, has_role
from instructions.models import Correction
from instructions.models.language import Language
from instructions.reports.corrections import Corrections, corrections

FATE_WORDS: tuple[tuple[str, Promise], ...] = (
    ("waiting", gettext_lazy("still wait for review")),
    ("rejected", gettext_lazy("rejected")),
    ("merged", gettext_lazy("merged into another")),
    ("accepted", gettext_lazy("accepted")),
    ("untouched", gettext_lazy("of these just as they were read")),
)


class PeriodForm(forms.Form):
    first = forms.DateField(label=gettext_lazy("Read from"), widget=DayInput)
    last = forms.DateField(label=gettext_lazy("to"), widget=DayInput)

    def clean(self) -> dict[str, dt.date]:
        data = super().clean() or {}
        if not self.errors and data["last"] < data["first"]:
            raise forms.ValidationError(_("The period ends before it begins."))
        return data


@dataclass(frozen=True, slots=True)
class Figure:
    value: int
    whole: int | None
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
    found = corrections(first=asked["first"], last=asked["last"])
    stretch = f"{asked['first']}..{asked['last']}"
    context = {
        **site.each_context(request),
        "title": _("How well reading fares"),
        "form": form,
        "languages": [*Language.labels, _("All")],
        "fields": [_of_field(field, found, stretch) for field in Correction.Field],
        "fates": [_of_fate(name, str(word), found, stretch) for name, word in FATE_WORDS],
        "is_empty": not found.fates,
    }
    return TemplateResponse(request, "desk/corrections.html", context)


def _of_field(field: Correction.Field, found: Corrections, stretch: str) -> Row:
    listed = reverse("admin:instructions_correction_changelist")
    figures = []
    for language in (*Language.values, ""):
        ratio = found.corrected(field.value, language)
        asked = {"field__exact": field.value, "read": stretch}
        address = _link(listed, asked, {"task__language__exact": language})
        figures.append(Figure(ratio.part, ratio.whole, ratio.percent, address))
    return Row(str(field.label), tuple(figures))


def _of_fate(name: str, word: str, found: Corrections, stretch: str) -> Row:
    listed = reverse("admin:instructions_task_changelist")
    figures = []
    for language in (*Language.values, ""):
        asked = {"state": "all", "read": f"{name}:{stretch}"}
        address = _link(listed, asked, {"language__exact": language})
        share = found.untouched(language).percent if name == "untouched" else None
        figures.append(Figure(found.fate(name, language), None, share, address))
    return Row(word, tuple(figures))


def _link(listed: str, asked: dict[str, str], by_language: dict[str, str]) -> str:
    return f"{listed}?" + urlencode(
        {**asked, **{name: value for name, value in by_language.items() if value}}
    )
