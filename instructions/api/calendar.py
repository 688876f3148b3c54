from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from instructions.api.endpoint import Resource
from instructions.api.filters import DayFilter, OfficeFilterSet
from instructions.models import CalendarDay


class CalendarDaySerializer(serializers.ModelSerializer[CalendarDay]):
    class Meta:
        model = CalendarDay
        fields = ("on", "kind", "name_kk", "name_ru", "name_en", "is_estimated")
        read_only_fields = fields


class CalendarFilterSet(OfficeFilterSet):
    first = DayFilter(field_name="on", lookup_expr="gte")
    last = DayFilter(field_name="on", lookup_expr="lte")
    kind = django_filters.ChoiceFilter(choices=CalendarDay.Kind.choices)


@extend_schema_view(list=extend_schema(summary="Days that differ from their weekday"))
class Calendar(Resource):
    """Holidays, days off moved to another day, and weekend days that are worked instead."""

    noun = CalendarDay
    serializer_class = CalendarDaySerializer
    detail_class = CalendarDaySerializer
    filterset_class = CalendarFilterSet
    orderings = {"on": "on"}

    def seen(self) -> QuerySet[CalendarDay]:
        return CalendarDay.objects.all()
