"""What a report is asked: period, day, bodies, announcement, giver, language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from instructions import rights
from instructions.admin.keys import is_key
from instructions.documents.reports.catalogue import Report
from instructions.models import Announcement, Assignment, Body, User
from instructions.models.language import Language
from instructions.reports.question import Period, Question

LATEST = 60
"""Announcements to choose from; an older one is reached from its own page."""


class _Day(forms.DateInput):
    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, dt.date) else value


class ReportForm(forms.Form):
    period = forms.ChoiceField(label=_("Period"), required=False)
    first = forms.DateField(label=_("from"), required=False, widget=_Day)
    last = forms.DateField(label=_("to"), required=False, widget=_Day)
    on = forms.DateField(label=_("As of the end of"), required=False, widget=_Day)
    body = forms.ChoiceField(label=_("Body"), required=False)
    below = forms.TypedChoiceField(
        label=_("Bodies below"),
        required=False,
        coerce=str,
        empty_value="true",
        choices=[("true", _("with those below")), ("false", _("without them"))],
    )
    role = forms.ChoiceField(label=_("Role"), required=False)
    announcement = forms.TypedChoiceField(
        label=_("Announcement"), required=False, coerce=int, empty_value=None
    )
    giver = forms.ChoiceField(label=_("Given by"), required=False)
    language = forms.ChoiceField(label=_("Language of the text"), required=False)

    def __init__(self, report: Report, reader: User, on: dt.date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        announcements = Announcement.objects.visible_to(reader, on=on)
        asked = self.data.get("announcement", "") if self.is_bound else ""
        self._offer("period", Period.choices, empty=None)
        self._offer("body", _bodies(reader, on), empty=gettext("All bodies"))
        self._offer("role", Assignment.Role.choices, empty=gettext("Lead and co-executors"))
        self._offer("announcement", _announcements(announcements, asked), empty=gettext("All"))
        givers = announcements.exclude(giver="").order_by("giver").values_list("giver", flat=True).distinct()
        self._offer("giver", [(giver, giver) for giver in givers], empty=gettext("Anybody"))
        self._offer("language", Language.choices, empty=gettext("Every language"))
        if not report.period:
            for name in ("period", "first", "last"):
                del self.fields[name]

    def _offer(self, name: str, choices: Iterable[tuple[Any, Any]], *, empty: str | None) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", empty), *choices] if empty is not None else list(choices)

    def clean(self) -> dict[str, Any]:
        """Days said by hand stand in the place of a named period."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("first") or cleaned.get("last"):
            cleaned["period"] = ""
        return cleaned

    @property
    def question(self) -> Question:
        said = {name: value for name, value in self.cleaned_data.items() if value not in {None, ""}}
        below = said.pop("below", "true") == "true" or "body" not in said
        return Question(**said, below=below)


def _bodies(reader: User, on: dt.date) -> list[tuple[str, str]]:
    bodies = Body.objects.active().exclude(kind=Body.Kind.COLLECTIVE)
    if not (reader.is_superuser or reader.reads_all):
        bodies = rights.speaks_for(reader, on=on)
    return sorted(((body.code, body.name) for body in bodies), key=lambda choice: choice[1].casefold())


def _announcements(found: Any, asked: str) -> list[tuple[str, str]]:
    rows = list(found.only("pk", "title", "published_on")[:LATEST])
    if is_key(asked) and int(asked) not in {row.pk for row in rows}:
        rows += found.filter(pk=int(asked)).only("pk", "title", "published_on")
    return [(str(row.pk), f"{row.published_on:%d.%m.%Y} · {row.title[:70]}") for row in rows]
