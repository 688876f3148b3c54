from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers

from instructions.api import examples
from instructions.api.assignments import TaskRefSerializer
from instructions.api.endpoint import Readable
from instructions.api.filters import BodyFilter, DayFilter, KeyFilter, OfficeFilterSet, YesNoFilter
from instructions.models import Assignment, Body, Milestone, Task


@extend_schema_serializer(examples=[examples.answer("A step that is done", examples.STEP)])
class StepSerializer(serializers.ModelSerializer[Milestone]):
    task = TaskRefSerializer(read_only=True)

    class Meta:
        model = Milestone
        fields = ("id", "task", "title", "due_on", "done_on")
        read_only_fields = fields


class StepFilterSet(OfficeFilterSet):
    task = KeyFilter(field_name="task_id")
    body = BodyFilter(method="of_body")
    done = YesNoFilter(method="is_done")
    due_from = DayFilter(field_name="due_on", lookup_expr="gte")
    due_to = DayFilter(field_name="due_on", lookup_expr="lte")

    def of_body(self, rows: QuerySet[Milestone], _name: str, body: Body) -> QuerySet[Milestone]:
        return rows.filter(Exists(Assignment.objects.filter(task=OuterRef("task"), body=body)))

    def is_done(self, rows: QuerySet[Milestone], _name: str, wanted: bool) -> QuerySet[Milestone]:
        return rows.filter(done_on__isnull=not wanted)


@extend_schema_view(list=extend_schema(summary="Steps"), retrieve=extend_schema(summary="One step"))
class Milestones(Readable):
    """Steps on the way to the result of a task, of all tasks that you see. They are changed at the task."""

    noun = Milestone
    serializer_class = StepSerializer
    detail_class = StepSerializer
    filterset_class = StepFilterSet
    orderings = {"due_on": "due_on", "id": "pk"}

    def seen(self) -> QuerySet[Milestone]:
        tasks = Task.objects.visible_to(self.reader, on=self.on)
        return Milestone.objects.filter(task__in=tasks.order_by().values("pk"))

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("task")
