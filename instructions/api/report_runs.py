"""Reports that take long: asked for, made in the background, fetched when they are ready."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.http import FileResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import exceptions, serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api import answer_examples, examples
from instructions.api.endpoint import Readable
from instructions.api.filters import KeyFilter, OfficeFilterSet
from instructions.api.rendering import AnyRenderer, JSONRenderer
from instructions.api.reports import QuestionSerializer, question_of
from instructions.api.words import WordsField
from instructions.documents.reports import catalogue
from instructions.errors import NotAllowed
from instructions.models import ReportRun
from instructions.models.language import Language
from instructions.models.report_run import ReportFormat
from instructions.services.report_runs import ask_run
from instructions.tasks import start_making


@extend_schema_serializer(examples=[examples.answer("A quarter is done", answer_examples.RUN)])
class ReportRunSerializer(serializers.ModelSerializer[ReportRun]):
    """`saved`: of which saved report it was made, for the day `occurs_on`.

    `rows_done` of `rows` are written; the file is ready in state `done`, and gone after `expires_at`.
    """

    question = serializers.DictField(child=serializers.CharField())
    percent = serializers.IntegerField()

    class Meta:
        model = ReportRun
        fields = (
            "id",
            "report",
            "question",
            "format",
            "language",
            "saved",
            "occurs_on",
            "state",
            "rows",
            "rows_done",
            "percent",
            "asked_at",
            "finished_at",
            "expires_at",
            "name",
            "size",
            "error",
        )
        read_only_fields = fields


class NewRunSerializer(QuestionSerializer):
    """A report with its question, and the file wanted."""

    report = WordsField(max_length=40, help_text="As in its address: `due`, `overdue` …")
    format = serializers.ChoiceField(choices=ReportFormat.choices)
    file_language = serializers.ChoiceField(choices=Language.choices, required=False)


class RunFilterSet(OfficeFilterSet):
    saved = KeyFilter(field_name="saved_id")
    state = django_filters.ChoiceFilter(choices=ReportRun.State.choices)


@extend_schema_view(
    list=extend_schema(summary="Reports in the making"),
    retrieve=extend_schema(summary="How far a report is"),
)
class ReportRuns(Readable):
    """One's own reports in the making; nobody else sees them."""

    noun = ReportRun
    serializer_class = ReportRunSerializer
    detail_class = ReportRunSerializer
    filterset_class = RunFilterSet
    orderings = {"id": "pk"}
    default_ordering = "-id"

    def seen(self) -> QuerySet[ReportRun]:
        return ReportRun.objects.filter(reader=self.reader)

    @extend_schema(
        summary="Have a report made", request=NewRunSerializer, responses={202: ReportRunSerializer}
    )
    def create(self, request: Request) -> Response:
        """It is made in the background; `Location` says where to look how far it is."""
        asked = self.asked(NewRunSerializer)
        name, kind = asked.pop("report"), asked.pop("format")
        language = asked.pop("file_language", self.reader.language)
        report = catalogue.find(name)
        if report is None:
            raise exceptions.ValidationError({"report": [_("There is no such report.")]})
        if not report.may_ask(self.reader):
            raise NotAllowed(_("This report is not for you."))
        question = question_of(asked)
        question.scope(reader=self.reader, today=self.on, usual=report.period or "year")
        run = ask_run(
            report=name,
            question=question.as_query(),
            kind=kind,
            language=language,
            by=self.reader,
            now=self.now,
        )
        start_making()
        response = self.answer(run.pk, code=status.HTTP_202_ACCEPTED)
        response["Location"] = f"{request.path}{run.pk}/"
        return response

    @extend_schema(
        summary="The file of a report",
        parameters=[OpenApiParameter("format", exclude=True)],
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY)},
    )
    @action(detail=True, methods=["get"], renderer_classes=[AnyRenderer, JSONRenderer])
    def file(self, request: Request, pk: int) -> FileResponse:
        """For saving, as soon as the state is `done`; before that and after it expired there is none."""
        run: ReportRun = self.get_object()
        if run.state != ReportRun.State.DONE:
            raise exceptions.NotFound
        return FileResponse(
            run.file.open(),
            as_attachment=True,
            filename=run.name,
            content_type="application/octet-stream",
            headers={"X-Content-Type-Options": "nosniff"},
        )
