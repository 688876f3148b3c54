from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from instructions.api.endpoint import Endpoint, Readable
from instructions.api.filters import KeyFilter, OfficeFilterSet
from instructions.api.permissions import ForControl
from notifications.models import IncomingMail


class IncomingMailSerializer(serializers.ModelSerializer[IncomingMail]):
    """`delivery` is the message that was answered, `report` the progress report that it became."""

    class Meta:
        model = IncomingMail
        fields = ("id", "number", "sender", "subject", "read_at", "outcome", "reason", "delivery", "report")
        read_only_fields = fields


class IncomingMailFilterSet(OfficeFilterSet):
    outcome = django_filters.ChoiceFilter(choices=IncomingMail.Outcome.choices)
    delivery = KeyFilter(field_name="delivery_id")
    report = KeyFilter(field_name="report_id")


@extend_schema_view(list=extend_schema(summary="Incoming mail"), retrieve=extend_schema(summary="One mail"))
class IncomingMails(Readable):
    """What came back by mail, and what became of it. For the control unit."""

    permission_classes = [*Endpoint.permission_classes, ForControl]
    noun = IncomingMail
    serializer_class = IncomingMailSerializer
    detail_class = IncomingMailSerializer
    filterset_class = IncomingMailFilterSet
    default_ordering = "-id"

    def seen(self) -> QuerySet[IncomingMail]:
        return IncomingMail.objects.all()
