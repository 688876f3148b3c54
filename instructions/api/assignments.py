from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from drf_spectacular.utils import (
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api import examples
from instructions.api.assignment_rows import ASSIGNMENT_ROWS, reported_on_time
from instructions.api.body_code import BodyCodeField
from instructions.api.body_refs import BodyRefSerializer
from instructions.api.conditional import seen_version, tag
from instructions.api.endpoint import Readable
from instructions.api.exact import RowField
from instructions.api.extensions import ExtensionSerializer, NewDeadlineSerializer
from instructions.api.filters import BodyFilter, DayFilter, DeskFilterSet, KeyFilter, YesNoFilter
from instructions.api.parsing import JSONParser
from instructions.api.people import PersonSerializer
from instructions.api.progress import NewReportSerializer, ProgressReportSerializer
from instructions.api.words import WordsField
from instructions.deadlines import Standing, days_overdue, standing
from instructions.models import Assignment, Body, ProgressReport, Task, User
from instructions.querysets import AssignmentQuerySet
from instructions.services import closing, delegating, extending, moves, reporting

STANDINGS = [(known.value, known.value) for known in Standing]
ENDINGS = [
    (status.value, status.label)
    for status in (Assignment.Status.CANCELLED, Assignment.Status.MERGED, Assignment.Status.NOT_PURSUED)
]


class StandingField(serializers.ChoiceField):
    def __init__(self) -> None:
        super().__init__(choices=STANDINGS)


class TaskRefSerializer(serializers.ModelSerializer[Task]):
    class Meta:
        model = Task
        fields = ("id", "number", "title", "state")
        read_only_fields = fields


class ShareSerializer(serializers.ModelSerializer[Assignment]):
    """An assignment as its task names it."""

    body = BodyRefSerializer(allow_null=True, read_only=True)
    name = serializers.CharField(read_only=True)

    class Meta:
        model = Assignment
        fields = ("id", "body", "name", "role", "status", "original_due_on", "due_on", "done_on")
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.answer("A moved assignment", examples.ASSIGNMENT)])
class AssignmentSerializer(ShareSerializer):
    """`standing` and `days_overdue` are as of today; `name` is the body's, or the words of the text."""

    task = TaskRefSerializer(read_only=True)
    via = BodyRefSerializer(allow_null=True, read_only=True)
    person = PersonSerializer(allow_null=True, read_only=True)
    standing = serializers.SerializerMethodField()
    days_overdue = serializers.SerializerMethodField()
    is_moved = serializers.BooleanField(read_only=True)

    class Meta:
        model = Assignment
        fields = (
            "id",
            "task",
            "body",
            "name",
            "role",
            "status",
            "via",
            "parent",
            "person",
            "original_due_on",
            "due_on",
            "is_moved",
            "standing",
            "days_overdue",
            "assigned_at",
            "submitted_at",
            "done_on",
            "closed_at",
            "version",
        )
        read_only_fields = fields

    @extend_schema_field(StandingField())
    def get_standing(self, assignment: Assignment) -> str:
        on, calendar = self.context["on"], self.context["calendar"]
        return standing(
            assignment.due_on,
            is_open=assignment.is_open,
            on=on,
            calendar=calendar,
            is_proposed=assignment.is_proposed,
            is_reported=assignment.status == Assignment.Status.SUBMITTED
            and bool(reported_on_time(Assignment, [assignment.pk])),
        )

    def get_days_overdue(self, assignment: Assignment) -> int:
        return days_overdue(assignment.due_on, on=self.context["on"]) if assignment.is_open else 0


class AssignmentFilterSet(DeskFilterSet):
    task = KeyFilter(field_name="task_id")
    body = BodyFilter()
    role = django_filters.ChoiceFilter(choices=Assignment.Role.choices)
    status = django_filters.ChoiceFilter(choices=Assignment.Status.choices)
    open = YesNoFilter(method="is_open")
    overdue = YesNoFilter(method="is_overdue")
    due_from = DayFilter(field_name="due_on", lookup_expr="gte")
    due_to = DayFilter(field_name="due_on", lookup_expr="lte")
    unanswered = YesNoFilter(method="is_unanswered")
    announcement = KeyFilter(field_name="task__announcement_id")
    person = KeyFilter(field_name="person_id")
    parent = KeyFilter(field_name="parent_id")

    def is_open(self, rows: AssignmentQuerySet, _name: str, wanted: bool) -> QuerySet[Assignment]:
        return rows.open() if wanted else rows.exclude(status__in=Assignment.OPEN)

    def is_overdue(self, rows: AssignmentQuerySet, _name: str, wanted: bool) -> QuerySet[Assignment]:
        late = Q(status__in=Assignment.OPEN, due_on__isnull=False, due_on__lt=self.on)
        return rows.overdue(on=self.on) if wanted else rows.filter(~late)

    def is_unanswered(self, rows: AssignmentQuerySet, _name: str, wanted: bool) -> QuerySet[Assignment]:
        """Whether nobody of the body has an account that could be told."""
        found = Assignment.objects.unanswered().values("pk")
        return rows.filter(pk__in=found) if wanted else rows.exclude(pk__in=found)


class EndingSerializer(serializers.Serializer[Any]):
    to = serializers.ChoiceField(choices=ENDINGS)
    note = WordsField(max_length=2000)


class TakenBackSerializer(serializers.Serializer[Any]):
    note = WordsField(max_length=2000)


class InChargeSerializer(serializers.Serializer[Any]):
    person = RowField(queryset=User.objects.filter(is_active=True), allow_null=True, required=True)


class PartSerializer(serializers.Serializer[Any]):
    """Part of a share for a body below (by its code) or a person; due no later than the whole."""

    body = BodyCodeField(queryset=Body.objects.active(), required=False, allow_null=True, default=None)
    person = RowField(
        queryset=User.objects.filter(is_active=True), required=False, allow_null=True, default=None
    )
    due_on = serializers.DateField(required=False, allow_null=True, default=None)
    note = WordsField(max_length=2000, required=False, allow_blank=True)


@extend_schema_view(
    list=extend_schema(summary="Assignments"), retrieve=extend_schema(summary="One assignment")
)
class Assignments(Readable):
    """One body's share of an instruction, and the moves that it can make."""

    noun = Assignment
    serializer_class = AssignmentSerializer
    detail_class = AssignmentSerializer
    filterset_class = AssignmentFilterSet
    orderings = {"due_on": "due_on", "id": "pk", "assigned_at": "assigned_at"}
    shape = ASSIGNMENT_ROWS
    versioned = True

    def seen(self) -> QuerySet[Assignment]:
        return Assignment.objects.visible_to(self.reader, on=self.on)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("task", "body", "via", "person")

    def moved(self, service: Any, shape: type[serializers.Serializer[Any]] | None = None) -> Response:
        """The answer after a service that takes the assignment; its other arguments come in that shape."""
        assignment = self.get_object()
        values = self.asked(shape) if shape else {}
        service(assignment, by=self.reader, now=self.now, expected=seen_version(self.request), **values)
        return self.answer(assignment.pk)

    @extend_schema(summary="Accept for work", request=None)
    @action(detail=True, methods=["post"])
    def take(self, request: Request, pk: int) -> Response:
        """The executor accepts the assignment for work and, where nobody is in charge yet, takes charge."""
        return self.moved(moves.take)

    @extend_schema(summary="Start work", request=None)
    @action(detail=True, methods=["post"])
    def start(self, request: Request, pk: int) -> Response:
        return self.moved(moves.start)

    @extend_schema(summary="Put a person in charge", request=InChargeSerializer)
    @action(detail=True, methods=["post"], url_path="put-in-charge")
    def put_in_charge(self, request: Request, pk: int) -> Response:
        """The person must be one of the body's own people; null takes the person out."""
        return self.moved(moves.put_in_charge, InChargeSerializer)

    @extend_schema(summary="Pass a part on", request=PartSerializer, responses={201: AssignmentSerializer})
    @action(detail=True, methods=["post"])
    def delegate(self, request: Request, pk: int) -> Response:
        """A body passes part of its share on to a department below it or to one of its people."""
        assignment, values = self.get_object(), self.asked(PartSerializer)
        part = delegating.delegate(
            assignment, by=self.reader, now=self.now, expected=seen_version(request), **values
        )
        shown = AssignmentSerializer(part, context=self.get_serializer_context())
        return Response(shown.data, status=status.HTTP_201_CREATED, headers={"ETag": tag(part.version)})

    @extend_schema(summary="Take a part back", request=TakenBackSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request: Request, pk: int) -> Response:
        """Whoever holds the share that a part was passed on from takes it back, and says why."""
        return self.moved(delegating.take_back, TakenBackSerializer)

    @extend_schema(summary="Remove from control", request=None)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: int) -> Response:
        """The control unit removes one body's accepted share from control."""
        return self.moved(closing.close_assignment)

    @extend_schema(summary="End without a result", request=EndingSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        """The control unit cancels a share, merges it into another or does not pursue it, and says why."""
        return self.moved(moves.end_assignment, EndingSerializer)

    @extend_schema(summary="Move the deadline", request=NewDeadlineSerializer)
    @action(detail=True, methods=["post"], url_path="move-deadline")
    def move_deadline(self, request: Request, pk: int) -> Response:
        """The control unit moves a deadline by own decision; an extension keeps from, to and why."""
        return self.moved(extending.move_deadline, NewDeadlineSerializer)

    @extend_schema(
        summary="Ask for an extension", request=NewDeadlineSerializer, responses={201: ExtensionSerializer}
    )
    @action(detail=True, methods=["post"], url_path="request-extension")
    def request_extension(self, request: Request, pk: int) -> Response:
        """The executor asks for a later day, before the deadline and with a reason."""
        assignment, values = self.get_object(), self.asked(NewDeadlineSerializer)
        extension = extending.request_extension(
            assignment, by=self.reader, now=self.now, expected=seen_version(request), **values
        )
        return Response(ExtensionSerializer(extension).data, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Report", request=NewReportSerializer, responses={201: ProgressReportSerializer})
    @action(detail=True, methods=["post"], parser_classes=[JSONParser, MultiPartParser])
    def report(self, request: Request, pk: int) -> Response:
        """Say what was done, with files that show it (multipart), and hand it to the control unit.

        What is said of a part that was passed on goes to whoever holds the whole.
        "No change" alone is enough where the instruction recurs.
        """
        assignment, values = self.get_object(), self.asked(NewReportSerializer)
        report = reporting.submit_report(
            assignment,
            by=self.reader,
            now=self.now,
            source=ProgressReport.Source.API,
            expected=seen_version(request),
            **values,
        )
        return Response(ProgressReportSerializer(report).data, status=status.HTTP_201_CREATED)
