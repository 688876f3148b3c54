"""Filters: named alike everywhere, strict about what they are given."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.core import validators
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from drf_spectacular.utils import extend_schema_field
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.views import APIView

from instructions import lists
from instructions.errors import Refused
from instructions.models import Body, SavedFilter

PAGING = frozenset({"cursor", "page_size", "ordering"})
FORMAT = "format"


class _YesNoField(forms.Field):
    widget = forms.TextInput

    def to_python(self, value: Any) -> bool | None:
        if value in self.empty_values:
            return None
        if str(value).lower() not in {"true", "false"}:
            raise forms.ValidationError(_("true or false."), code="invalid")
        return str(value).lower() == "true"


@extend_schema_field(bool)
class YesNoFilter(django_filters.Filter):  # type: ignore[misc]
    field_class = _YesNoField


class _IsoDayField(forms.Field):
    widget = forms.TextInput

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        try:
            if len(value) != len("2026-03-01"):
                raise ValueError(value)
            return dt.date.fromisoformat(value)
        except ValueError:
            raise forms.ValidationError(_("A day as 2026-03-01."), code="invalid") from None


@extend_schema_field(dt.date)
class DayFilter(django_filters.Filter):  # type: ignore[misc]
    field_class = _IsoDayField


class _KeyField(forms.IntegerField):
    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=2**63 - 1, **kwargs)


@extend_schema_field({"type": "integer", "minimum": 1, "maximum": 2**63 - 1})
class KeyFilter(django_filters.Filter):  # type: ignore[misc]
    """A row's id."""

    field_class = _KeyField


class _BodyField(forms.CharField):
    def to_python(self, value: Any) -> Any:
        code = super().to_python(value)
        if not code:
            return None
        validators.ProhibitNullCharactersValidator()(code)
        body = Body.objects.filter(code=code).first()
        if body is None:
            raise forms.ValidationError(_("No body has this code."), code="unknown")
        return body


@extend_schema_field({"type": "string", "maxLength": 80})
class BodyFilter(django_filters.Filter):  # type: ignore[misc]
    """A body by its code."""

    field_class = _BodyField


class SearchFilter(django_filters.CharFilter):  # type: ignore[misc]
    """Words to be found; the filter set says where."""

    def __init__(self, **kwargs: Any) -> None:
        told = _("Where no word has three letters, they are looked for where words begin.")
        super().__init__(max_length=200, help_text=told, **kwargs)


class OfficeFilterSet(FilterSet):  # type: ignore[misc]
    """A filter set that knows the office's day."""

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on


class DeskFilterSet(OfficeFilterSet):
    """Of a list that stands at the desk too: it may be asked what is kept there under a name."""

    saved_filter = KeyFilter(method="as_saved")

    def as_saved(self, rows: QuerySet[Any], name: str, key: int) -> QuerySet[Any]:
        reader = self.request.user
        offered = SavedFilter.objects.offered_to(reader).filter(listing=lists.name_of(rows.model))
        saved = offered.filter(pk=key).first()
        if saved is None:
            raise exceptions.ValidationError({name: [_("This list has no such filter.")]})
        try:
            found = lists.rows_of(saved.listing, saved.query, reader=reader)
        except Refused as error:
            raise exceptions.ValidationError({name: [str(error)]}) from error
        return rows.filter(pk__in=found.order_by().values("pk"))


class StrictFilterBackend(DjangoFilterBackend):  # type: ignore[misc]
    """Refuses a parameter that no filter has: a misspelt one would silently let everything through."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        filterset_class = self.get_filterset_class(view, queryset)
        known = PAGING | {FORMAT} | set(filterset_class.base_filters if filterset_class else ())
        refuse_unknown(request, known)
        if not set(request.query_params) - PAGING - {FORMAT}:
            # Making the filters costs more than finding a page of rows.
            return queryset
        found: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return found

    def get_filterset_kwargs(self, request: Request, queryset: QuerySet[Any], view: Any) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_filterset_kwargs(request, queryset, view)
        return kwargs | {"on": view.on}


def refuse_unknown(request: Request, known: set[str] | frozenset[str]) -> None:
    """Raises `ValidationError` naming each parameter of the query that is unknown here, empty or doubled."""
    problems = {name: _problem(request, name, known) for name in request.query_params}
    found = {name: [problem] for name, problem in problems.items() if problem}
    if found:
        raise exceptions.ValidationError(found)


def _problem(request: Request, name: str, known: set[str] | frozenset[str]) -> exceptions.ErrorDetail | None:
    values = request.query_params.getlist(name)
    if name not in known:
        return exceptions.ErrorDetail(str(_("There is no such filter here.")), "unknown")
    if len(values) > 1:
        return exceptions.ErrorDetail(str(_("Give one value.")), "doubled")
    if not values[0]:
        return exceptions.ErrorDetail(str(_("Give a value, or leave the filter out.")), "empty")
    return None
