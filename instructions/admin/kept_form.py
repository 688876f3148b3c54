"""Forms of the admin that write through services: the same checks, reasons and refusals as everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import person
from instructions.errors import Refused
from instructions.models import User

REFUSED = "_refused_by_a_service"

if TYPE_CHECKING:
    AnyForm = forms.ModelForm[Any]
else:
    AnyForm = forms.ModelForm


class KeptAdmin(RoleAdmin):
    """A list whose form hands what was entered to services; nothing is saved beside them.

    What a service refuses stands above the form, which keeps what was entered.
    """

    def keep(self, row: Any, values: dict[str, Any], *, by: User) -> Model:
        """Add a row of these values (`row` is None), or change those of a row. Raises `Refused`."""
        raise NotImplementedError

    def keep_lines(self, row: Any, lines: Any, *, by: User) -> None:
        """What was entered in the lines below: a formset that was asked what is new, changed and gone."""
        raise NotImplementedError

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, *args, **kwargs)
        except Refused as error:
            request.__dict__[REFUSED] = str(error)
        return super().changeform_view(request, object_id, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Titles that need no other case of the noun."""
        noun = capfirst(str(self.opts.verbose_name))
        title = noun if context["original"] else _("%(noun)s: a new entry") % {"noun": noun}
        return super().render_change_form(request, {**context, "title": title}, *args, **kwargs)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[AnyForm]:
        form: type[AnyForm] = super().get_form(request, *args, **kwargs)
        said = request.__dict__.get(REFUSED)
        return form if said is None else _saying(form, said)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Of a row that is there, only what was changed in the form: the rest may have been meanwhile."""
        names = form.changed_data if change else form.cleaned_data
        values = {name: form.cleaned_data[name] for name in names}
        if values or not change:
            kept = self.keep(obj if change else None, values, by=person(request))
            obj.pk, obj._state.adding = kept.pk, False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for formset in formsets:
            formset.save(commit=False)
            self.keep_lines(form.instance, formset, by=person(request))


def _saying(form: type[AnyForm], said: str) -> type[AnyForm]:
    class Refusing(form):  # type: ignore[valid-type, misc]
        def clean(self) -> Any:
            found = super().clean()
            self.add_error(None, said)
            return found

    return Refusing


def entered(row: Model, names: list[str]) -> dict[str, Any]:
    """What a line of a formset has put in its row."""
    return {name: getattr(row, name) for name in names}
