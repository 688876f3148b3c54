"""How people want to be told of what they owe: one's own wishes, and everybody's for the control unit."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import rights
from instructions.api import examples
from instructions.api.chosen import ChosenField
from instructions.api.endpoint import Endpoint, Readable
from instructions.api.exact import NumberField, TrueFalseField
from instructions.api.filters import KeyFilter, OfficeFilterSet
from instructions.api.people import PersonSerializer
from instructions.api.words import WordsField
from instructions.models.language import Language
from notifications.bot.linking import link_token
from notifications.bot.name import bot_name
from notifications.models import Address, Recipient
from notifications.models.channel import Channel
from notifications.recipients import enrol
from notifications.webhooks import set_webhook, stop_webhook
from notifications.wishes import change_wishes, try_again


class AddressSerializer(serializers.ModelSerializer[Address]):
    """`is_wanted` is the person's choice; `disabled_at` with its reason is the channel's verdict."""

    class Meta:
        model = Address
        fields: tuple[str, ...] = (
            "channel",
            "value",
            "is_wanted",
            "verified_at",
            "disabled_at",
            "disabled_reason",
        )
        read_only_fields = fields


class RecipientSerializer(serializers.ModelSerializer[Recipient]):
    """Hours are by the office's clock; no `language` is the one of the desk."""

    language = ChosenField(Language.choices)
    person = PersonSerializer(source="user", read_only=True)
    addresses = AddressSerializer(many=True, read_only=True)

    class Meta:
        model = Recipient
        fields: tuple[str, ...] = (
            "id",
            "person",
            "language",
            "hour",
            "quiet_from",
            "bundle",
            "outlook",
            "paused_until",
            "addresses",
        )
        read_only_fields = fields


class OwnWishesSerializer(RecipientSerializer):
    """`telegram_link`, followed within a day, tells the bot who one is; null where there is no bot."""

    telegram_link = serializers.SerializerMethodField()

    class Meta(RecipientSerializer.Meta):
        fields = (*RecipientSerializer.Meta.fields, "telegram_link")
        read_only_fields = fields

    def get_telegram_link(self, recipient: Recipient) -> str | None:
        name = bot_name()
        if not name:
            return None
        return f"https://t.me/{name}?start={link_token(recipient.user, now=self.context['now'])}"


@extend_schema_serializer(examples=[examples.request("Later, and in Kazakh", {"hour": 11, "language": "kk"})])
class WishesSerializer(serializers.Serializer[Any]):
    """What is left out stays. `channels` are those that are wanted; a pause ends by itself."""

    language = serializers.ChoiceField(choices=Language.choices, required=False, allow_null=True)
    hour = NumberField(min_value=0, max_value=22, required=False)
    quiet_from = NumberField(min_value=1, max_value=24, required=False)
    bundle = serializers.ChoiceField(choices=Recipient.Bundle.choices, required=False)
    outlook = TrueFalseField(required=False)
    paused_until = serializers.DateField(required=False, allow_null=True)
    channels = serializers.ListField(
        child=serializers.ChoiceField(choices=Channel.choices), required=False, max_length=3
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As the row holds it."""
        return attrs | ({"language": attrs["language"] or ""} if "language" in attrs else {})


@extend_schema_serializer(examples=[examples.request("One's own", {"url": "https://desk.example.org/mine"})])
class NewAddressSerializer(serializers.Serializer[Any]):
    url = WordsField(max_length=500)


class AddressWithSecretSerializer(AddressSerializer):
    """The secret signs every message. It is told this once."""

    class Meta(AddressSerializer.Meta):
        fields = (*AddressSerializer.Meta.fields, "secret")
        read_only_fields = fields


class OwnEndpoint(Endpoint):
    def own(self) -> Recipient:
        found = Recipient.objects.select_related("user").filter(user=self.reader).first()
        if found is None:
            enrol(now=self.now)
            found = Recipient.objects.select_related("user").get(user=self.reader)
        return found

    def wishes(self, recipient: Recipient) -> Response:
        return Response(OwnWishesSerializer(recipient, context={"now": self.now}).data)


class OwnWishes(OwnEndpoint):
    @extend_schema(summary="How one is told", responses=OwnWishesSerializer)
    def get(self, request: Request) -> Response:
        """The hour, the language, how bundled, a pause; and through which channels."""
        return self.wishes(self.own())

    @extend_schema(
        summary="Say how one wants to be told", request=WishesSerializer, responses=OwnWishesSerializer
    )
    def patch(self, request: Request) -> Response:
        asked = WishesSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        return self.wishes(change_wishes(self.own(), by=self.reader, on=self.on, **asked.validated_data))


class OwnWebhook(OwnEndpoint):
    tells_secret = True

    @extend_schema(
        summary="Be told at an address of one's own",
        request=NewAddressSerializer,
        responses={201: AddressWithSecretSerializer},
    )
    def post(self, request: Request) -> Response:
        """One's reminders go there too, signed with the secret that the answer tells this once."""
        asked = NewAddressSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        made = set_webhook(self.own(), now=self.now, **asked.validated_data)
        return Response(AddressWithSecretSerializer(made).data, status=status.HTTP_201_CREATED)


class OwnWebhookStop(OwnEndpoint):
    @extend_schema(summary="Be told there no longer", request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        stop_webhook(self.own())
        return Response(status=status.HTTP_204_NO_CONTENT)


class RecipientFilterSet(OfficeFilterSet):
    person = KeyFilter(field_name="user_id")
    bundle = django_filters.ChoiceFilter(choices=Recipient.Bundle.choices)


@extend_schema_view(
    list=extend_schema(summary="How people are told"),
    retrieve=extend_schema(summary="How one person is told"),
)
class Recipients(Readable):
    """The wishes and addresses of each person: one's own, or all for the control unit."""

    noun = Recipient
    serializer_class = RecipientSerializer
    detail_class = RecipientSerializer
    filterset_class = RecipientFilterSet
    versioned = True
    belonging = ("addresses",)
    unmarked = ("outlook_on",)

    def seen(self) -> QuerySet[Recipient]:
        rows = Recipient.objects.all()
        return rows if rights.may_control(self.reader) else rows.filter(user=self.reader)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("user").prefetch_related("addresses")

    @extend_schema(summary="Change the wishes", request=WishesSerializer, responses=RecipientSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        recipient = self.get_object()
        change_wishes(recipient, by=self.reader, on=self.on, **self.asked(WishesSerializer))
        return self.answer(recipient.pk)

    @extend_schema(summary="Use disabled addresses again", request=None)
    @action(detail=True, methods=["post"], url_path="try-again")
    def try_again(self, request: Request, pk: int) -> Response:
        """Those that their channels had given up: full, unknown, blocked."""
        recipient = self.get_object()
        try_again(recipient, by=self.reader)
        return self.answer(recipient.pk)
