from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import rights
from instructions.api.endpoint import Readable
from instructions.api.filters import DayFilter, KeyFilter, OfficeFilterSet, YesNoFilter
from instructions.api.people import PersonSerializer
from instructions.errors import Refused
from notifications.ledger import cancel_reminders
from notifications.models import Delivery, Reminder
from notifications.querysets import ReminderQuerySet


class MessageRefSerializer(serializers.ModelSerializer[Delivery]):
    class Meta:
        model = Delivery
        fields = ("id", "channel", "status")
        read_only_fields = fields


class ReminderSerializer(serializers.ModelSerializer[Reminder]):
    """`deliveries` are the messages that carried it; a message may carry many."""

    person = PersonSerializer(source="recipient.user", read_only=True)
    task = serializers.IntegerField(source="assignment.task_id", read_only=True)
    deliveries = MessageRefSerializer(many=True, read_only=True)

    class Meta:
        model = Reminder
        fields = (
            "id",
            "assignment",
            "task",
            "person",
            "audience",
            "kind",
            "mark",
            "due_on",
            "occurs_on",
            "send_at",
            "state",
            "reason",
            "planned_at",
            "deliveries",
        )
        read_only_fields = fields


class ReminderFilterSet(OfficeFilterSet):
    assignment = KeyFilter(field_name="assignment_id")
    task = KeyFilter(field_name="assignment__task_id")
    person = KeyFilter(field_name="recipient__user_id")
    kind = django_filters.ChoiceFilter(choices=Reminder.Kind.choices)
    state = django_filters.ChoiceFilter(choices=Reminder.State.choices)
    unreached = YesNoFilter(method="told_to_nobody")
    occurs_from = DayFilter(field_name="occurs_on", lookup_expr="gte")
    occurs_to = DayFilter(field_name="occurs_on", lookup_expr="lte")

    def told_to_nobody(self, rows: ReminderQuerySet, _name: str, wanted: bool) -> QuerySet[Reminder]:
        """What has been due for an hour, and the report of those who are not reached counts."""
        found = Reminder.objects.unreached(now=timezone.now())
        return rows.filter(pk__in=found.values("pk")) if wanted else rows.exclude(pk__in=found.values("pk"))


@extend_schema_view(list=extend_schema(summary="Reminders"), retrieve=extend_schema(summary="One reminder"))
class Reminders(Readable):
    """What was owed to whom, about what, and what became of it: one's own, or all for the control unit."""

    noun = Reminder
    serializer_class = ReminderSerializer
    detail_class = ReminderSerializer
    filterset_class = ReminderFilterSet
    default_ordering = "-id"

    def seen(self) -> QuerySet[Reminder]:
        rows = Reminder.objects.all()
        return rows if rights.may_control(self.reader) else rows.filter(recipient__user=self.reader)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("recipient__user", "assignment").prefetch_related("deliveries")

    @extend_schema(summary="Cancel", request=None)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: int) -> Response:
        """The control unit takes back a reminder that is still owed."""
        reminder = self.get_object()
        rights.require_control(self.reader)
        if not cancel_reminders([reminder]):
            raise Refused(_("It is not owed any more: %(state)s.") % {"state": reminder.get_state_display()})
        return self.answer(reminder.pk)
