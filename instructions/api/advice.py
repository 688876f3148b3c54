from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import office, quality
from instructions.advice_words import WORDS
from instructions.api.assignments import TaskRefSerializer
from instructions.api.endpoint import Readable
from instructions.models import Assignment
from instructions.quality import Advice
from instructions.querysets import running_shares
from instructions.rights import require_control

RIVALS = 10


class AdviceSerializer(serializers.Serializer[Any]):
    """`name` is for programs, `detail` for people; `tasks` are those on control that are very like it."""

    name = serializers.ChoiceField(choices=[(advice.value, advice.value) for advice in Advice])
    detail = serializers.CharField()
    tasks = TaskRefSerializer(many=True)


class Advised(Readable):
    """Adds what a careful controller would say of a task."""

    @extend_schema(summary="Advice", responses=AdviceSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def advice(self, request: Request, pk: int) -> Response:
        """What a careful controller would say. For the control unit; it forbids nothing."""
        task = self.get_object()
        require_control(self.reader)
        shares = list(running_shares().filter(task=task).select_related("body"))
        found = quality.advice(task, shares, on=self.on, calendar=office.calendar())
        alike = self._alike(task, shares) if Advice.SAME_END in found else []
        said = [
            {"name": one.value, "detail": WORDS[one], "tasks": alike if one == Advice.SAME_END else []}
            for one in found
        ]
        return Response(AdviceSerializer(said, many=True).data)

    def _alike(self, task: Any, shares: list[Assignment]) -> list[Any]:
        leads = [share for share in shares if share.role == Assignment.Role.LEAD]
        return quality.rivals(task, leads)[:RIVALS]
