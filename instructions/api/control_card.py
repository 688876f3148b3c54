"""The control card of one instruction, over REST."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.assignments import STANDINGS
from instructions.api.endpoint import Endpoint
from instructions.api.filters import FORMAT, refuse_unknown
from instructions.api.reports import RENDERERS, answers
from instructions.documents.card_sheet import card_sheet
from instructions.documents.control_card import ControlCard, gather_card
from instructions.documents.docx import docx_of
from instructions.documents.pdf import pdf_of
from instructions.documents.reports.files import CONTENT_TYPES
from instructions.documents.spreadsheet import csv_chunks, xlsx_file
from instructions.models import Task
from instructions.models.report_run import ReportFormat as Format
from instructions.reports.table import Cell, Table
from instructions.standing_words import STANDING_WORDS


class CardQuestionSerializer(serializers.Serializer[Any]):
    task = serializers.IntegerField(min_value=1, max_value=2**63 - 1, help_text="Id of the instruction.")


class CardShareSerializer(serializers.Serializer[Any]):
    """`status` and `person` are empty where the reader sees only that the share exists."""

    name = serializers.CharField()
    depth = serializers.IntegerField()
    via = serializers.CharField()
    role = serializers.CharField()
    person = serializers.CharField()
    status = serializers.CharField()
    standing = serializers.ChoiceField(choices=STANDINGS)
    original_due_on = serializers.DateField(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    done_on = serializers.DateField(allow_null=True)


class CardMoveSerializer(serializers.Serializer[Any]):
    body = serializers.CharField()
    state = serializers.CharField()
    from_on = serializers.DateField(allow_null=True)
    to_on = serializers.DateField()
    days_added = serializers.IntegerField()
    reason = serializers.CharField()
    asked_by = serializers.CharField()
    asked_at = serializers.DateTimeField()
    decided_by = serializers.CharField()
    decided_at = serializers.DateTimeField(allow_null=True)
    decision_note = serializers.CharField()


class CardChangeSerializer(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    body = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()
    by = serializers.CharField()
    reason = serializers.CharField()


class CardReportSerializer(serializers.Serializer[Any]):
    body = serializers.CharField()
    state = serializers.CharField()
    period_on = serializers.DateField(allow_null=True)
    submitted_at = serializers.DateTimeField(allow_null=True)
    author = serializers.CharField()
    text = serializers.CharField()
    files = serializers.ListField(child=serializers.CharField())
    decided_by = serializers.CharField()
    decided_at = serializers.DateTimeField(allow_null=True)
    remarks = serializers.CharField()


class CardRemarkSerializer(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    author = serializers.CharField()
    text = serializers.CharField()


class ControlCardSerializer(serializers.Serializer[Any]):
    """What the printed card holds, in the reader's words; `left_out` rows were too many for it."""

    task = serializers.IntegerField(source="task.pk")
    number = serializers.CharField(source="task.number", allow_null=True)
    title = serializers.CharField(source="task.title")
    standing = serializers.ChoiceField(choices=STANDINGS)
    shares = CardShareSerializer(many=True)
    moves = CardMoveSerializer(many=True)
    changes = CardChangeSerializer(many=True)
    reports = CardReportSerializer(many=True)
    remarks = CardRemarkSerializer(many=True)
    left_out = serializers.IntegerField()


class ControlCardReport(Endpoint):
    renderer_classes = RENDERERS

    @extend_schema(
        summary="The control card of an instruction",
        parameters=[CardQuestionSerializer],
        responses=answers(ControlCardSerializer),
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Executors, moves of the deadline, reports and the course of one instruction. CSV: its executors."""
        refuse_unknown(request, {"task", FORMAT})
        asked = CardQuestionSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        card = self._card(asked.validated_data["task"])
        kind: str = request.accepted_renderer.format
        if kind not in Format.values:
            return Response(ControlCardSerializer(card).data)
        return _file(card, kind, self)

    def _card(self, pk: int) -> ControlCard:
        seen = Task.objects.visible_to(self.reader, on=self.on).select_related("announcement", "controller")
        task = seen.defer("announcement__text").filter(pk=pk).first()
        if task is None:
            raise exceptions.NotFound
        return gather_card(task, reader=self.reader, now=self.now)


def _file(card: ControlCard, kind: str, endpoint: Endpoint) -> HttpResponseBase:
    name = f"card-{slugify(card.task.number or '') or f'proposal-{card.task.pk}'}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content_type = CONTENT_TYPES[kind]
    if kind in {Format.PDF, Format.DOCX}:
        render = pdf_of if kind == Format.PDF else docx_of
        content = render(card_sheet(card), made_at=endpoint.now)
        return HttpResponse(content, content_type=content_type, headers=headers)
    table = _table(card)
    chunks = (
        csv_chunks(table, separator=",") if kind == Format.CSV else xlsx_file(table, title=_("Control card"))
    )
    return StreamingHttpResponse(chunks, content_type=content_type, headers=headers)


def _table(card: ControlCard) -> Table:
    columns = (
        _("Number"),
        _("Instruction"),
        _("Body"),
        _("Role"),
        _("Person in charge"),
        _("Status"),
        _("Standing"),
        _("Original deadline"),
        _("Deadline"),
        _("Done on"),
    )
    return Table("control-card", columns, _lines(card))


def _lines(card: ControlCard) -> Iterator[tuple[Cell, ...]]:
    for share in card.shares:
        yield (
            card.task.number,
            card.task.title,
            share.name,
            share.role,
            share.person,
            share.status,
            str(STANDING_WORDS[share.standing]),
            share.original_due_on,
            share.due_on,
            share.done_on,
        )
