"""What a reviewer says about a proposal, as requests carry it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from instructions.api import examples
from instructions.api.body_code import BodyCodeField
from instructions.api.exact import RowField
from instructions.api.words import WordsField
from instructions.models import Body, Task
from instructions.models.due import DueKind, Every
from instructions.services.review import Deadline, Share


class DeadlineSerializer(serializers.Serializer[Any]):
    """A day (`due_on`), a rhythm (`every`, perhaps `until_on`), or none."""

    kind = serializers.ChoiceField(choices=DueKind.choices)
    due_on = serializers.DateField(required=False, allow_null=True, default=None)
    every = serializers.ChoiceField(choices=Every.choices, required=False, allow_blank=True, default="")
    until_on = serializers.DateField(required=False, allow_null=True, default=None)


class NamedShareSerializer(serializers.Serializer[Any]):
    """A body of the registry by its code, or the words of the text for one outside it."""

    body = BodyCodeField(queryset=Body.objects.active(), required=False, allow_null=True, default=None)
    outside_name = WordsField(max_length=290, required=False, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs["body"]) == bool(attrs["outside_name"]):
            raise serializers.ValidationError(_("Name a body, or the words for one outside the registry."))
        return attrs


@extend_schema_serializer(examples=[examples.request("A lead of the registry", examples.CORRECTION)])
class CorrectionSerializer(serializers.Serializer[Any]):
    title = WordsField(max_length=500)
    deadline = DeadlineSerializer()
    lead = serializers.ListField(child=NamedShareSerializer(), max_length=100)
    co = serializers.ListField(child=NamedShareSerializer(), max_length=100, required=False, default=list)
    form = WordsField(max_length=300, required=False, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """In the words of the service that they are for."""
        return attrs | {
            "deadline": Deadline(**attrs["deadline"]),
            "lead": [Share(**share) for share in attrs["lead"]],
            "co": [Share(**share) for share in attrs["co"]],
        }


class RejectionSerializer(serializers.Serializer[Any]):
    reason = serializers.ChoiceField(choices=Task.RejectReason.choices)
    note = WordsField(max_length=2000, required=False, allow_blank=True, default="")


@extend_schema_field({"type": "integer", "minimum": 1})
class SeenTaskField(RowField[Task]):
    """A task by its id, of those that the reader sees."""

    def get_queryset(self) -> Any:
        if "reader" not in self.context:
            return Task.objects.none()
        return Task.objects.visible_to(self.context["reader"], on=self.context["on"])


class MergerSerializer(serializers.Serializer[Any]):
    into = SeenTaskField()


class FollowingSerializer(serializers.Serializer[Any]):
    """`link`: this one continues or replaces the earlier one, or is the same."""

    earlier = SeenTaskField()
    link = serializers.ChoiceField(choices=Task.Link.choices, required=False, default=Task.Link.CONTINUES)


class NewMilestoneSerializer(serializers.Serializer[Any]):
    title = WordsField(max_length=300)
    due_on = serializers.DateField()


class NoteSerializer(serializers.Serializer[Any]):
    note = WordsField(max_length=2000)


@extend_schema_serializer(examples=[examples.request("By telephone", examples.NEW_TASK)])
class NewTaskSerializer(CorrectionSerializer):
    """An instruction by word of mouth: `words` as they were said, `giver` who said them."""

    giver = WordsField(max_length=300, required=False, allow_blank=True, default="")
    event = WordsField(max_length=300, required=False, allow_blank=True, default="")
    told_on = serializers.DateField(required=False, allow_null=True, default=None)
    words = WordsField(max_length=20_000, required=False, allow_blank=True, default="")


class ChosenTasksSerializer(serializers.Serializer[Any]):
    tasks = serializers.ListField(child=SeenTaskField(), min_length=1, max_length=200)


class AcceptedSerializer(serializers.Serializer[Any]):
    """`detail` says why a proposal was not accepted."""

    task = serializers.IntegerField()
    number = serializers.CharField(allow_null=True)
    accepted = serializers.BooleanField()
    detail = serializers.CharField(allow_blank=True)


class SplitSerializer(serializers.Serializer[Any]):
    title = WordsField(max_length=500)
    second_title = WordsField(max_length=500)


class OtherProposalSerializer(serializers.Serializer[Any]):
    other = SeenTaskField()


class MilestoneChangeSerializer(serializers.Serializer[Any]):
    title = WordsField(max_length=300)
    due_on = serializers.DateField()
    reason = WordsField(max_length=2000)


class ReasonNoteSerializer(serializers.Serializer[Any]):
    reason = WordsField(max_length=2000)
