from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from instructions.api.endpoint import Readable
from instructions.api.filters import BodyFilter, OfficeFilterSet, SearchFilter, YesNoFilter
from instructions.models import Alias, Body
from instructions.querysets import BodyQuerySet


class BodyRefSerializer(serializers.ModelSerializer[Body]):
    """A body as others name it; `name` is in the reader's language."""

    name = serializers.CharField(read_only=True)

    class Meta:
        model = Body
        fields: tuple[str, ...] = ("id", "code", "name")
        read_only_fields = fields


class BodySerializer(serializers.ModelSerializer[Body]):
    name = serializers.CharField(read_only=True)
    parent = BodyRefSerializer(allow_null=True, read_only=True)

    class Meta:
        model = Body
        fields: tuple[str, ...] = (
            "id",
            "code",
            "kind",
            "name",
            "name_kk",
            "name_ru",
            "name_en",
            "parent",
            "is_active",
        )
        read_only_fields = fields


class AliasSerializer(serializers.ModelSerializer[Alias]):
    class Meta:
        model = Alias
        fields = ("language", "text", "is_ambiguous")
        read_only_fields = fields


class BodyDetailSerializer(BodySerializer):
    """`members` are those of a collective as of today."""

    aliases = AliasSerializer(many=True, read_only=True)
    members = serializers.SerializerMethodField()

    class Meta(BodySerializer.Meta):
        fields = (*BodySerializer.Meta.fields, "aliases", "members")
        read_only_fields = fields

    @extend_schema_field(BodyRefSerializer(many=True))
    def get_members(self, body: Body) -> Any:
        if not body.is_collective:
            return []
        return BodyRefSerializer(body.members_on(self.context["on"]), many=True).data


class BodyFilterSet(OfficeFilterSet):
    kind = django_filters.ChoiceFilter(choices=Body.Kind.choices)
    is_active = YesNoFilter()
    parent = BodyFilter()
    search = SearchFilter(method="find")

    def find(self, rows: QuerySet[Body], _name: str, words: str) -> QuerySet[Body]:
        assert isinstance(rows, BodyQuerySet)
        return rows.matching(words)


@extend_schema_view(
    list=extend_schema(summary="Bodies"),
    retrieve=extend_schema(summary="One body"),
)
class Bodies(Readable):
    noun = Body
    serializer_class = BodySerializer
    detail_class = BodyDetailSerializer
    filterset_class = BodyFilterSet
    orderings = {"code": "code", "name_en": "name_en", "name_ru": "name_ru", "name_kk": "name_kk"}

    def seen(self) -> QuerySet[Body]:
        return Body.objects.all()

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("parent").prefetch_related("aliases")
