"""An existing control table taken over: looked at first, row by row, then done."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import office
from instructions.api.endpoint import Endpoint
from instructions.api.exact import TrueFalseField
from instructions.api.permissions import ForControl
from instructions.intake.control_table import ControlTable, read_control_table
from instructions.intake.unreadable import Unreadable
from instructions.models.due import DueKind, Every
from instructions.registry import office_registry
from instructions.services.importing import Outcome, Planned, import_rows, plan_import

MOST_ROWS = 2_000
OUTCOMES = [(outcome.value, outcome.value) for outcome in Outcome]


class TableSerializer(serializers.Serializer[Any]):
    """An .xlsx file with a heading row; from `given_on` "in ten days" is counted, today by default."""

    file = serializers.FileField(max_length=255)
    given_on = serializers.DateField(required=False, allow_null=True, default=None)


class LookSerializer(TableSerializer):
    outcome = serializers.ChoiceField(
        choices=OUTCOMES, required=False, help_text="Tell rows of this outcome alone."
    )


class TakeOverSerializer(TableSerializer):
    """`on_control` puts the new rows on control at once; else they are proposed."""

    on_control = TrueFalseField(required=False, default=False)


class TableRowSerializer(serializers.Serializer[Any]):
    """`lead` and `co` are codes of bodies, or "?: " and the words for one outside the registry."""

    line = serializers.IntegerField(source="row.line")
    outcome = serializers.ChoiceField(choices=OUTCOMES)
    reason = serializers.CharField()
    number = serializers.CharField(source="row.number")
    title = serializers.CharField(source="row.title")
    lead = serializers.ListField(child=serializers.CharField(), source="row.lead")
    co = serializers.ListField(child=serializers.CharField(), source="row.co")
    due_kind = serializers.ChoiceField(choices=DueKind.choices, source="row.due.kind")
    due_on = serializers.DateField(source="row.due.date", allow_null=True)
    every = serializers.ChoiceField(choices=Every.choices, source="row.due.every", allow_null=True)
    due_text = serializers.CharField(source="row.due_text")
    status = serializers.CharField(source="row.status")


class CountsByOutcomeSerializer(serializers.Serializer[Any]):
    new = serializers.IntegerField()
    known = serializers.IntegerField()
    finished = serializers.IntegerField()
    error = serializers.IntegerField()


class PlannedSerializer(serializers.Serializer[Any]):
    """What each row would become; `left_out` rows were too many for one answer."""

    name = serializers.CharField()
    sheet = serializers.CharField()
    language = serializers.CharField()
    columns = serializers.DictField(child=serializers.CharField())
    counts = CountsByOutcomeSerializer()
    rows = TableRowSerializer(many=True)
    left_out = serializers.IntegerField()


class RefusedRowSerializer(serializers.Serializer[Any]):
    line = serializers.IntegerField(source="row.line")
    reason = serializers.CharField()


class TakenOverSerializer(serializers.Serializer[Any]):
    """`made` rows were taken over; `left` wait for the same request again, for its time was over."""

    made = serializers.IntegerField()
    left = serializers.IntegerField()
    refused = RefusedRowSerializer(many=True)


class Import(Endpoint):
    permission_classes = [*Endpoint.permission_classes, ForControl]
    parser_classes = [MultiPartParser]

    def asked(self, shape: type[serializers.Serializer[Any]]) -> tuple[ControlTable, dict[str, Any]]:
        """Raises `ValidationError` naming what cannot be read, and why."""
        said = shape(data=self.request.data)
        said.is_valid(raise_exception=True)
        values: dict[str, Any] = dict(said.validated_data)
        upload, day = values.pop("file"), values.pop("given_on") or self.on
        try:
            table = read_control_table(
                upload.read(),
                name=PurePath(upload.name).name[:120],
                published=day,
                registry=office_registry(),
                calendar=office.calendar(),
            )
        except Unreadable as error:
            told = exceptions.ErrorDetail(str(error), code=error.code)
            raise exceptions.ValidationError({"file": [told]}) from error
        return table, values


class LookAtTable(Import):
    @extend_schema(
        summary="Look at a control table",
        request={"multipart/form-data": LookSerializer},
        responses=PlannedSerializer,
    )
    def post(self, request: Request) -> Response:
        """What taking it over would do with each row. Nothing is written."""
        table, values = self.asked(LookSerializer)
        planned = plan_import(table)
        shown = [one for one in planned if values.get("outcome") in {None, one.outcome.value}]
        return Response(PlannedSerializer(_told(table, planned, shown)).data)


class TakeOverTable(Import):
    @extend_schema(
        summary="Take a control table over",
        request={"multipart/form-data": TakeOverSerializer},
        responses=TakenOverSerializer,
    )
    def post(self, request: Request) -> Response:
        """Every new row, each by itself; rows taken over before are known again and left."""
        table, values = self.asked(TakeOverSerializer)
        done = import_rows(table, by=self.reader, now=self.now, on_control=values["on_control"])
        return Response(TakenOverSerializer(done).data)


def _told(table: ControlTable, planned: list[Planned], shown: list[Planned]) -> dict[str, Any]:
    counted = Counter(one.outcome.value for one in planned)
    return {
        "name": table.name,
        "sheet": table.sheet,
        "language": table.language,
        "columns": table.columns,
        "counts": {outcome.value: counted[outcome.value] for outcome in Outcome},
        "rows": shown[:MOST_ROWS],
        "left_out": max(0, len(shown) - MOST_ROWS),
    }
