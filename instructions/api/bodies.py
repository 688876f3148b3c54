from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.body_code import BodyCodeField
from instructions.api.body_refs import BodyRefSerializer
from instructions.api.exact import TrueFalseField
from instructions.api.filters import BodyFilter, DeskFilterSet, SearchFilter, YesNoFilter
from instructions.api.history import Remembered
from instructions.api.words import WordsField
from instructions.models import Alias, Body, Membership
from instructions.models.language import Language
from instructions.querysets import BodyQuerySet
from instructions.services import registry


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
        fields = ("id", "language", "text", "is_ambiguous")
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


class BodyFilterSet(DeskFilterSet):
    kind = django_filters.ChoiceFilter(choices=Body.Kind.choices)
    is_active = YesNoFilter()
    parent = BodyFilter()
    search = SearchFilter(method="find")

    def find(self, rows: QuerySet[Body], _name: str, words: str) -> QuerySet[Body]:
        assert isinstance(rows, BodyQuerySet)
        return rows.matching(words)


class BodyChangeSerializer(serializers.ModelSerializer[Body]):
    """What is left out stays. A code once given stays too."""

    parent = BodyCodeField(  # type: ignore[assignment]  # the stubs mean the serializer's own parent
        queryset=Body.objects.all(), required=False, allow_null=True
    )

    class Meta:
        model = Body
        fields: tuple[str, ...] = ("kind", "name_kk", "name_ru", "name_en", "parent", "is_active")


class NewBodySerializer(BodyChangeSerializer):
    class Meta(BodyChangeSerializer.Meta):
        fields = ("code", *BodyChangeSerializer.Meta.fields)


class NewAliasSerializer(serializers.ModelSerializer[Alias]):
    class Meta:
        model = Alias
        fields = ("language", "text", "is_ambiguous")


class AliasChangeSerializer(serializers.Serializer[Any]):
    """What is left out stays."""

    language = serializers.ChoiceField(choices=Language.choices, required=False)
    text = WordsField(max_length=300, required=False)
    is_ambiguous = TrueFalseField(required=False)


class MembershipSerializer(serializers.ModelSerializer[Membership]):
    member = BodyRefSerializer(read_only=True)

    class Meta:
        model = Membership
        fields = ("id", "member", "from_on", "until_on")
        read_only_fields = fields


class NewMemberSerializer(serializers.Serializer[Any]):
    member = BodyCodeField(queryset=Body.objects.all())
    from_on = serializers.DateField(required=False, allow_null=True, default=None)
    until_on = serializers.DateField(required=False, allow_null=True, default=None)


class MemberDaysSerializer(serializers.Serializer[Any]):
    """What is left out stays; null is long ago, or no last day yet."""

    from_on = serializers.DateField(required=False, allow_null=True)
    until_on = serializers.DateField(required=False, allow_null=True)


class LastDaySerializer(serializers.Serializer[Any]):
    until_on = serializers.DateField()


ALIAS = OpenApiParameter("alias", {"type": "integer", "minimum": 1}, OpenApiParameter.PATH)
MEMBERSHIP = OpenApiParameter("membership", {"type": "integer", "minimum": 1}, OpenApiParameter.PATH)


@extend_schema_view(
    list=extend_schema(summary="Bodies"),
    retrieve=extend_schema(summary="One body"),
)
class Bodies(Remembered):
    noun = Body
    serializer_class = BodySerializer
    detail_class = BodyDetailSerializer
    filterset_class = BodyFilterSet
    versioned = True
    belonging = ("aliases", "memberships")
    orderings = {"code": "code", "name_en": "name_en", "name_ru": "name_ru", "name_kk": "name_kk"}

    def seen(self) -> QuerySet[Body]:
        return Body.objects.all()

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("parent").prefetch_related("aliases")

    @extend_schema(summary="Add a body", request=NewBodySerializer, responses={201: BodyDetailSerializer})
    def create(self, request: Request) -> Response:
        made = registry.add_body(by=self.reader, **self.asked(NewBodySerializer))
        return self.answer(made.pk, code=status.HTTP_201_CREATED)

    @extend_schema(summary="Change a body", request=BodyChangeSerializer, responses=BodyDetailSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        body = self.get_object()
        change = BodyChangeSerializer(body, data=request.data, partial=True)
        change.is_valid(raise_exception=True)
        registry.change_body(body, by=self.reader, **change.validated_data)
        return self.answer(body.pk)

    @extend_schema(summary="Add another name", request=NewAliasSerializer)
    @action(detail=True, methods=["post"], url_path="add-alias")
    def add_alias(self, request: Request, pk: int) -> Response:
        """A name under which texts speak of the body."""
        body = self.get_object()
        registry.add_alias(body, by=self.reader, **self.asked(NewAliasSerializer))
        return self.answer(body.pk)

    @extend_schema(summary="Change a name", request=AliasChangeSerializer, parameters=[ALIAS])
    @action(detail=True, methods=["post"], url_path="aliases/<int:alias>/change")
    def change_alias(self, request: Request, pk: int, alias: int) -> Response:
        body = self.get_object()
        row = get_object_or_404(Alias, pk=alias, body=body)
        registry.change_alias(row, by=self.reader, **self.asked(AliasChangeSerializer))
        return self.answer(body.pk)

    @extend_schema(summary="Drop a name", request=None, parameters=[ALIAS])
    @action(detail=True, methods=["post"], url_path="aliases/<int:alias>/drop")
    def drop_alias(self, request: Request, pk: int, alias: int) -> Response:
        body = self.get_object()
        registry.drop_alias(get_object_or_404(Alias, pk=alias, body=body), by=self.reader)
        return self.answer(body.pk)

    @extend_schema(summary="Members, past ones too", responses=MembershipSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def memberships(self, request: Request, pk: int) -> Response:
        """Which bodies belong to a collective, from when to when."""
        rows = self.get_object().memberships.select_related("member")
        return Response(MembershipSerializer(rows, many=True).data)

    @extend_schema(summary="Add a member", request=NewMemberSerializer)
    @action(detail=True, methods=["post"], url_path="add-member")
    def add_member(self, request: Request, pk: int) -> Response:
        body = self.get_object()
        registry.add_member(body, by=self.reader, **self.asked(NewMemberSerializer))
        return self.answer(body.pk)

    @extend_schema(summary="Let a member leave", request=LastDaySerializer, parameters=[MEMBERSHIP])
    @action(detail=True, methods=["post"], url_path="memberships/<int:membership>/end")
    def end_membership(self, request: Request, pk: int, membership: int) -> Response:
        """After a last day; open tasks that were spread over the collective then differ from it."""
        body = self.get_object()
        row = get_object_or_404(Membership, pk=membership, collective=body)
        registry.end_membership(row, by=self.reader, **self.asked(LastDaySerializer))
        return self.answer(body.pk)

    @extend_schema(summary="Correct a member's days", request=MemberDaysSerializer, parameters=[MEMBERSHIP])
    @action(detail=True, methods=["post"], url_path="memberships/<int:membership>/change")
    def change_membership(self, request: Request, pk: int, membership: int) -> Response:
        body = self.get_object()
        row = get_object_or_404(Membership, pk=membership, collective=body)
        registry.change_membership(row, by=self.reader, **self.asked(MemberDaysSerializer))
        return self.answer(body.pk)
