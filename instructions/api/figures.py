"""Reports as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from instructions.api import answer_examples, examples
from instructions.api.behind import LinkedLineSerializer, LinkedTotalsSerializer
from instructions.api.body_refs import BodyRefSerializer
from instructions.models import Assignment
from instructions.reports import definitions
from instructions.reports.definitions import FIGURES, Figure
from instructions.reports.scope import Scope


class RatioSerializer(serializers.Serializer[Any]):
    """`percent` is null where there is nothing to take a share of."""

    part = serializers.IntegerField()
    whole = serializers.IntegerField()
    percent = serializers.FloatField(allow_null=True)


class ScopeSerializer(serializers.Serializer[Any]):
    on = serializers.DateField()
    first = serializers.DateField()
    last = serializers.DateField()


class DefinitionSerializer(serializers.Serializer[Any]):
    figure = serializers.ChoiceField(choices=FIGURES)
    name = serializers.CharField()
    definition = serializers.CharField()


def definitions_of(figures: Iterable[Figure]) -> list[dict[str, str]]:
    """What the figures mean, in the reader's language."""
    return [
        {
            "figure": figure.value,
            "name": str(definitions.NAMES[figure]),
            "definition": str(definitions.DEFINITIONS[figure]),
        }
        for figure in figures
    ]


class ReportSerializer(serializers.Serializer[Any]):
    """What all reports tell: what they are about, and what their figures mean."""

    meanings: Sequence[Figure] = ()
    scope = ScopeSerializer()
    definitions = serializers.SerializerMethodField()
    footnote = serializers.SerializerMethodField()

    @extend_schema_field(DefinitionSerializer(many=True))
    def get_definitions(self, _report: Any) -> list[dict[str, str]]:
        return definitions_of(self.meanings)

    def get_footnote(self, _report: Any) -> str:
        return str(definitions.FOOTNOTE)


class CountsSerializer(serializers.Serializer[Any]):
    """Assignments; `tasks` are the instructions that they belong to."""

    on_control = serializers.IntegerField()
    overdue = serializers.IntegerField()
    due_this_week = serializers.IntegerField()
    waiting_for_check = serializers.IntegerField()
    returned = serializers.IntegerField()
    no_deadline = serializers.IntegerField()
    tasks = serializers.IntegerField()
    done_by_original = RatioSerializer()
    done_by_current = RatioSerializer()
    left_out = serializers.IntegerField()


class SummarySerializer(ReportSerializer, LinkedTotalsSerializer):
    meanings = (Figure.K1, Figure.K2)
    totals = ("total", "lead", "co")
    total = CountsSerializer()
    lead = CountsSerializer()
    co = CountsSerializer()


class BodyCountsSerializer(LinkedLineSerializer):
    counted = "counts"
    body = BodyRefSerializer(allow_null=True)
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=Assignment.Role.choices)
    counts = CountsSerializer()


class ByBodySerializer(ReportSerializer):
    meanings = (Figure.K1, Figure.K2)
    rows = BodyCountsSerializer(many=True)


class FiguresSerializer(serializers.Serializer[Any]):
    """K1 to K6; `gained` in percentage points, `k4` in calendar days."""

    k1 = RatioSerializer()
    k2 = RatioSerializer()
    gained = serializers.FloatField(allow_null=True)
    k3 = RatioSerializer()
    k4 = serializers.FloatField(allow_null=True)
    overdue = serializers.IntegerField(allow_null=True)
    k5 = RatioSerializer()
    k6 = RatioSerializer()
    k6_per_assignment = serializers.FloatField(allow_null=True)
    days_added = serializers.FloatField(allow_null=True)
    left_out = serializers.IntegerField()


class BodyDisciplineSerializer(LinkedLineSerializer):
    counted = "figures"
    body = BodyRefSerializer(allow_null=True)
    role = serializers.ChoiceField(choices=Assignment.Role.choices)
    figures = FiguresSerializer()


@extend_schema_serializer(
    examples=[examples.answer("A quarter, worked out by hand", answer_examples.DISCIPLINE)]
)
class DisciplineSerializer(ReportSerializer, LinkedTotalsSerializer):
    meanings = definitions.DISCIPLINE
    before = serializers.SerializerMethodField()
    lead = FiguresSerializer()
    co = FiguresSerializer()
    lead_before = FiguresSerializer()
    co_before = FiguresSerializer()
    rows = BodyDisciplineSerializer(many=True)

    @extend_schema_field(ScopeSerializer())
    def get_before(self, report: Any) -> Any:
        scope: Scope = report.scope
        return ScopeSerializer(scope.before()).data
