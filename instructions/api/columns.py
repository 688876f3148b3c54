"""Which columns a person sees of a list of the desk."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import lists
from instructions.api.endpoint import Endpoint
from instructions.api.words import WordsField
from instructions.services.lists import choose_columns

MOST = 100


class ColumnSerializer(serializers.Serializer[Any]):
    """The one that `is_fixed` leads to the row's own page and is always shown."""

    name = serializers.CharField()
    heading = serializers.CharField(source="label")
    is_shown = serializers.BooleanField()
    is_fixed = serializers.BooleanField()


class ColumnsSerializer(serializers.Serializer[Any]):
    """All columns of the list in their order."""

    listing = serializers.CharField()
    columns = ColumnSerializer(many=True)


class ChosenColumnsSerializer(serializers.Serializer[Any]):
    """The names of those to be shown; none brings back those that are usual."""

    columns = serializers.ListField(child=WordsField(max_length=80), max_length=MOST)


class Columns(Endpoint):
    """One's own choice; `listing` is named as in saved filters: `instructions_task`."""

    @extend_schema(summary="Columns of a list", responses=ColumnsSerializer)
    def get(self, request: Request, listing: str) -> Response:
        """What there is to see of a list of the desk, and what one has chosen."""
        return self._told(listing)

    @extend_schema(summary="Choose columns", request=ChosenColumnsSerializer, responses=ColumnsSerializer)
    def put(self, request: Request, listing: str) -> Response:
        """For oneself alone, at every visit, until they are chosen anew."""
        self._columns(listing)
        serializer = ChosenColumnsSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        choose_columns(user=self.reader, listing=listing, **serializer.validated_data)
        return self._told(listing)

    def _columns(self, listing: str) -> list[lists.ShownColumn]:
        if listing not in lists.known:
            raise exceptions.NotFound
        return lists.columns_of(listing, reader=self.reader)

    def _told(self, listing: str) -> Response:
        found = {"listing": listing, "columns": self._columns(listing)}
        return Response(ColumnsSerializer(found).data)
