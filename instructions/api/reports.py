"""The reports over REST: one question, asked the same way of every report, answered in any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.behind import RestLinks
from instructions.api.body_code import BodyCodeField
from instructions.api.endpoint import Endpoint
from instructions.api.exact import NumberField, TrueFalseField
from instructions.api.figures import ByBodySerializer, DisciplineSerializer, SummarySerializer
from instructions.api.filters import FORMAT, refuse_unknown
from instructions.api.rendering import JSONRenderer
from instructions.api.report_shapes import (
    CorrectionsSerializer,
    DueSerializer,
    ExtensionsSerializer,
    OverdueSerializer,
    PaceSerializer,
    RowsSerializer,
    TaskRowsSerializer,
    WorkloadSerializer,
)
from instructions.api.words import WordsField
from instructions.documents.reports import catalogue
from instructions.documents.reports.files import CONTENT_TYPES, LONG, Asked, csv_stream, length, write
from instructions.documents.spreadsheet import csv_chunks
from instructions.errors import Refused
from instructions.models import Assignment, Body
from instructions.models.language import Language
from instructions.models.report_run import ReportFormat as Format
from instructions.reports.question import Period, Question
from instructions.reports.rows import Rows, rows_table
from instructions.reports.scope import Scope
from instructions.reports.selection import NAMES, SELECTIONS, Selection, selected
from instructions.reports.table import Table
from instructions.reports.task_selection import (
    TASK_SELECTIONS,
    TaskSelection,
    selected_tasks,
    task_rows_table,
    task_selection_name,
)

MOST = 10_000
"""Rows in one answer as JSON."""


class QuestionSerializer(serializers.Serializer[Any]):
    """Which assignments, which period, as of which day. By default the running year until today."""

    on = serializers.DateField(required=False, help_text=_("As of the end of this day; today by default."))
    period = serializers.ChoiceField(
        choices=Period.choices,
        required=False,
        help_text=_("A period by its name; `first` and `last` go before it."),
    )
    first = serializers.DateField(
        required=False, help_text=_("First day of the period; 1 January by default.")
    )
    last = serializers.DateField(required=False, help_text=_("Last day of the period; `on` by default."))
    body = BodyCodeField(queryset=Body.objects.all(), required=False, help_text=_("Code of a body."))
    below = TrueFalseField(required=False, default=True, help_text=_("Count the bodies below that body too."))
    outside = TrueFalseField(
        required=False, default=False, help_text=_("Only bodies that are in no registry.")
    )
    role = serializers.ChoiceField(choices=Assignment.Role.choices, required=False)
    announcement = NumberField(min_value=1, max_value=2**63 - 1, required=False, help_text=_("Its id."))
    giver = WordsField(max_length=300, required=False, help_text=_("Who gave the instruction."))
    language = serializers.ChoiceField(choices=Language.choices, required=False)


class RowsQuestionSerializer(QuestionSerializer):
    selection = serializers.ChoiceField(choices=SELECTIONS, help_text=_("Which figure's rows."))


def question_of(asked: Mapping[str, Any]) -> Question:
    """What a `QuestionSerializer` found, with the body by its code."""
    body = asked.get("body")
    return Question(**{**asked, "body": body.code} if body else asked)


class TaskRowsQuestionSerializer(QuestionSerializer):
    selection = serializers.ChoiceField(choices=TASK_SELECTIONS, help_text=_("Which figure's rows."))


class FileRenderer(BaseRenderer):
    """Names a format to the negotiation; the file is written by the report itself."""


def _renderer(kind: str) -> type[BaseRenderer]:
    media_type = CONTENT_TYPES[kind].split(";")[0]
    return type(f"{kind.upper()}Renderer", (FileRenderer,), {"format": kind, "media_type": media_type})


RENDERERS: list[type[BaseRenderer]] = [JSONRenderer, *map(_renderer, Format.values)]


def answers(shape: type[serializers.Serializer[Any]]) -> dict[Any, Any]:
    """The answer in each format, for the OpenAPI document."""
    files = {(200, CONTENT_TYPES[kind].split(";")[0]): bytes for kind in Format.values}
    return {(200, "application/json"): shape, **files}


class Report(Endpoint):
    """A report as JSON, or with `format=` as a file: csv, xlsx, docx, pdf."""

    renderer_classes = RENDERERS
    name: str
    shape: type[serializers.Serializer[Any]]
    usual: str = Period.YEAR

    def answer(self, request: Request) -> HttpResponseBase:
        asked = self.asked(request)
        kind: str = request.accepted_renderer.format
        if kind in Format.values:
            return file_response(asked, kind)
        result = asked.reckoned()
        refuse_long(length(asked), most=MOST)
        links = RestLinks(asked.question, asked.scope, settings.PUBLIC_URL)
        return Response(type(self).shape(result, context={"links": links}).data)

    def asked(self, request: Request) -> Asked:
        """Raises `ValidationError` where the question makes no sense, `PermissionDenied`."""
        report = catalogue.find(self.name)
        if report is None:
            raise exceptions.NotFound
        if not report.may_ask(self.reader):
            raise exceptions.PermissionDenied
        question, scope = self.questioned(request, QuestionSerializer)
        return Asked(report, question, scope, self.now, settings.PUBLIC_URL)

    def questioned(
        self, request: Request, shape: type[serializers.Serializer[Any]]
    ) -> tuple[Question, Scope]:
        refuse_unknown(request, {*shape().fields, FORMAT})
        said = shape(data=request.query_params)
        said.is_valid(raise_exception=True)
        values = {**cast("dict[str, Any]", said.validated_data)}
        values.pop("selection", None)
        question = question_of(values)
        try:
            return question, question.scope(reader=self.reader, today=self.on, usual=self.usual)
        except Refused as error:
            raise exceptions.ValidationError(str(error)) from error


def refuse_long(rows: int, *, most: int) -> None:
    if rows > most:
        raise exceptions.ValidationError(
            _("%(rows)s rows are too many for one answer: narrow the question, or ask for it as CSV.")
            % {"rows": rows},
            code="too_long",
        )


def file_response(asked: Asked, kind: str) -> HttpResponseBase:
    """CSV is streamed however long it is; the others are refused where they would take too long."""
    headers = {"Content-Disposition": f'attachment; filename="{asked.file_name(kind)}"'}
    if kind == Format.CSV:
        return StreamingHttpResponse(csv_stream(asked), content_type=CONTENT_TYPES[kind], headers=headers)
    if length(asked) > LONG:
        raise exceptions.ValidationError(
            _("This report is too long to wait for: ask for it under reports/runs/, or as CSV."),
            code="too_long",
        )
    return FileResponse(write(asked, kind), content_type=CONTENT_TYPES[kind], headers=headers)


class SummaryReport(Report):
    name, shape = "summary", SummarySerializer

    @extend_schema(
        summary="How things stand", parameters=[QuestionSerializer], responses=answers(SummarySerializer)
    )
    def get(self, request: Request) -> HttpResponseBase:
        """What is on control, overdue, due this week and waiting for a check; what was done on time."""
        return self.answer(request)


class OverdueReport(Report):
    name, shape = "overdue", OverdueSerializer

    @extend_schema(
        summary="What is late", parameters=[QuestionSerializer], responses=answers(OverdueSerializer)
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Late assignments, the longest first, and how many are late for how long. No period plays a part."""
        return self.answer(request)


class DueReport(Report):
    name, shape, usual = "due", DueSerializer, Period.AHEAD

    @extend_schema(
        summary="What falls due", parameters=[QuestionSerializer], responses=answers(DueSerializer)
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Open assignments with a deadline in the period; by default from today to the end of next week."""
        return self.answer(request)


class WorkloadReport(Report):
    name, shape = "workload", WorkloadSerializer

    @extend_schema(
        summary="Workload ahead", parameters=[QuestionSerializer], responses=answers(WorkloadSerializer)
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Open assignments of each body by the week in which they fall due, for twelve weeks."""
        return self.answer(request)


class ExtensionsReport(Report):
    name, shape = "extensions", ExtensionsSerializer

    @extend_schema(
        summary="Who moves dates", parameters=[QuestionSerializer], responses=answers(ExtensionsSerializer)
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Extensions asked for in the period, in the state of the day, and their sums for each body."""
        return self.answer(request)


class PaceReport(Report):
    name, shape = "pace", PaceSerializer

    @extend_schema(summary="Pace of work", parameters=[QuestionSerializer], responses=answers(PaceSerializer))
    def get(self, request: Request) -> HttpResponseBase:
        """Time to review, to the first report and to its check, beside the period before."""
        return self.answer(request)


class CorrectionsReport(Report):
    name, shape = "corrections", CorrectionsSerializer

    @extend_schema(
        summary="What reviewers corrected",
        parameters=[QuestionSerializer],
        responses=answers(CorrectionsSerializer),
    )
    def get(self, request: Request) -> HttpResponseBase:
        """How well texts were read, field by field. For those who see all instructions."""
        return self.answer(request)


class ByBodyReport(Report):
    name, shape = "by-body", ByBodySerializer

    @extend_schema(
        summary="The summary by body", parameters=[QuestionSerializer], responses=answers(ByBodySerializer)
    )
    def get(self, request: Request) -> HttpResponseBase:
        """The counts of the summary for each body, lead and co-executor apart."""
        return self.answer(request)


class DisciplineReport(Report):
    name, shape = "discipline", DisciplineSerializer

    @extend_schema(
        summary="Execution discipline",
        parameters=[QuestionSerializer],
        responses=answers(DisciplineSerializer),
    )
    def get(self, request: Request) -> HttpResponseBase:
        """K1 to K6 by body, beside the period before; the definitions come with it."""
        return self.answer(request)


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind a figure."""

    scope: Scope
    selection: str
    name: str
    rows: Rows


class RowsReport(Report):
    renderer_classes = [JSONRenderer, _renderer(Format.CSV)]

    @extend_schema(
        summary="The rows behind a figure",
        parameters=[RowsQuestionSerializer],
        responses={(200, "application/json"): RowsSerializer, (200, "text/csv"): bytes},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """The assignments that a figure of a report counts, found by the same conditions."""
        _question, scope = self.questioned(request, RowsQuestionSerializer)
        selection = Selection(request.query_params["selection"])
        rows = selected(scope, selection)
        if request.accepted_renderer.format == Format.CSV:
            return csv_response(f"{selection}-{scope.on.isoformat()}.csv", rows)
        refuse_long(rows.number, most=MOST)
        return Response(RowsSerializer(Behind(scope, selection, str(NAMES[selection]), rows)).data)


class TaskRowsReport(Report):
    renderer_classes = [JSONRenderer, _renderer(Format.CSV)]

    @extend_schema(
        summary="The instructions behind a figure of review",
        parameters=[TaskRowsQuestionSerializer],
        responses={(200, "application/json"): TaskRowsSerializer, (200, "text/csv"): bytes},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """What `corrections` counts, for those who see everything; what was rejected for the control unit."""
        _question, scope = self.questioned(request, TaskRowsQuestionSerializer)
        selection = TaskSelection(request.query_params["selection"])
        rows = selected_tasks(scope, selection)
        refuse_long(rows.number, most=MOST)
        if request.accepted_renderer.format == Format.CSV:
            return csv_file(
                f"{selection}-{scope.on.isoformat()}.csv", task_rows_table("rows", rows, most=MOST)
            )
        told = {"scope": scope, "selection": selection, "name": task_selection_name(selection)}
        return Response(TaskRowsSerializer({**told, "rows": rows.first(MOST)}).data)


def csv_response(name: str, rows: Rows) -> HttpResponseBase:
    return csv_file(name, rows_table("rows", rows))


def csv_file(name: str, table: Table) -> HttpResponseBase:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    chunks = csv_chunks(table, separator=",")
    return StreamingHttpResponse(chunks, content_type=CONTENT_TYPES[Format.CSV], headers=headers)
