"""The lists among the reports as JSON: what is late, due, moved, loaded, corrected."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from instructions.api.assignments import TaskRefSerializer
from instructions.api.behind import LinkedLineSerializer, LinkedTotalsSerializer, addresses
from instructions.api.body_refs import BodyRefSerializer
from instructions.api.chosen import ChosenField
from instructions.api.figures import RatioSerializer, ReportSerializer, ScopeSerializer
from instructions.documents.reports.links import Links
from instructions.models import Assignment, Correction, Extension, Task
from instructions.models.language import Language
from instructions.reports.definitions import PACE, Figure
from instructions.reports.rows import Rows


class ListedRowSerializer(serializers.Serializer[Any]):
    """One assignment as it stood on the day; `days` overdue is null where it is not late."""

    assignment = serializers.IntegerField()
    task = TaskRefSerializer()
    body = BodyRefSerializer(allow_null=True)
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=Assignment.Role.choices)
    status = serializers.ChoiceField(choices=Assignment.Status.choices)
    original_due_on = serializers.DateField(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    done_on = serializers.DateField(allow_null=True)
    days = serializers.IntegerField(allow_null=True)
    is_moved = serializers.BooleanField()
    times = serializers.IntegerField(help_text="Of how many reports or extensions, where these are counted.")


class RowsField(serializers.Serializer[Any]):
    """All rows; the view refuses lists that are too long for one answer."""

    rows = serializers.SerializerMethodField()

    @extend_schema_field(ListedRowSerializer(many=True))
    def get_rows(self, report: Any) -> list[Any]:
        rows: Rows = report.rows
        shape = ListedRowSerializer()
        return [shape.to_representation(row) for row in rows]


class AgeingSerializer(serializers.Serializer[Any]):
    """Late for 1 to 7, 8 to 30, 31 to 90 and more calendar days."""

    week = serializers.IntegerField()
    month = serializers.IntegerField()
    quarter = serializers.IntegerField()
    longer = serializers.IntegerField()
    total = serializers.IntegerField()


class OverdueSerializer(ReportSerializer, LinkedTotalsSerializer, RowsField):
    meanings = (Figure.AGEING,)
    lead = AgeingSerializer()
    co = AgeingSerializer()


class DueCountsSerializer(serializers.Serializer[Any]):
    due = serializers.IntegerField()
    moved = serializers.IntegerField()
    waiting_for_check = serializers.IntegerField()


class DueSerializer(ReportSerializer, LinkedTotalsSerializer, RowsField):
    lead = DueCountsSerializer()
    co = DueCountsSerializer()


class RowsSerializer(RowsField):
    """The rows behind a figure."""

    scope = ScopeSerializer()
    selection = serializers.CharField()
    name = serializers.CharField()


class TaskRowSerializer(serializers.Serializer[Any]):
    """`fields` of the proposal were corrected; `reject_reason` is null where it was put on control."""

    task = TaskRefSerializer()
    language = serializers.ChoiceField(choices=Language.choices, source="task.language")
    accepted_at = serializers.DateTimeField(source="task.accepted_at", allow_null=True)
    reject_reason = ChosenField(Task.RejectReason.choices, source="task.reject_reason")
    corrected = serializers.ListField(
        child=serializers.ChoiceField(choices=Correction.Field.choices), source="fields"
    )


class TaskRowsSerializer(serializers.Serializer[Any]):
    """The instructions or proposals behind a figure of review."""

    scope = ScopeSerializer()
    selection = serializers.CharField()
    name = serializers.CharField()
    rows = TaskRowSerializer(many=True)


class WeekSerializer(serializers.Serializer[Any]):
    first = serializers.DateField()
    last = serializers.DateField()


class LoadSerializer(serializers.Serializer[Any]):
    """`weeks`: one number for each of the report's weeks."""

    late = serializers.IntegerField()
    weeks = serializers.ListField(child=serializers.IntegerField())
    later = serializers.IntegerField()
    no_deadline = serializers.IntegerField()
    total = serializers.IntegerField()


class BodyLineSerializer(serializers.Serializer[Any]):
    body = BodyRefSerializer(allow_null=True)
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=Assignment.Role.choices)


class BodyLoadSerializer(LinkedLineSerializer, BodyLineSerializer):
    counted = "load"
    load = LoadSerializer()


class WorkloadSerializer(ReportSerializer, LinkedTotalsSerializer):
    meanings = (Figure.WORKLOAD,)
    weeks = WeekSerializer(many=True)
    lead = LoadSerializer()
    co = LoadSerializer()
    rows = BodyLoadSerializer(many=True)


class MovesSerializer(serializers.Serializer[Any]):
    asked = serializers.IntegerField()
    granted = serializers.IntegerField()
    refused = serializers.IntegerField()
    days_added = serializers.IntegerField()
    days_added_by_one = serializers.FloatField(allow_null=True)


class BodyMovesSerializer(BodyLineSerializer):
    moves = MovesSerializer()


class ExtensionRowSerializer(BodyLineSerializer):
    extension = serializers.IntegerField()
    assignment = serializers.IntegerField()
    task = TaskRefSerializer()
    state = serializers.ChoiceField(choices=Extension.State.choices)
    from_on = serializers.DateField(allow_null=True)
    to_on = serializers.DateField()
    days_added = serializers.IntegerField()
    reason = serializers.CharField()
    asked_on = serializers.DateField()
    decided_on = serializers.DateField(allow_null=True)


class ExtensionsSerializer(ReportSerializer):
    meanings = (Figure.K6,)
    lead = MovesSerializer()
    co = MovesSerializer()
    bodies = BodyMovesSerializer(many=True)
    rows = ExtensionRowSerializer(many=True)


class WaitSerializer(serializers.Serializer[Any]):
    """`days`: the median of calendar days."""

    number = serializers.IntegerField()
    days = serializers.FloatField(allow_null=True)


class WaitsSerializer(serializers.Serializer[Any]):
    review = WaitSerializer()
    first_report = WaitSerializer()
    check = WaitSerializer()


class BodyPaceSerializer(LinkedLineSerializer, BodyLineSerializer):
    counted = "waits"
    waits = WaitsSerializer()


class PaceSerializer(ReportSerializer, LinkedTotalsSerializer):
    meanings = PACE
    lead = WaitsSerializer()
    co = WaitsSerializer()
    lead_before = WaitsSerializer()
    co_before = WaitsSerializer()
    rows = BodyPaceSerializer(many=True)


class CorrectedFieldsSerializer(serializers.Serializer[Any]):
    """Of the proposals put on control: as how many nothing was changed in, and as how many each field."""

    untouched = RatioSerializer()
    title = RatioSerializer()
    lead = RatioSerializer()
    co = RatioSerializer()
    deadline = RatioSerializer()
    form = RatioSerializer()


class LanguageFieldsSerializer(CorrectedFieldsSerializer):
    language = serializers.ChoiceField(choices=Language.choices)
    links = serializers.DictField(child=serializers.CharField())


class RejectedSerializer(serializers.Serializer[Any]):
    reason = serializers.ChoiceField(choices=Task.RejectReason.choices)
    number = serializers.IntegerField()


class CorrectionRowSerializer(serializers.Serializer[Any]):
    task = TaskRefSerializer()
    field = serializers.ChoiceField(choices=Correction.Field.choices)
    proposed = serializers.JSONField(allow_null=True)
    accepted = serializers.JSONField(allow_null=True)
    on = serializers.DateField()


class CorrectionsSerializer(ReportSerializer, LinkedTotalsSerializer):
    totals = ("total",)
    meanings = (Figure.UNTOUCHED,)
    total = CorrectedFieldsSerializer()
    languages = serializers.SerializerMethodField()
    rejected = RejectedSerializer(many=True)
    rows = CorrectionRowSerializer(many=True)

    @extend_schema_field(LanguageFieldsSerializer(many=True))
    def get_languages(self, report: Any) -> list[dict[str, Any]]:
        shape = CorrectedFieldsSerializer()
        links: Links = self.context["links"]
        return [
            {
                "language": one.language,
                **shape.to_representation(one.fields),
                "links": addresses(links, one.fields, language=one.language),
            }
            for one in report.languages
        ]
