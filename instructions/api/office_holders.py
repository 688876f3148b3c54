"""Who headed which body when."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import rights
from instructions.api import examples
from instructions.api.body_code import BodyCodeField
from instructions.api.body_refs import BodyRefSerializer
from instructions.api.filters import BodyFilter, DayFilter, DeskFilterSet
from instructions.api.history import Remembered
from instructions.api.words import WordsField
from instructions.models import Body, OfficeHolder
from instructions.querysets import holding_on
from instructions.services import registry


class OfficeHolderSerializer(serializers.ModelSerializer[OfficeHolder]):
    body = BodyRefSerializer(read_only=True)

    class Meta:
        model = OfficeHolder
        fields = ("id", "body", "last_name", "first_name", "patronymic", "from_on", "until_on")
        read_only_fields = fields


class HolderChangeSerializer(serializers.Serializer[Any]):
    """What is left out stays. Both days are included; null is long ago, or no last day yet."""

    body = BodyCodeField(queryset=Body.objects.all(), required=False)
    last_name = WordsField(max_length=100, required=False)
    first_name = WordsField(max_length=100, required=False, allow_blank=True)
    patronymic = WordsField(max_length=100, required=False, allow_blank=True)
    from_on = serializers.DateField(required=False, allow_null=True)
    until_on = serializers.DateField(required=False, allow_null=True)


@extend_schema_serializer(examples=[examples.request("A new head", examples.NEW_HOLDER)])
class NewHolderSerializer(HolderChangeSerializer):
    body = BodyCodeField(queryset=Body.objects.all())
    last_name = WordsField(max_length=100)


class HolderFilterSet(DeskFilterSet):
    body = BodyFilter()
    holding_on = DayFilter(method="held")

    def held(self, rows: QuerySet[OfficeHolder], _name: str, day: Any) -> QuerySet[OfficeHolder]:
        return rows.filter(holding_on(day))


@extend_schema_view(
    list=extend_schema(summary="Office holders"), retrieve=extend_schema(summary="One office holder")
)
class OfficeHolders(Remembered):
    """Who headed a body when: texts that name a person are read by it. For those who see everything."""

    noun = OfficeHolder
    serializer_class = OfficeHolderSerializer
    detail_class = OfficeHolderSerializer
    filterset_class = HolderFilterSet
    orderings = {"id": "pk", "last_name": "last_name", "from_on": "from_on"}
    versioned = True

    def seen(self) -> QuerySet[OfficeHolder]:
        rows = OfficeHolder.objects.all()
        return rows if rights.reads_all(self.reader) else rows.none()

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("body")

    @extend_schema(
        summary="Add an office holder",
        request=NewHolderSerializer,
        responses={201: OfficeHolderSerializer},
    )
    def create(self, request: Request) -> Response:
        made = registry.add_holder(by=self.reader, **self.asked(NewHolderSerializer))
        return self.answer(made.pk, code=status.HTTP_201_CREATED)

    @extend_schema(
        summary="Change an office holder",
        request=HolderChangeSerializer,
        responses=OfficeHolderSerializer,
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        """One who leaves is given a last day; the past is still read by the name."""
        holder = self.get_object()
        registry.change_holder(holder, by=self.reader, **self.asked(HolderChangeSerializer))
        return self.answer(holder.pk)
