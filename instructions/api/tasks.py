from __future__ import annotations

from typing import Any

import django_filters
from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import (
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api import examples
from instructions.api.assignment_rows import reported_on_time
from instructions.api.assignments import ShareSerializer, StandingField
from instructions.api.chosen import ChosenField
from instructions.api.conditional import seen_version
from instructions.api.filters import (
    BodyFilter,
    DayFilter,
    DeskFilterSet,
    KeyFilter,
    SearchFilter,
    YesNoFilter,
)
from instructions.api.people import PersonSerializer
from instructions.api.proposals import (
    CorrectionSerializer,
    FollowingSerializer,
    MergerSerializer,
    NewMilestoneSerializer,
    NewTaskSerializer,
    NoteSerializer,
    RejectionSerializer,
)
from instructions.api.task_moves import MILESTONE, TaskMoves
from instructions.api.task_rows import TASK_ROWS
from instructions.deadlines import days_overdue, standing
from instructions.models import Announcement, Assignment, Body, Milestone, Task
from instructions.models.due import Every
from instructions.models.language import Language
from instructions.querysets import TaskQuerySet, running_shares
from instructions.services import closing, following, milestones, review
from instructions.services.record import lock


class AnnouncementRefSerializer(serializers.ModelSerializer[Announcement]):
    class Meta:
        model = Announcement
        fields = ("id", "title", "published_on")
        read_only_fields = fields


class ReasonSerializer(serializers.Serializer[Any]):
    """Why the passage was read as an instruction; `span` is where the words stand."""

    name = serializers.CharField()
    span = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    weight = serializers.FloatField()


class MilestoneSerializer(serializers.ModelSerializer[Milestone]):
    class Meta:
        model = Milestone
        fields = ("id", "title", "due_on", "done_on")
        read_only_fields = fields


@extend_schema_serializer(examples=[examples.answer("A task on control", examples.TASK)])
class TaskSerializer(serializers.ModelSerializer[Task]):
    """`assignments` are those of the running period; `standing` and `days_overdue` are as of today."""

    announcement = AnnouncementRefSerializer(allow_null=True, read_only=True)
    every = ChosenField(Every.choices)
    assignments = ShareSerializer(many=True, read_only=True)
    is_moved = serializers.BooleanField(read_only=True)
    standing = serializers.SerializerMethodField()
    days_overdue = serializers.SerializerMethodField()

    class Meta:
        model = Task
        fields: tuple[str, ...] = (
            "id",
            "number",
            "state",
            "title",
            "language",
            "announcement",
            "due_kind",
            "original_due_on",
            "due_on",
            "every",
            "until_on",
            "is_moved",
            "standing",
            "days_overdue",
            "assignments",
            "version",
        )
        read_only_fields = fields

    @extend_schema_field(StandingField())
    def get_standing(self, task: Task) -> str:
        on, calendar = self.context["on"], self.context["calendar"]
        return standing(
            task.due_on,
            is_open=task.is_open,
            on=on,
            calendar=calendar,
            is_proposed=task.is_proposed,
            is_reported=task.is_open and bool(reported_on_time(Task, [task.pk])),
        )

    def get_days_overdue(self, task: Task) -> int:
        return days_overdue(task.due_on, on=self.context["on"]) if task.is_open else 0


@extend_schema_serializer(examples=[examples.answer("A task in full", examples.TASK_IN_FULL)])
class TaskDetailSerializer(TaskSerializer):
    """`evidence` tells where each field was read, as character offsets in the announcement's text."""

    controller = PersonSerializer(allow_null=True, read_only=True)
    reject_reason = ChosenField(Task.RejectReason.choices)
    follows_as = ChosenField(Task.Link.choices)
    milestones = MilestoneSerializer(many=True, read_only=True)
    evidence = serializers.DictField(
        child=serializers.ListField(child=serializers.ListField(child=serializers.IntegerField())),
        read_only=True,
    )
    reasons = ReasonSerializer(many=True, read_only=True)
    doubts = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta(TaskSerializer.Meta):
        fields = (
            *TaskSerializer.Meta.fields,
            "form",
            "quote",
            "evidence",
            "due_text",
            "due_rule",
            "due_calendar",
            "confidence",
            "reasons",
            "doubts",
            "reject_reason",
            "note",
            "merged_into",
            "follows",
            "follows_as",
            "controller",
            "milestones",
            "created_at",
            "accepted_at",
            "closed_on",
        )
        read_only_fields = fields


class TaskFilterSet(DeskFilterSet):
    state = django_filters.ChoiceFilter(choices=Task.State.choices)
    body = BodyFilter(method="of_body")
    lead = BodyFilter(method="of_lead")
    co = BodyFilter(method="of_co")
    overdue = YesNoFilter(method="is_overdue")
    due_from = DayFilter(field_name="due_on", lookup_expr="gte")
    due_to = DayFilter(field_name="due_on", lookup_expr="lte")
    announcement = KeyFilter(field_name="announcement_id")
    language = django_filters.ChoiceFilter(choices=Language.choices)
    search = SearchFilter(method="find")

    def of_body(self, rows: TaskQuerySet, _name: str, body: Body) -> QuerySet[Task]:
        return rows.of_body(body)

    def of_lead(self, rows: TaskQuerySet, _name: str, body: Body) -> QuerySet[Task]:
        return rows.filter(_named(body, Assignment.Role.LEAD))

    def of_co(self, rows: TaskQuerySet, _name: str, body: Body) -> QuerySet[Task]:
        return rows.filter(_named(body, Assignment.Role.CO))

    def is_overdue(self, rows: TaskQuerySet, _name: str, wanted: bool) -> QuerySet[Task]:
        late = Task.objects.overdue(on=self.on).filter(pk=OuterRef("pk"))
        return rows.filter(Exists(late) if wanted else ~Exists(late))

    def find(self, rows: TaskQuerySet, _name: str, words: str) -> QuerySet[Task]:
        return rows.matching(words)


def _named(body: Body, role: str) -> Exists:
    return Exists(Assignment.objects.filter(task=OuterRef("pk"), body=body, role=role))


def _running_shares() -> Prefetch[str, QuerySet[Assignment], str]:
    shares = running_shares().select_related("body")
    return Prefetch("assignments", shares.order_by("-role", "position", "pk"))


@extend_schema_view(list=extend_schema(summary="Tasks"), retrieve=extend_schema(summary="One task"))
class Tasks(TaskMoves):
    """Instructions: proposed, on control, and what became of them."""

    noun = Task
    serializer_class = TaskSerializer
    detail_class = TaskDetailSerializer
    filterset_class = TaskFilterSet
    orderings = {"due_on": "due_on", "id": "pk", "number": "number", "accepted_at": "accepted_at"}
    shape = TASK_ROWS
    versioned = True

    def seen(self) -> QuerySet[Task]:
        return Task.objects.visible_to(self.reader, on=self.on)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = rows.select_related("announcement", "controller")
        return rows.prefetch_related(_running_shares(), "milestones")

    @extend_schema(summary="Enter by hand", request=NewTaskSerializer, responses={201: TaskDetailSerializer})
    def create(self, request: Request) -> Response:
        """Write down an instruction told by word of mouth. It is proposed first, like any other."""
        return self.entered(request)

    def changed(
        self, service: Any, shape: type[serializers.Serializer[Any]] | None = None, **values: Any
    ) -> Response:
        """The answer after a service that takes the task; its other arguments come in that shape."""
        task = self.get_object()
        values |= self.asked(shape) if shape else {}
        service(task, by=self.reader, expected=seen_version(self.request), **values)
        return self.answer(task.pk)

    @extend_schema(summary="Correct a proposal", request=CorrectionSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: int) -> Response:
        """Put a reviewer's values in the place of what was read, all of them at once."""
        return self.changed(review.correct_proposal, CorrectionSerializer)

    @extend_schema(summary="Accept a proposal", request=None)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: int) -> Response:
        """Put a proposed task on control and tell its bodies of their share."""
        return self.changed(review.accept_task, now=self.now)

    @extend_schema(summary="Reject a proposal", request=RejectionSerializer)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, pk: int) -> Response:
        """Say that a proposal is no instruction. The passage is not proposed again."""
        return self.changed(review.reject_task, RejectionSerializer)

    @extend_schema(summary="Merge into another", request=MergerSerializer)
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: int) -> Response:
        """The same instruction was put on control twice: this one ends and points to the one that goes on."""
        return self.changed(following.merge_task, MergerSerializer, now=self.now)

    @extend_schema(summary="Let it follow from an earlier one", request=FollowingSerializer)
    @action(detail=True, methods=["post"])
    def follow(self, request: Request, pk: int) -> Response:
        """Say that it continues or replaces an earlier one, or is the same; `follows_as` tells it."""
        return self.changed(following.follow, FollowingSerializer)

    @extend_schema(summary="Add a step", request=NewMilestoneSerializer)
    @action(detail=True, methods=["post"], url_path="add-milestone")
    def add_milestone(self, request: Request, pk: int) -> Response:
        """A step on the way, due no later than the whole."""
        task, values = self.get_object(), self.asked(NewMilestoneSerializer)
        with transaction.atomic():
            lock(task, expected=seen_version(request))
            milestones.add_milestone(task, by=self.reader, **values)
        return self.answer(task.pk)

    @extend_schema(summary="A step is done", request=None, parameters=[MILESTONE])
    @action(detail=True, methods=["post"], url_path="milestones/<int:milestone>/reach")
    def reach_milestone(self, request: Request, pk: int, milestone: int) -> Response:
        task = self.get_object()
        step = get_object_or_404(Milestone, pk=milestone, task=task)
        with transaction.atomic():
            lock(task, expected=seen_version(request))
            milestones.reach_milestone(step, by=self.reader, now=self.now)
        return self.answer(task.pk)

    @extend_schema(summary="Remove from control", request=None)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: int) -> Response:
        """Remove a task from control once no assignment is open."""
        return self.changed(closing.close_task, now=self.now)

    @extend_schema(summary="Cancel", request=NoteSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: int) -> Response:
        """Cancel a task and what is open of it; say why."""
        return self.changed(closing.cancel_task, NoteSerializer, now=self.now)
