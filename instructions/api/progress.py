from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api import answer_examples, examples
from instructions.api.body_refs import BodyRefSerializer
from instructions.api.exact import TrueFalseField
from instructions.api.filters import BodyFilter, DeskFilterSet, KeyFilter, YesNoFilter
from instructions.api.history import Remembered
from instructions.api.parsing import JSONParser
from instructions.api.people import PersonSerializer
from instructions.api.rendering import AnyRenderer, JSONRenderer
from instructions.api.words import WordsField
from instructions.models import Assignment, Evidence, ProgressReport, User
from instructions.services import reporting
from instructions.services.record import lock


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    class Meta:
        model = Evidence
        fields = ("id", "name", "size", "content_type", "sha256", "added_at")
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.answer("Accepted", answer_examples.PROGRESS_REPORT)])
class ProgressReportSerializer(serializers.ModelSerializer[ProgressReport]):
    task = serializers.IntegerField(source="assignment.task_id", read_only=True)
    body = BodyRefSerializer(source="assignment.body", allow_null=True, read_only=True)
    author = PersonSerializer(read_only=True)
    decided_by = PersonSerializer(allow_null=True, read_only=True)
    files = EvidenceSerializer(many=True, read_only=True)

    class Meta:
        model = ProgressReport
        fields = (
            "id",
            "assignment",
            "task",
            "body",
            "state",
            "text",
            "no_change",
            "period_on",
            "source",
            "author",
            "submitted_at",
            "decided_by",
            "decided_at",
            "remarks",
            "evidence_checked",
            "files",
        )
        read_only_fields = fields


class FilesField(serializers.ListField):
    def __init__(self, **kwargs: Any) -> None:
        child = serializers.FileField(max_length=255, allow_empty_file=True)
        super().__init__(**{"child": child, "required": False, "max_length": 20, "default": list, **kwargs})


@extend_schema_serializer(examples=[examples.request("No change, where it recurs", examples.NEW_REPORT)])
class NewReportSerializer(serializers.Serializer[Any]):
    text = WordsField(max_length=20_000, required=False, allow_blank=True, default="")
    no_change = TrueFalseField(required=False, default=False)
    files = FilesField()


class DraftSerializer(serializers.Serializer[Any]):
    text = WordsField(max_length=20_000)
    files = FilesField()


class AcceptanceSerializer(serializers.Serializer[Any]):
    evidence_checked = TrueFalseField(required=False, default=True)


class RemarksSerializer(serializers.Serializer[Any]):
    remarks = WordsField(max_length=5000)


class ProgressReportFilterSet(DeskFilterSet):
    assignment = KeyFilter(field_name="assignment_id")
    task = KeyFilter(field_name="assignment__task_id")
    body = BodyFilter(field_name="assignment__body")
    state = django_filters.ChoiceFilter(choices=ProgressReport.State.choices)
    waiting = YesNoFilter(method="waits_for_me", help_text="Whether it is the reader's own to decide.")

    def waits_for_me(self, rows: QuerySet[Any], _name: str, wanted: bool) -> QuerySet[Any]:
        found = ProgressReport.objects.waiting_for(self.request.user, on=self.on).order_by().values("pk")
        return rows.filter(pk__in=found) if wanted else rows.exclude(pk__in=found)


FILE = OpenApiParameter("file", {"type": "integer", "minimum": 1}, OpenApiParameter.PATH)


@extend_schema_view(
    list=extend_schema(summary="Progress reports"), retrieve=extend_schema(summary="One progress report")
)
class ProgressReports(Remembered):
    """What executors say was done. They are handed in at the assignment."""

    noun = ProgressReport
    serializer_class = ProgressReportSerializer
    detail_class = ProgressReportSerializer
    filterset_class = ProgressReportFilterSet
    orderings = {"submitted_at": "submitted_at"}
    versioned = True
    belonging = ("files",)
    default_ordering = "-submitted_at"

    @staticmethod
    def may_look_back(user: User) -> bool:
        return True

    def hold(self, row: Any) -> None:
        lock(row.assignment)
        super().hold(row)

    def seen(self) -> QuerySet[ProgressReport]:
        assignments = Assignment.objects.visible_to(self.reader, on=self.on)
        return ProgressReport.objects.shown_to(self.reader).filter(assignment__in=assignments)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("assignment__body", "author", "decided_by").prefetch_related("files")

    @extend_schema(summary="Send a draft", request=DraftSerializer)
    @action(detail=True, methods=["post"], parser_classes=[JSONParser, MultiPartParser])
    def submit(self, request: Request, pk: int) -> Response:
        """The author hands a draft to the control unit, as it is worded now and perhaps with more files."""
        report = self.get_object()
        reporting.submit_draft(report, by=self.reader, now=self.now, **self.asked(DraftSerializer))
        return self.answer(report.pk)

    @extend_schema(summary="Accept", request=AcceptanceSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: int) -> Response:
        """The share is found done: it counts as done on the day the report was submitted.

        The control unit decides; of a part that was passed on also whoever holds the whole, save its author.
        """
        report = self.get_object()
        reporting.accept_report(report, by=self.reader, now=self.now, **self.asked(AcceptanceSerializer))
        return self.answer(report.pk)

    @extend_schema(summary="Return with remarks", request=RemarksSerializer)
    @action(detail=True, methods=["post"], url_path="return")
    def send_back(self, request: Request, pk: int) -> Response:
        """Whoever may accept the report sends it back and says what is missing."""
        report = self.get_object()
        reporting.return_report(report, by=self.reader, now=self.now, **self.asked(RemarksSerializer))
        return self.answer(report.pk)

    @extend_schema(
        summary="One evidence file",
        parameters=[FILE, OpenApiParameter("format", exclude=True)],
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY)},
    )
    @action(
        detail=True,
        methods=["get"],
        url_path="files/<int:file>",
        renderer_classes=[AnyRenderer, JSONRenderer],
    )
    def file(self, request: Request, pk: int, file: int) -> FileResponse:
        """Handed out for saving, never for showing: what it holds is a stranger's."""
        found = get_object_or_404(Evidence, pk=file, report=self.get_object())
        return FileResponse(
            found.file.open("rb"),
            as_attachment=True,
            filename=found.name,
            content_type="application/octet-stream",
        )
