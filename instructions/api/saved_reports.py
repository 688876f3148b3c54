"""Reports kept with their question, and sent on a weekday to the people named."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import exceptions, serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api import examples
from instructions.api.exact import NumberField, RowField
from instructions.api.filters import KeyFilter, OfficeFilterSet, YesNoFilter
from instructions.api.history import Remembered
from instructions.api.people import PersonSerializer
from instructions.api.report_runs import ReportRunSerializer
from instructions.api.reports import QuestionSerializer, question_of
from instructions.api.words import WordsField
from instructions.documents.reports import catalogue
from instructions.errors import NotAllowed, Refused
from instructions.models import SavedReport, User
from instructions.models.language import Language
from instructions.models.report_run import ReportFormat
from instructions.services import report_runs
from instructions.tasks import start_making

MOST_RECIPIENTS = 100
WEEKDAYS = "1 is Monday, 7 is Sunday (ISO 8601); null: it is not sent."


class SavedReportSerializer(serializers.ModelSerializer[SavedReport]):
    """`next_at` is when it is sent next, null where it is not sent."""

    question = serializers.DictField(child=serializers.CharField())
    owner = PersonSerializer(read_only=True)
    recipients = PersonSerializer(many=True, read_only=True)
    weekday = serializers.IntegerField(allow_null=True, help_text=WEEKDAYS)

    class Meta:
        model = SavedReport
        fields = (
            "id",
            "name",
            "report",
            "question",
            "format",
            "language",
            "owner",
            "recipients",
            "weekday",
            "hour",
            "next_at",
            "created_at",
        )
        read_only_fields = fields


class SavedReportChangeSerializer(serializers.Serializer[Any]):
    """What is left out stays; `question` and `recipients` are put in the place of those before."""

    name = WordsField(max_length=120, required=False)
    question = QuestionSerializer(required=False)
    format = serializers.ChoiceField(choices=ReportFormat.choices, required=False)
    language = serializers.ChoiceField(choices=Language.choices, required=False)
    weekday = NumberField(
        min_value=SavedReport.Weekday.MONDAY.value,
        max_value=SavedReport.Weekday.SUNDAY.value,
        required=False,
        allow_null=True,
        help_text=WEEKDAYS,
    )
    hour = NumberField(min_value=0, max_value=22, required=False)
    recipients = serializers.ListField(
        child=RowField(queryset=User.objects.filter(is_active=True)),
        required=False,
        max_length=MOST_RECIPIENTS,
    )


@extend_schema_serializer(examples=[examples.request("Every Monday", examples.NEW_SAVED_REPORT)])
class NewSavedReportSerializer(SavedReportChangeSerializer):
    """Left out: the file is a PDF in one's own language, it is not sent, and it is for oneself."""

    name = WordsField(max_length=120)
    report = WordsField(max_length=40, help_text="As in its address: `due`, `overdue` …")


class SavedReportFilterSet(OfficeFilterSet):
    owner = KeyFilter(field_name="owner_id")
    sent = YesNoFilter(field_name="weekday", lookup_expr="isnull", exclude=True)


@extend_schema_view(
    list=extend_schema(summary="Saved reports"), retrieve=extend_schema(summary="One saved report")
)
class SavedReports(Remembered):
    """Reports that one has saved, and those of others that are sent to oneself."""

    noun = SavedReport
    serializer_class = SavedReportSerializer
    detail_class = SavedReportSerializer
    filterset_class = SavedReportFilterSet
    orderings = {"id": "pk", "name": "name"}
    versioned = True
    belonging = ("recipients",)
    unmarked = ("next_at",)

    @staticmethod
    def may_look_back(user: User) -> bool:
        return True

    def seen(self) -> QuerySet[SavedReport]:
        mine = SavedReport.recipients.through.objects.filter(user=self.reader).values("savedreport")
        return SavedReport.objects.filter(Q(owner=self.reader) | Q(pk__in=mine))

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("owner").prefetch_related("recipients")

    @extend_schema(
        summary="Save a report", request=NewSavedReportSerializer, responses={201: SavedReportSerializer}
    )
    def create(self, request: Request) -> Response:
        """With a weekday it is made and sent then, as a file, to each person named and as each may see it."""
        asked = self.asked(NewSavedReportSerializer)
        saved = SavedReport(owner=self.reader, report=asked.pop("report"), language=self.reader.language)
        recipients = asked.pop("recipients", [self.reader])
        self._put(saved, asked)
        report_runs.save_report(saved, recipients=recipients, by=self.reader, now=self.now)
        return self.answer(saved.pk, code=status.HTTP_201_CREATED)

    @extend_schema(
        summary="Change a saved report",
        request=SavedReportChangeSerializer,
        responses=SavedReportSerializer,
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        """For who saved it."""
        asked = self.asked(SavedReportChangeSerializer)
        with transaction.atomic():
            saved = SavedReport.objects.select_for_update().get(pk=self.get_object().pk)
            recipients = asked.pop("recipients", None)
            named = saved.recipients.all() if recipients is None else recipients
            self._put(saved, asked)
            report_runs.save_report(saved, recipients=named, by=self.reader, now=self.now)
        return self.answer(saved.pk)

    def _put(self, saved: SavedReport, asked: dict[str, Any]) -> None:
        report = catalogue.find(saved.report)
        if report is None:
            raise exceptions.ValidationError({"report": [_("There is no such report.")]})
        if not report.may_ask(self.reader):
            raise NotAllowed(_("This report is not for you."))
        if "question" in asked:
            question = question_of(asked.pop("question"))
            question.scope(reader=self.reader, today=self.on, usual=report.period or "year")
            saved.question = question.as_query()
        for name, value in asked.items():
            setattr(saved, name, value)
        if not saved.name.strip():
            raise Refused(_("Give the report a name."))

    @extend_schema(summary="Have it made now", request=None, responses={202: ReportRunSerializer})
    @action(detail=True, methods=["post"])
    def make(self, request: Request, pk: int) -> Response:
        """As of today, for oneself; `reports/runs/` tells how far it is."""
        saved = self.get_object()
        report = catalogue.find(saved.report)
        if report is None or not report.may_ask(self.reader):
            raise NotAllowed(_("This report is not for you."))
        run = report_runs.ask_run(
            report=saved.report,
            question=saved.question,
            kind=saved.format,
            language=saved.language,
            by=self.reader,
            now=self.now,
        )
        start_making()
        return Response(ReportRunSerializer(run).data, status=status.HTTP_202_ACCEPTED)

    @extend_schema(summary="Forget", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def forget(self, request: Request, pk: int) -> Response:
        """Who saved it takes it away; what was made of it stays."""
        report_runs.forget_report(self.get_object(), by=self.reader)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(summary="Have it no longer sent", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def leave(self, request: Request, pk: int) -> Response:
        """It is sent to the others still."""
        report_runs.leave_report(self.get_object(), by=self.reader)
        return Response(status=status.HTTP_204_NO_CONTENT)
