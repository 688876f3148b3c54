"""When whom to remind."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import rights
from instructions.api import examples
from instructions.api.endpoint import Endpoint
from instructions.api.exact import NumberField, RowField
from instructions.api.filters import KeyFilter, OfficeFilterSet
from instructions.api.history import Remembered
from instructions.api.permissions import ForControl
from instructions.api.words import WordsField
from instructions.models import Announcement, Task, User
from notifications.models import Policy, PolicyRule
from notifications.models.audience import Audience
from notifications.models.policy import MAX_BEFORE, Weekday
from notifications.policies import add_policy, change_policy, drop_policy

WEEKDAYS = "1 is Monday, 5 is Friday (ISO 8601); null: no look-ahead."
MOST_DAYS = 32_767
NEW_POLICY = {
    "name": "The President's meeting of 3 February",
    "announcement": 9,
    "rules": [
        {"audience": "lead", "before": [10, 3, 1, 0], "overdue_from": 1, "overdue_every": 2},
        {"audience": "controller", "before": [0]},
    ],
}


class RuleSerializer(serializers.ModelSerializer[PolicyRule]):
    """`before`: working days before the deadline; 0 is the last working day before it has passed."""

    before = serializers.ListField(source="days_before", child=serializers.IntegerField())

    class Meta:
        model = PolicyRule
        fields = ("audience", "before", "overdue_from", "overdue_every")
        read_only_fields = fields


class PolicySerializer(serializers.ModelSerializer[Policy]):
    """For one `announcement`, one `task`, or, with neither, for everything else."""

    outlook = serializers.IntegerField(allow_null=True, help_text=WEEKDAYS)
    rules = RuleSerializer(source="rows", many=True)

    class Meta:
        model = Policy
        fields = ("id", "name", "announcement", "task", "outlook", "rules")
        read_only_fields = fields


class NewRuleSerializer(serializers.Serializer[Any]):
    audience = serializers.ChoiceField(choices=Audience.choices)
    before = serializers.ListField(
        child=NumberField(min_value=0, max_value=MAX_BEFORE), required=False, default=list, max_length=12
    )
    overdue_from = NumberField(
        min_value=1, max_value=MOST_DAYS, required=False, allow_null=True, default=None
    )
    overdue_every = NumberField(min_value=1, max_value=MOST_DAYS, required=False, allow_null=True, default=5)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As the row holds it."""
        return attrs | {"before": ", ".join(map(str, attrs["before"]))}


@extend_schema_serializer(
    examples=[examples.request("Other days", {"rules": [{"audience": "lead", "before": [5, 1]}]})]
)
class PolicyChangeSerializer(serializers.Serializer[Any]):
    """What is left out stays; `rules` are put in the place of those before."""

    name = WordsField(max_length=200, required=False)
    outlook = NumberField(
        min_value=Weekday.MONDAY.value,
        max_value=Weekday.FRIDAY.value,
        required=False,
        allow_null=True,
        help_text=WEEKDAYS,
    )
    rules = serializers.ListField(child=NewRuleSerializer(), required=False, max_length=len(Audience))


@extend_schema_serializer(examples=[examples.request("For one announcement", NEW_POLICY)])
class NewPolicySerializer(PolicyChangeSerializer):
    """For an announcement or for a task: of those for everything else there is one."""

    name = WordsField(max_length=200)
    announcement = RowField(
        queryset=Announcement.objects.all(), required=False, allow_null=True, default=None
    )
    task = RowField(queryset=Task.objects.all(), required=False, allow_null=True, default=None)
    rules = serializers.ListField(child=NewRuleSerializer(), max_length=len(Audience))


class PolicyFilterSet(OfficeFilterSet):
    announcement = KeyFilter(field_name="announcement_id")
    task = KeyFilter(field_name="task_id")


@extend_schema_view(
    list=extend_schema(summary="Reminder policies"), retrieve=extend_schema(summary="One reminder policy")
)
class Policies(Remembered):
    """When whom to remind: one for a task goes before one for its announcement, that before the rest."""

    permission_classes = [*Endpoint.permission_classes, ForControl]
    noun = Policy
    serializer_class = PolicySerializer
    detail_class = PolicySerializer
    filterset_class = PolicyFilterSet
    orderings = {"id": "pk", "name": "name"}
    versioned = True
    belonging = ("rows",)

    @staticmethod
    def may_look_back(user: User) -> bool:
        return rights.may_control(user)

    def seen(self) -> QuerySet[Policy]:
        return Policy.objects.all()

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.prefetch_related("rows")

    @extend_schema(
        summary="Add a reminder policy", request=NewPolicySerializer, responses={201: PolicySerializer}
    )
    def create(self, request: Request) -> Response:
        made = add_policy(by=self.reader, **self.asked(NewPolicySerializer))
        return self.answer(made.pk, code=status.HTTP_201_CREATED)

    @extend_schema(
        summary="Change a reminder policy", request=PolicyChangeSerializer, responses=PolicySerializer
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        """What is owed is reckoned anew within a minute; what was sent stays."""
        policy = self.get_object()
        change_policy(policy, by=self.reader, **self.asked(PolicyChangeSerializer))
        return self.answer(policy.pk)

    @extend_schema(summary="Drop", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def drop(self, request: Request, pk: int) -> Response:
        """One made for a single thing; the policy for everything else stays."""
        drop_policy(self.get_object(), by=self.reader)
        return Response(status=status.HTTP_204_NO_CONTENT)
