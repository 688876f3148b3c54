from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import rights
from instructions.api.endpoint import Readable
from instructions.api.filters import KeyFilter, OfficeFilterSet
from instructions.api.people import PersonSerializer
from instructions.errors import Refused
from notifications.ledger import cancel_deliveries, resend
from notifications.models import Delivery
from notifications.models.channel import Channel


class DeliverySerializer(serializers.ModelSerializer[Delivery]):
    """`outcome_unknown`: tries after which nobody can say whether the message arrived."""

    person = PersonSerializer(source="address.recipient.user", read_only=True)
    to = serializers.CharField(source="address.value", read_only=True)

    class Meta:
        model = Delivery
        fields = (
            "id",
            "person",
            "channel",
            "to",
            "subject",
            "status",
            "queued_at",
            "next_try_at",
            "sent_at",
            "attempts",
            "outcome_unknown",
            "last_error",
        )
        read_only_fields = fields


class DeliveryFilterSet(OfficeFilterSet):
    person = KeyFilter(field_name="address__recipient__user_id")
    channel = django_filters.ChoiceFilter(choices=Channel.choices)
    status = django_filters.ChoiceFilter(choices=Delivery.Status.choices)


@extend_schema_view(
    list=extend_schema(summary="Messages to people"),
    retrieve=extend_schema(summary="One message to a person"),
)
class Deliveries(Readable):
    """Messages that carry reminders: one's own, or all for the control unit."""

    noun = Delivery
    serializer_class = DeliverySerializer
    detail_class = DeliverySerializer
    filterset_class = DeliveryFilterSet
    default_ordering = "-id"

    def seen(self) -> QuerySet[Delivery]:
        rows = Delivery.objects.all()
        return rows if rights.may_control(self.reader) else rows.filter(address__recipient__user=self.reader)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("address__recipient__user")

    @extend_schema(summary="Send again", request=None, responses={201: DeliverySerializer})
    @action(detail=True, methods=["post"])
    def resend(self, request: Request, pk: int) -> Response:
        """The control unit puts the same reminders into a new message to the same address."""
        delivery = self.get_object()
        rights.require_control(self.reader)
        again = resend(delivery, now=self.now)
        if again is None:
            raise Refused(_("It is still on its way."))
        return self.answer(again.pk, code=status.HTTP_201_CREATED)

    @extend_schema(summary="Cancel", request=None)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: int) -> Response:
        """The control unit takes back what has not gone out."""
        delivery = self.get_object()
        rights.require_control(self.reader)
        if not cancel_deliveries([delivery], by=str(self.reader)):
            raise Refused(_("It has gone out already, or was given up."))
        return self.answer(delivery.pk)
