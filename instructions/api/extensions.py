from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api import answer_examples, examples
from instructions.api.body_refs import BodyRefSerializer
from instructions.api.filters import BodyFilter, DeskFilterSet, KeyFilter, YesNoFilter
from instructions.api.history import Remembered
from instructions.api.people import PersonSerializer
from instructions.api.words import WordsField
from instructions.models import Assignment, Extension, User
from instructions.services import extending
from instructions.services.record import lock


@extend_schema_serializer(examples=[examples.answer("Two weeks granted", answer_examples.EXTENSION)])
class ExtensionSerializer(serializers.ModelSerializer[Extension]):
    task = serializers.IntegerField(source="assignment.task_id", read_only=True)
    body = BodyRefSerializer(source="assignment.body", allow_null=True, read_only=True)
    asked_by = PersonSerializer(read_only=True)
    decided_by = PersonSerializer(allow_null=True, read_only=True)
    days_added = serializers.IntegerField(read_only=True)

    class Meta:
        model = Extension
        fields = (
            "id",
            "assignment",
            "task",
            "body",
            "state",
            "from_on",
            "to_on",
            "days_added",
            "reason",
            "asked_by",
            "asked_at",
            "decided_by",
            "decided_at",
            "decision_note",
        )
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.request("Two weeks more", examples.NEW_DEADLINE)])
class NewDeadlineSerializer(serializers.Serializer[Any]):
    to = serializers.DateField()
    reason = WordsField(max_length=2000)


class GrantSerializer(serializers.Serializer[Any]):
    note = WordsField(max_length=2000, required=False, allow_blank=True, default="")


class RefusalSerializer(serializers.Serializer[Any]):
    note = WordsField(max_length=2000)


class ExtensionFilterSet(DeskFilterSet):
    assignment = KeyFilter(field_name="assignment_id")
    task = KeyFilter(field_name="assignment__task_id")
    body = BodyFilter(field_name="assignment__body")
    state = django_filters.ChoiceFilter(choices=Extension.State.choices)
    waiting = YesNoFilter(method="waits_for_me", help_text="Whether it is the reader's own to decide.")

    def waits_for_me(self, rows: QuerySet[Any], _name: str, wanted: bool) -> QuerySet[Any]:
        found = Extension.objects.waiting_for(self.request.user, on=self.on).order_by().values("pk")
        return rows.filter(pk__in=found) if wanted else rows.exclude(pk__in=found)


@extend_schema_view(list=extend_schema(summary="Extensions"), retrieve=extend_schema(summary="One extension"))
class Extensions(Remembered):
    """Moved deadlines: from, to, why, who asked and who agreed. They are asked for at the assignment."""

    noun = Extension
    serializer_class = ExtensionSerializer
    detail_class = ExtensionSerializer
    filterset_class = ExtensionFilterSet
    orderings = {"asked_at": "asked_at"}
    versioned = True
    default_ordering = "-asked_at"

    @staticmethod
    def may_look_back(user: User) -> bool:
        return True

    def hold(self, row: Any) -> None:
        lock(row.assignment)
        super().hold(row)

    def seen(self) -> QuerySet[Extension]:
        assignments = Assignment.objects.visible_to(self.reader, on=self.on)
        return Extension.objects.filter(assignment__in=assignments)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("assignment__body", "asked_by", "decided_by")

    @extend_schema(summary="Grant", request=GrantSerializer)
    @action(detail=True, methods=["post"])
    def grant(self, request: Request, pk: int) -> Response:
        """The control unit agrees: the assignment's deadline moves.

        For a part that was passed on also whoever holds the whole, as far as the deadline of the whole.
        """
        extension = self.get_object()
        extending.grant_extension(extension, by=self.reader, now=self.now, **self.asked(GrantSerializer))
        return self.answer(extension.pk)

    @extend_schema(summary="Refuse", request=RefusalSerializer)
    @action(detail=True, methods=["post"])
    def refuse(self, request: Request, pk: int) -> Response:
        """Whoever decides on the request does not agree, and says why."""
        extension = self.get_object()
        extending.refuse_extension(extension, by=self.reader, now=self.now, **self.asked(RefusalSerializer))
        return self.answer(extension.pk)

    @extend_schema(summary="Take back", request=None)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: int) -> Response:
        """Who asked takes the request back before it is decided."""
        extension = self.get_object()
        extending.withdraw_extension(extension, by=self.reader, now=self.now)
        return self.answer(extension.pk)
