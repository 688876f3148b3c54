"""Who stands in for whom, and what reviewers corrected."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import rights
from instructions.api.endpoint import Endpoint, Readable
from instructions.api.exact import RowField
from instructions.api.filters import DayFilter, DeskFilterSet, KeyFilter
from instructions.api.history import Remembered
from instructions.api.people import PersonSerializer
from instructions.api.permissions import ForControl
from instructions.models import Correction, Substitution, User
from instructions.services import substituting


class SubstitutionSerializer(serializers.ModelSerializer[Substitution]):
    person = PersonSerializer(read_only=True)
    substitute = PersonSerializer(read_only=True)

    class Meta:
        model = Substitution
        fields = ("id", "person", "substitute", "from_on", "until_on")
        read_only_fields = fields


class NewSubstitutionSerializer(serializers.Serializer[Any]):
    person = RowField(queryset=User.objects.filter(is_active=True))
    substitute = RowField(queryset=User.objects.filter(is_active=True))
    from_on = serializers.DateField()
    until_on = serializers.DateField()


class SubstitutionFilterSet(DeskFilterSet):
    person = KeyFilter(field_name="person_id")
    substitute = KeyFilter(field_name="substitute_id")
    until_from = DayFilter(field_name="until_on", lookup_expr="gte")


@extend_schema_view(
    list=extend_schema(summary="Substitutions"), retrieve=extend_schema(summary="One substitution")
)
class Substitutions(Remembered):
    """Who stands in for whom: all for the control unit, else those that one takes part in or may end."""

    noun = Substitution
    serializer_class = SubstitutionSerializer
    detail_class = SubstitutionSerializer
    filterset_class = SubstitutionFilterSet
    default_ordering = "-id"
    versioned = True

    @staticmethod
    def may_look_back(user: User) -> bool:
        return True

    def seen(self) -> QuerySet[Substitution]:
        rows = Substitution.objects.all()
        if rights.may_control(self.reader):
            return rows
        mine = Q(person=self.reader) | Q(substitute=self.reader)
        if self.reader.role == User.Role.HEAD:
            mine |= Q(person__in=substituting.people_of(self.reader).values("pk"))
        return rows.filter(mine)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("person", "substitute")

    @extend_schema(
        summary="Name a substitute",
        request=NewSubstitutionSerializer,
        responses={201: SubstitutionSerializer},
    )
    def create(self, request: Request) -> Response:
        """One's own, for the people of one's bodies as their head, or for everybody as the control unit."""
        made = substituting.name_substitute(
            by=self.reader, now=self.now, **self.asked(NewSubstitutionSerializer)
        )
        return self.answer(made.pk, code=status.HTTP_201_CREATED)

    @extend_schema(summary="End", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        """The person is back, or does not go. One that has not begun is taken out."""
        substituting.end_substitution(self.get_object(), by=self.reader, now=self.now)
        return Response(status=status.HTTP_204_NO_CONTENT)


class KeptCorrectionSerializer(serializers.ModelSerializer[Correction]):
    """`proposed` and `accepted` as JSON: words, codes of bodies, or a deadline."""

    by = PersonSerializer(read_only=True)
    proposed = serializers.JSONField(read_only=True)
    accepted = serializers.JSONField(read_only=True)

    class Meta:
        model = Correction
        fields = ("id", "task", "field", "proposed", "accepted", "by", "at")
        read_only_fields = fields


class CorrectionFilterSet(DeskFilterSet):
    task = KeyFilter(field_name="task_id")
    field = django_filters.ChoiceFilter(choices=Correction.Field.choices)
    language = django_filters.CharFilter(field_name="task__language", max_length=2)


@extend_schema_view(
    list=extend_schema(summary="Corrections"), retrieve=extend_schema(summary="One correction")
)
class Corrections(Readable):
    """What was read and what reviewers put in its place. For the control unit."""

    permission_classes = [*Endpoint.permission_classes, ForControl]
    noun = Correction
    serializer_class = KeptCorrectionSerializer
    detail_class = KeptCorrectionSerializer
    filterset_class = CorrectionFilterSet
    default_ordering = "-id"

    def seen(self) -> QuerySet[Correction]:
        return Correction.objects.all()

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("by")
