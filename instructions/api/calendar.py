from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import office
from instructions.api.exact import TrueFalseField
from instructions.api.filters import DayFilter, DeskFilterSet
from instructions.api.history import Remembered
from instructions.api.words import WordsField
from instructions.models import CalendarDay
from instructions.services import registry


class CalendarDaySerializer(serializers.ModelSerializer[CalendarDay]):
    class Meta:
        model = CalendarDay
        fields = ("id", "on", "kind", "name_kk", "name_ru", "name_en", "is_estimated")
        read_only_fields = fields


class DayChangeSerializer(serializers.Serializer[Any]):
    """What is left out stays. It is the same day: another one is set for itself."""

    kind = serializers.ChoiceField(choices=CalendarDay.Kind.choices, required=False)
    name_kk = WordsField(max_length=200, required=False, allow_blank=True)
    name_ru = WordsField(max_length=200, required=False, allow_blank=True)
    name_en = WordsField(max_length=200, required=False, allow_blank=True)
    is_estimated = TrueFalseField(required=False)


class NewDaySerializer(serializers.Serializer[Any]):
    on = serializers.DateField()
    kind = serializers.ChoiceField(choices=CalendarDay.Kind.choices)
    name_kk = WordsField(max_length=200, required=False, allow_blank=True, default="")
    name_ru = WordsField(max_length=200, required=False, allow_blank=True, default="")
    name_en = WordsField(max_length=200, required=False, allow_blank=True, default="")
    is_estimated = TrueFalseField(required=False, default=False)


class CalendarFilterSet(DeskFilterSet):
    first = DayFilter(field_name="on", lookup_expr="gte")
    last = DayFilter(field_name="on", lookup_expr="lte")
    kind = django_filters.ChoiceFilter(choices=CalendarDay.Kind.choices)


@extend_schema_view(
    list=extend_schema(summary="Days that differ from their weekday"),
    retrieve=extend_schema(summary="One such day"),
)
class Calendar(Remembered):
    """Holidays, days off moved to another day, and weekend days that are worked instead."""

    noun = CalendarDay
    serializer_class = CalendarDaySerializer
    detail_class = CalendarDaySerializer
    filterset_class = CalendarFilterSet
    orderings = {"on": "on"}
    versioned = True

    def seen(self) -> QuerySet[CalendarDay]:
        return CalendarDay.objects.all()

    @extend_schema(summary="Set a day", request=NewDaySerializer, responses={201: CalendarDaySerializer})
    def create(self, request: Request) -> Response:
        """Say how a day differs from its weekday, or say it anew. Deadlines given before stay."""
        made = registry.set_day(by=self.reader, **self.asked(NewDaySerializer))
        office.calm.forget()
        return self.answer(made.pk, code=status.HTTP_201_CREATED)

    @extend_schema(summary="Change a day", request=DayChangeSerializer, responses=CalendarDaySerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        """As when it is set anew, but heeding what was seen (`If-Match`)."""
        day = self.get_object()
        registry.set_day(by=self.reader, on=day.on, **self.asked(DayChangeSerializer))
        office.calm.forget()
        return self.answer(day.pk)
