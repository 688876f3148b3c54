from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api import examples
from instructions.api.endpoint import Endpoint, Readable
from instructions.api.exact import TrueFalseField
from instructions.api.filters import OfficeFilterSet, YesNoFilter
from instructions.api.permissions import ForAdministrators
from instructions.api.words import WordsField
from instructions.models import Event
from notifications.api.dispatches import DispatchSerializer
from notifications.models import Subscription
from notifications.outgoing import subscribing


class WebhookSerializer(serializers.ModelSerializer[Subscription]):
    """`kinds`: the events that are told; none means all."""

    kinds = serializers.ListField(child=serializers.ChoiceField(choices=Event.Kind.choices))
    is_ended = serializers.BooleanField(read_only=True)

    class Meta:
        model = Subscription
        fields: tuple[str, ...] = (
            "id",
            "name",
            "url",
            "kinds",
            "is_active",
            "is_ended",
            "stopped_because",
            "created_at",
        )
        read_only_fields = fields


class WebhookWithSecretSerializer(WebhookSerializer):
    """The secret signs every message. It is told this once."""

    class Meta(WebhookSerializer.Meta):
        fields = (*WebhookSerializer.Meta.fields, "secret")
        read_only_fields = fields


NEW_WEBHOOK = {
    "name": "Document system",
    "url": "https://documents.example.org/merzim",
    "kinds": ["task.accepted", "extension.granted"],
}


@extend_schema_serializer(examples=[examples.request("Some events", NEW_WEBHOOK)])
class NewWebhookSerializer(serializers.Serializer[Any]):
    name = WordsField(max_length=100)
    url = WordsField(max_length=500)
    kinds = serializers.ListField(
        child=serializers.ChoiceField(choices=Event.Kind.choices), required=False, default=list, max_length=50
    )


@extend_schema_serializer(
    examples=[examples.request("More events", {"kinds": ["task.accepted", "task.closed"]})]
)
class WebhookChangeSerializer(serializers.Serializer[Any]):
    """What is left out stays."""

    name = WordsField(max_length=100, required=False)
    url = WordsField(max_length=500, required=False)
    kinds = serializers.ListField(
        child=serializers.ChoiceField(choices=Event.Kind.choices), required=False, max_length=50
    )
    is_active = TrueFalseField(required=False)


class WebhookFilterSet(OfficeFilterSet):
    is_active = YesNoFilter()


@extend_schema_view(list=extend_schema(summary="Webhooks"), retrieve=extend_schema(summary="One webhook"))
class Webhooks(Readable):
    """Systems that are told what happens to tasks, by signed messages. For administrators."""

    permission_classes = [*Endpoint.permission_classes, ForAdministrators]
    noun = Subscription
    serializer_class = WebhookSerializer
    detail_class = WebhookSerializer
    filterset_class = WebhookFilterSet
    tells_secret = True
    versioned = True

    def seen(self) -> QuerySet[Subscription]:
        return Subscription.objects.all()

    @extend_schema(
        summary="Register a system",
        request=NewWebhookSerializer,
        responses={201: WebhookWithSecretSerializer},
    )
    def create(self, request: Request) -> Response:
        """The answer tells the secret, this once. See "Webhooks" above for how a message is checked."""
        made = subscribing.subscribe(by=self.reader, now=self.now, **self.asked(NewWebhookSerializer))
        return Response(WebhookWithSecretSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Change a webhook", request=WebhookChangeSerializer, responses=WebhookSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        webhook = self.get_object()
        subscribing.change_subscription(webhook, by=self.reader, **self.asked(WebhookChangeSerializer))
        return self.answer(webhook.pk)

    @extend_schema(summary="Send a ping", request=None, responses={201: DispatchSerializer})
    @action(detail=True, methods=["post"])
    def ping(self, request: Request, pk: int) -> Response:
        """A message of no event. It goes out within a minute; its delivery tells what came back."""
        made = subscribing.ping(self.get_object(), by=self.reader, now=self.now)
        return Response(DispatchSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(summary="End", request=None)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        """For good: nothing more is sent, and its secret is thrown away. What was sent stays in the log."""
        webhook = self.get_object()
        subscribing.end_subscription(webhook, by=self.reader)
        return self.answer(webhook.pk)
