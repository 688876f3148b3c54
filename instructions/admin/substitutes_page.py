"""Who stands in for me, for whom I stand in; and for a head the same of the own people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from instructions import office, rights
from instructions.admin.moves.forms import DayInput
from instructions.admin.roles import person
from instructions.errors import NotAllowed, Refused
from instructions.models import Substitution, User
from instructions.services.substituting import (
    candidates_for,
    end_substitution,
    may_name_for,
    name_substitute,
    people_of,
)


class SubstituteForm(forms.Form):
    person = forms.ModelChoiceField(label=gettext_lazy("On leave"), queryset=User.objects.none())
    substitute = forms.ModelChoiceField(label=gettext_lazy("Stands in"), queryset=User.objects.none())
    from_on = forms.DateField(label=gettext_lazy("From"), widget=DayInput)
    until_on = forms.DateField(
        label=gettext_lazy("Until"), widget=DayInput, help_text=gettext_lazy("The last day is included.")
    )

    def __init__(self, data: Any = None, *, by: User) -> None:
        super().__init__(data, initial={"person": by.pk})
        people = _people(by)
        who, substitute = self.fields["person"], self.fields["substitute"]
        assert isinstance(who, forms.ModelChoiceField)
        assert isinstance(substitute, forms.ModelChoiceField)
        if people is None:
            del self.fields["person"]
            substitute.queryset = candidates_for(by)
        else:
            who.queryset = people
            substitute.queryset = people


@require_http_methods(["GET", "POST"])
def substitutes(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    by = person(request)
    form = SubstituteForm(request.POST or None, by=by)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                _name(form, by)
                messages.success(request, _("The substitute is named and will be reminded too."))
                return HttpResponseRedirect(reverse("admin:substitutes"))
            except Refused as error:
                form.add_error(None, str(error))
                status = 403 if isinstance(error, NotAllowed) else 400
    context = {
        **site.each_context(request),
        "title": _("Substitutes"),
        "form": form,
        "rows": [(row, may_name_for(by, row.person)) for row in _rows(by)],
        "on": office.today(),
    }
    return TemplateResponse(request, "desk/substitutes.html", context, status=status)


@require_POST
def end(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    row = get_object_or_404(_rows(person(request)), pk=pk)
    try:
        end_substitution(row, by=person(request), now=timezone.now())
        messages.success(request, _("The substitution is ended."))
    except Refused as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("admin:substitutes"))


def _people(by: User) -> QuerySet[User] | None:
    """For whom a person may name somebody; None for oneself alone."""
    if rights.may_control(by):
        return User.objects.filter(is_active=True)
    if by.role == User.Role.HEAD:
        return people_of(by)
    return None


def _name(form: SubstituteForm, by: User) -> Substitution:
    data = form.cleaned_data
    return name_substitute(
        person=data.get("person", by),
        substitute=data["substitute"],
        from_on=data["from_on"],
        until_on=data["until_on"],
        by=by,
        now=timezone.now(),
    )


def _rows(by: User) -> QuerySet[Substitution]:
    """Those that still matter: the own ones, and of the people one may name for."""
    rows = Substitution.objects.filter(until_on__gte=office.today()).select_related("person", "substitute")
    people = _people(by)
    seen = Q(person=by) | Q(substitute=by)
    if people is not None:
        seen |= Q(person__in=people.values("pk"))
    return rows.filter(seen).order_by("from_on", "pk")
