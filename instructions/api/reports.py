"""The sums over REST: one question, asked the same way of every report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, cast

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.endpoint import Endpoint
from instructions.api.figures import (
    ByBodySerializer,
    DisciplineSerializer,
    OverdueSerializer,
    SummarySerializer,
)
from instructions.api.filters import FORMAT, refuse_unknown
from instructions.api.rendering import CSVRenderer, JSONRenderer
from instructions.errors import Refused
from instructions.models import Assignment, Body
from instructions.models.language import Language
from instructions.reports.by_body import by_body, by_body_table
from instructions.reports.discipline import discipline, discipline_table
from instructions.reports.overdue import overdue, overdue_table
from instructions.reports.scope import Scope, with_those_below
from instructions.reports.summary import summary, summary_table
from instructions.reports.table import Table


class QuestionSerializer(serializers.Serializer[Any]):
    """Which assignments, which period, as of which day. By default the running year until today."""

    on = serializers.DateField(required=False, help_text=_("As of the end of this day; today by default."))
    first = serializers.DateField(
        required=False, help_text=_("First day of the period; 1 January by default.")
    )
    last = serializers.DateField(required=False, help_text=_("Last day of the period; `on` by default."))
    body = serializers.SlugRelatedField(
        slug_field="code", queryset=Body.objects.all(), required=False, help_text=_("Code of a body.")
    )
    below = serializers.BooleanField(
        required=False, default=True, help_text=_("Count the bodies below that body too.")
    )
    role = serializers.ChoiceField(choices=Assignment.Role.choices, required=False)
    announcement = serializers.IntegerField(
        min_value=1, max_value=2**63 - 1, required=False, help_text=_("Its id.")
    )
    giver = serializers.CharField(max_length=300, required=False, help_text=_("Who gave the instruction."))
    language = serializers.ChoiceField(choices=Language.choices, required=False)


class Report(Endpoint):
    """A report as JSON, or flat as CSV with `format=csv`."""

    renderer_classes = [JSONRenderer, CSVRenderer]
    reckon: Callable[[Scope], Any]
    table: Callable[[Any], Table]
    shape: type[serializers.Serializer[Any]]

    def answer(self, request: Request) -> Response:
        cls = type(self)
        report = cls.reckon(self.scope(request))
        if request.accepted_renderer.format == CSVRenderer.format:
            table = cls.table(report)
            name = f"{table.name}-{report.scope.on:%Y-%m-%d}.csv"
            return Response(table, headers={"Content-Disposition": f'attachment; filename="{name}"'})
        return Response(cls.shape(report).data)

    def scope(self, request: Request) -> Scope:
        refuse_unknown(request, {*QuestionSerializer().fields, FORMAT})
        question = QuestionSerializer(data=request.query_params)
        question.is_valid(raise_exception=True)
        asked = cast("dict[str, Any]", question.validated_data)
        on: dt.date = asked.get("on", self.on)
        last: dt.date = asked.get("last", on)
        body = asked.get("body")
        try:
            return Scope(
                reader=self.reader,
                today=self.on,
                on=on,
                first=asked.get("first", last.replace(month=1, day=1)),
                last=last,
                bodies=_bodies(body, below=asked["below"]) if body else None,
                role=asked.get("role", ""),
                announcement=asked.get("announcement"),
                giver=asked.get("giver", ""),
                language=asked.get("language", ""),
            )
        except Refused as error:
            raise exceptions.ValidationError(str(error)) from error


def _bodies(body: Body, *, below: bool) -> frozenset[int]:
    return with_those_below([body]) if below else frozenset({body.pk})


class SummaryReport(Report):
    reckon, table, shape = staticmethod(summary), staticmethod(summary_table), SummarySerializer

    @extend_schema(summary="How things stand", parameters=[QuestionSerializer], responses=SummarySerializer)
    def get(self, request: Request) -> Response:
        """What is on control, overdue, due this week and waiting for a check; what was done on time."""
        return self.answer(request)


class OverdueReport(Report):
    reckon, table, shape = staticmethod(overdue), staticmethod(overdue_table), OverdueSerializer

    @extend_schema(summary="What is late", parameters=[QuestionSerializer], responses=OverdueSerializer)
    def get(self, request: Request) -> Response:
        """Late assignments, the longest first. The period plays no part."""
        return self.answer(request)


class ByBodyReport(Report):
    reckon, table, shape = staticmethod(by_body), staticmethod(by_body_table), ByBodySerializer

    @extend_schema(summary="The summary by body", parameters=[QuestionSerializer], responses=ByBodySerializer)
    def get(self, request: Request) -> Response:
        """The counts of the summary for each body, lead and co-executor apart."""
        return self.answer(request)


class DisciplineReport(Report):
    reckon, table, shape = staticmethod(discipline), staticmethod(discipline_table), DisciplineSerializer

    @extend_schema(
        summary="Execution discipline", parameters=[QuestionSerializer], responses=DisciplineSerializer
    )
    def get(self, request: Request) -> Response:
        """K1 to K6 by body, beside the period before; the definitions come with it."""
        return self.answer(request)
