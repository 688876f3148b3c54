"""Bodies as a person types them: one name a line, offered from the registry, others only on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from instructions.models import Alias, Assignment, Body
from instructions.services.review import Share


@dataclass(frozen=True)
class Names:
    """Every name of every active body, in three languages and by its plain aliases. Two queries."""

    @cached_property
    def bodies(self) -> list[Body]:
        return sorted(Body.objects.active(), key=lambda body: body.name)

    @cached_property
    def _known(self) -> dict[str, Body]:
        by_key = {body.pk: body for body in self.bodies}
        aliases = Alias.objects.filter(is_ambiguous=False, body__in=by_key).values_list("text", "body_id")
        known = {text.casefold(): by_key[body] for text, body in aliases}
        for body in self.bodies:
            named = (body.code, body.name_kk, body.name_ru, body.name_en)
            known.update((name.casefold(), body) for name in named if name)
        return known

    def find(self, name: str) -> Body | None:
        return self._known.get(" ".join(name.split()).casefold())


class NamesInput(forms.Widget):
    """One line a name and an empty one after them; `names.js` adds more as they are filled."""

    template_name = "desk/names_input.html"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["lines"] = [*(value or []), ""]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        lines = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [" ".join(line.split()) for line in lines if line.strip()]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data


class NamesField(forms.Field):
    widget = NamesInput

    def clean(self, value: list[str]) -> list[str]:
        for name in value:
            if len(name) > 300:
                raise forms.ValidationError(_("A name is longer than 300 characters."))
        if self.required and not value:
            raise forms.ValidationError(_("Name at least one body."))
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != list(data or [])


def lines(assignments: Sequence[Assignment], role: str) -> list[str]:
    return [row.name for row in assignments if row.role == role]


def shares(typed: Sequence[str], *, names: Names, outside: set[str]) -> tuple[list[Share], list[str]]:
    """The bodies meant, and the names that the registry does not have and nobody allowed as outside it."""
    found, unknown = [], []
    for name in typed:
        body = names.find(name)
        if body:
            found.append(Share(body=body))
        elif name in outside:
            found.append(Share(outside_name=name))
        else:
            unknown.append(name)
    return found, unknown
