"""More that is done with tasks: entered by hand, accepted together, split, joined, compared."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.advice import Advised
from instructions.api.body_refs import BodyRefSerializer
from instructions.api.conditional import seen_version
from instructions.api.history import TaskChangeSerializer, changes_of, in_both_forms, told
from instructions.api.people import PersonSerializer
from instructions.api.proposals import (
    AcceptedSerializer,
    ChosenTasksSerializer,
    MilestoneChangeSerializer,
    NewTaskSerializer,
    OtherProposalSerializer,
    ReasonNoteSerializer,
    SplitSerializer,
)
from instructions.api.rendering import CSVRenderer, JSONRenderer
from instructions.api.words import WordsField
from instructions.errors import Refused
from instructions.models import Assignment, Body, Milestone, ProgressReport, Remark, Task
from instructions.rights import require_control
from instructions.services import entering, following, membership, milestones, remarking, review, splitting
from instructions.services.record import lock

MILESTONE = OpenApiParameter("milestone", {"type": "integer", "minimum": 1}, OpenApiParameter.PATH)


class JoinedSerializer(serializers.Serializer[Any]):
    collective = BodyRefSerializer()
    member = BodyRefSerializer()


class DifferenceSerializer(serializers.Serializer[Any]):
    """Bodies that have joined a collective since, and assignments of those that have left it."""

    joined = JoinedSerializer(many=True)
    left = serializers.ListField(child=serializers.IntegerField())


class MemberLeftSerializer(serializers.Serializer[Any]):
    assignment = serializers.IntegerField(source="pk")
    collective = BodyRefSerializer(source="via")
    member = BodyRefSerializer(source="body")


class TaskDifferenceSerializer(serializers.Serializer[Any]):
    """A task, who would be assigned it, and whose open share would end."""

    task = serializers.IntegerField()
    number = serializers.CharField(allow_null=True)
    title = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)
    joined = JoinedSerializer(many=True)
    left = MemberLeftSerializer(many=True)


class UpdatedSerializer(serializers.Serializer[Any]):
    """`detail` says why a task's members were not brought up to date."""

    task = serializers.IntegerField()
    updated = serializers.BooleanField()
    detail = serializers.CharField(allow_blank=True)


class RemarkSerializer(serializers.ModelSerializer[Remark]):
    author = PersonSerializer(read_only=True)

    class Meta:
        model = Remark
        fields = ("id", "author", "text", "at")
        read_only_fields = fields


class NewRemarkSerializer(serializers.Serializer[Any]):
    text = WordsField(max_length=2000)


class TaskMoves(Advised):
    def entered(self, request: Request) -> Response:
        task = entering.enter_task(by=self.reader, now=self.now, **self.asked(NewTaskSerializer))
        return self.answer(task.pk, code=status.HTTP_201_CREATED)

    @extend_schema(
        summary="Accept many proposals",
        request=ChosenTasksSerializer,
        responses=AcceptedSerializer(many=True),
        filters=False,
    )
    @action(detail=False, methods=["post"], url_path="accept-many", pagination_class=None)
    def accept_many(self, request: Request) -> Response:
        """Each is decided on its own: one that cannot be accepted keeps no other back."""
        chosen = self.asked(ChosenTasksSerializer)["tasks"]
        return Response([self._accepted(task) for task in chosen])

    def _accepted(self, task: Task) -> dict[str, Any]:
        try:
            done = review.accept_task(task, by=self.reader, now=self.now)
        except Refused as error:
            return {"task": task.pk, "number": None, "accepted": False, "detail": str(error)}
        return {"task": task.pk, "number": done.number, "accepted": True, "detail": ""}

    @extend_schema(summary="Split a proposal", request=SplitSerializer)
    @action(detail=True, methods=["post"])
    def split(self, request: Request, pk: int) -> Response:
        """Two proposals of one, both with its words, bodies and deadline. The answer is the second."""
        task, values = self.get_object(), self.asked(SplitSerializer)
        _first, second = splitting.split_proposal(
            task, by=self.reader, expected=seen_version(request), **values
        )
        return self.answer(second.pk)

    @extend_schema(summary="Join two proposals", request=OtherProposalSerializer)
    @action(detail=True, methods=["post"])
    def join(self, request: Request, pk: int) -> Response:
        """This one takes the other's words and bodies, and its deadline where it has none itself."""
        task, values = self.get_object(), self.asked(OtherProposalSerializer)
        splitting.merge_proposals(task, by=self.reader, expected=seen_version(request), **values)
        return self.answer(task.pk)

    @extend_schema(summary="Remarks", responses=RemarkSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def remarks(self, request: Request, pk: int) -> Response:
        """What the giver's office and the control unit said to the task; latest first."""
        rows = self.get_object().remarks.select_related("author")
        return Response(RemarkSerializer(rows, many=True).data)

    @extend_schema(summary="Remark", request=NewRemarkSerializer, responses={201: RemarkSerializer})
    @action(detail=True, methods=["post"])
    def remark(self, request: Request, pk: int) -> Response:
        """For the giver's office and the control unit. Nothing of the task changes; what is said stays."""
        task, asked = self.get_object(), self.asked(NewRemarkSerializer)
        made = remarking.add_remark(task, by=self.reader, now=self.now, **asked)
        return Response(RemarkSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Propose a road map", request=None)
    @action(detail=True, methods=["post"], url_path="propose-road-map")
    def propose_road_map(self, request: Request, pk: int) -> Response:
        """The same bodies are first to approve a road map. The answer is its proposal."""
        made = following.propose_road_map(self.get_object(), by=self.reader, now=self.now)
        return self.answer(made.pk)

    @extend_schema(summary="Take a link back", request=None)
    @action(detail=True, methods=["post"])
    def unlink(self, request: Request, pk: int) -> Response:
        """It follows from no other any more."""
        task = self.get_object()
        following.unlink(task, by=self.reader, expected=seen_version(request))
        return self.answer(task.pk)

    @extend_schema(summary="Members that changed", responses=DifferenceSerializer)
    @action(detail=True, methods=["get"], url_path="members")
    def members(self, request: Request, pk: int) -> Response:
        """How its assignments differ from the membership of its collectives today."""
        found = membership.difference(self.get_object(), on=self.on)
        told = {"joined": _joined(found), "left": [share.pk for share in found.left]}
        return Response(DifferenceSerializer(told).data)

    @extend_schema(
        summary="Tasks whose members changed", responses=TaskDifferenceSerializer(many=True), filters=False
    )
    @action(detail=False, methods=["get"], url_path="members-changed", pagination_class=None)
    def members_changed(self, request: Request) -> Response:
        """Tasks on control that were spread over other members than a collective has today; fifty at most.

        For the control unit. With those brought up to date others come forward.
        """
        require_control(self.reader)
        found = membership.tasks_that_differ(on=self.on, most=membership.AT_ONCE)
        tasks = Task.objects.filter(pk__in=found).order_by("due_on", "pk")
        told = [_told(task, found[task.pk]) for task in tasks]
        return Response(TaskDifferenceSerializer(told, many=True).data)

    @extend_schema(
        summary="Bring the members of many up to date",
        request=ChosenTasksSerializer,
        responses=UpdatedSerializer(many=True),
        filters=False,
    )
    @action(detail=False, methods=["post"], url_path="update-members", pagination_class=None)
    def update_many_members(self, request: Request) -> Response:
        """Who has joined is assigned, the open share of who has left ends; each task stands by itself."""
        require_control(self.reader)
        chosen = self.asked(ChosenTasksSerializer)["tasks"]
        return Response([self._updated(task) for task in chosen])

    def _updated(self, task: Task) -> dict[str, Any]:
        try:
            membership.apply_difference(task, by=self.reader, now=self.now)
        except Refused as error:
            return {"task": task.pk, "updated": False, "detail": str(error)}
        return {"task": task.pk, "updated": True, "detail": ""}

    @extend_schema(summary="Bring the members up to date", request=None)
    @action(detail=True, methods=["post"], url_path="update-members")
    def update_members(self, request: Request, pk: int) -> Response:
        task = self.get_object()
        with transaction.atomic():
            lock(task, expected=seen_version(request))
            membership.apply_difference(task, by=self.reader, now=self.now)
        return self.answer(task.pk)

    @extend_schema(summary="Change a step", request=MilestoneChangeSerializer, parameters=[MILESTONE])
    @action(detail=True, methods=["post"], url_path="milestones/<int:milestone>/change")
    def change_milestone(self, request: Request, pk: int, milestone: int) -> Response:
        task = self.get_object()
        step = get_object_or_404(Milestone, pk=milestone, task=task)
        milestones.change_milestone(step, by=self.reader, **self.asked(MilestoneChangeSerializer))
        return self.answer(task.pk)

    @extend_schema(summary="Drop a step", request=ReasonNoteSerializer, parameters=[MILESTONE])
    @action(detail=True, methods=["post"], url_path="milestones/<int:milestone>/drop")
    def drop_milestone(self, request: Request, pk: int, milestone: int) -> Response:
        task = self.get_object()
        step = get_object_or_404(Milestone, pk=milestone, task=task)
        milestones.drop_milestone(step, by=self.reader, **self.asked(ReasonNoteSerializer))
        return self.answer(task.pk)

    @extend_schema(summary="History", responses=in_both_forms(TaskChangeSerializer), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None, renderer_classes=[JSONRenderer, CSVRenderer])
    def history(self, request: Request, pk: int) -> Response:
        """What was changed in the task, in the shares that you see and what hangs on them; latest first."""
        task = self.get_object()
        shares = Assignment.objects.visible_to(self.reader, on=self.on).filter(task=task)
        found = changes_of(task, shares, ProgressReport.objects.shown_to(self.reader))
        return told(request, TaskChangeSerializer(), found)


def _joined(found: membership.Difference) -> list[dict[str, Body]]:
    return [{"collective": collective, "member": member} for collective, member in found.joined]


def _told(task: Task, found: membership.Difference) -> dict[str, Any]:
    row = {"task": task.pk, "number": task.number, "title": task.title, "due_on": task.due_on}
    return {**row, "joined": _joined(found), "left": found.left}
