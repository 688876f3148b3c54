from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.endpoint import Endpoint, Readable
from instructions.api.filters import KeyFilter, OfficeFilterSet
from instructions.api.permissions import ForAdministrators
from notifications.models import Dispatch
from notifications.outgoing import subscribing


class DispatchSerializer(serializers.ModelSerializer[Dispatch]):
    """`event` is "ping" or a kind of event; `answer_status` and `answer` are what came back last."""

    webhook = serializers.IntegerField(source="subscription_id", read_only=True)
    event = serializers.CharField(source="kind", read_only=True)
    repeats = serializers.IntegerField(source="again_id", read_only=True, allow_null=True)

    class Meta:
        model = Dispatch
        fields: tuple[str, ...] = (
            "id",
            "number",
            "webhook",
            "event",
            "repeats",
            "status",
            "queued_at",
            "next_try_at",
            "sent_at",
            "attempts",
            "answer_status",
            "answer",
        )
        read_only_fields = fields


class DispatchDetailSerializer(DispatchSerializer):
    """`body` is the message, to the letter."""

    class Meta(DispatchSerializer.Meta):
        fields = (*DispatchSerializer.Meta.fields, "body")
        read_only_fields = fields


class DispatchFilterSet(OfficeFilterSet):
    webhook = KeyFilter(field_name="subscription_id")
    status = django_filters.ChoiceFilter(choices=Dispatch.Status.choices)


@extend_schema_view(
    list=extend_schema(summary="Messages to webhooks"), retrieve=extend_schema(summary="One message")
)
class Dispatches(Readable):
    """Every message to a system that listens: what it said, how often it was tried, what came back."""

    permission_classes = [*Endpoint.permission_classes, ForAdministrators]
    noun = Dispatch
    serializer_class = DispatchSerializer
    detail_class = DispatchDetailSerializer
    filterset_class = DispatchFilterSet
    default_ordering = "-id"

    def seen(self) -> QuerySet[Dispatch]:
        return Dispatch.objects.all()

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.defer("body") if self.action == "list" else rows

    @extend_schema(summary="Send again", request=None, responses={201: DispatchSerializer})
    @action(detail=True, methods=["post"])
    def redeliver(self, request: Request, pk: int) -> Response:
        """The same words once more, as a message of its own."""
        made = subscribing.redeliver(self.get_object(), by=self.reader, now=self.now)
        return Response(DispatchSerializer(made).data, status=status.HTTP_201_CREATED)
