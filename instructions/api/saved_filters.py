"""Questions to the desk's lists that are kept under a name."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api import examples
from instructions.api.endpoint import Readable
from instructions.api.exact import TrueFalseField
from instructions.api.filters import OfficeFilterSet
from instructions.api.people import PersonSerializer
from instructions.api.words import WordsField
from instructions.models import SavedFilter
from instructions.services import lists


class SavedFilterSerializer(serializers.ModelSerializer[SavedFilter]):
    """`query` as the list's address at the desk has it; `user` whose it is."""

    user = PersonSerializer(read_only=True)

    class Meta:
        model = SavedFilter
        fields = ("id", "listing", "name", "query", "is_shared", "user")
        read_only_fields = fields


class FilterChangeSerializer(serializers.Serializer[Any]):
    """What is left out stays."""

    name = WordsField(max_length=80, required=False)
    query = WordsField(max_length=2000, required=False)
    is_shared = TrueFalseField(required=False)


@extend_schema_serializer(examples=[examples.request("What is late", examples.NEW_FILTER)])
class NewFilterSerializer(FilterChangeSerializer):
    """`listing` is the list, as `instructions_task`; `query` its address behind the question mark."""

    listing = WordsField(max_length=80)
    name = WordsField(max_length=80)
    query = WordsField(max_length=2000)


class SavedFilterSet(OfficeFilterSet):
    listing = django_filters.CharFilter(max_length=80)


@extend_schema_view(
    list=extend_schema(summary="Saved filters"), retrieve=extend_schema(summary="One saved filter")
)
class SavedFilters(Readable):
    """One's own and those shown to one's unit. `?saved_filter=ID` asks a list what is kept here."""

    noun = SavedFilter
    serializer_class = SavedFilterSerializer
    detail_class = SavedFilterSerializer
    filterset_class = SavedFilterSet
    orderings = {"id": "pk", "name": "name"}
    versioned = True

    def seen(self) -> QuerySet[SavedFilter]:
        offered = SavedFilter.objects.offered_to(self.reader).order_by().values("pk")
        return SavedFilter.objects.filter(pk__in=offered)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("user")

    @extend_schema(
        summary="Save a filter", request=NewFilterSerializer, responses={201: SavedFilterSerializer}
    )
    def create(self, request: Request) -> Response:
        """The same name for the same list again takes the place of the earlier one."""
        made = lists.save_filter(user=self.reader, **self.asked(NewFilterSerializer))
        return self.answer(made.pk, code=status.HTTP_201_CREATED)

    @extend_schema(
        summary="Rename or change a filter", request=FilterChangeSerializer, responses=SavedFilterSerializer
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        """For whose it is."""
        saved = self.get_object()
        lists.change_filter(saved, by=self.reader, **self.asked(FilterChangeSerializer))
        return self.answer(saved.pk)

    @extend_schema(summary="Forget", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def forget(self, request: Request, pk: int) -> Response:
        """For whose it is."""
        lists.forget_filter(self.get_object(), by=self.reader)
        return Response(status=status.HTTP_204_NO_CONTENT)
