"""People: their accounts, roles and bodies."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from instructions import rights
from instructions.api import examples
from instructions.api.body_code import BodyCodeField
from instructions.api.body_refs import BodyRefSerializer
from instructions.api.exact import TrueFalseField
from instructions.api.filters import BodyFilter, DeskFilterSet, YesNoFilter
from instructions.api.history import Remembered
from instructions.api.people import PersonSerializer
from instructions.api.words import WordsField
from instructions.models import Body, User
from instructions.models.language import Language
from instructions.services import people


class UserSerializer(PersonSerializer):
    bodies = BodyRefSerializer(many=True, read_only=True)

    class Meta(PersonSerializer.Meta):
        fields: tuple[str, ...] = ("id", "username", "name", "role", "language", "bodies", "is_active")
        read_only_fields = fields


class UserDetailSerializer(UserSerializer):
    """`email` is told to the person and the control unit, and null to everybody else."""

    email = serializers.SerializerMethodField()

    class Meta(UserSerializer.Meta):
        fields = (*UserSerializer.Meta.fields, "first_name", "last_name", "email")
        read_only_fields = fields

    def get_email(self, user: User) -> str | None:
        reader: User = self.context["reader"]
        return user.email if reader == user or rights.may_control(reader) else None


class UserChangeSerializer(serializers.Serializer[Any]):
    """What is left out stays; `bodies` are put in the place of those before. A name to sign in by stays."""

    first_name = WordsField(max_length=150, required=False, allow_blank=True)
    last_name = WordsField(max_length=150, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    language = serializers.ChoiceField(choices=Language.choices, required=False)
    role = serializers.ChoiceField(choices=User.Role.choices, required=False)
    bodies = serializers.ListField(
        child=BodyCodeField(queryset=Body.objects.all()), required=False, max_length=200
    )
    is_active = TrueFalseField(required=False)
    password = WordsField(max_length=128, required=False, write_only=True)


@extend_schema_serializer(examples=[examples.request("An executor", examples.NEW_PERSON)])
class NewUserSerializer(UserChangeSerializer):
    """Without a password nobody signs in until an administrator has given one."""

    username = WordsField(max_length=150)


class UserFilterSet(DeskFilterSet):
    role = django_filters.ChoiceFilter(choices=User.Role.choices)
    body = BodyFilter(field_name="bodies")
    is_active = YesNoFilter()


@extend_schema_view(list=extend_schema(summary="People"), retrieve=extend_schema(summary="One person"))
class People(Remembered):
    """Everybody for the control unit; else oneself and the people of one's own bodies."""

    noun = User
    serializer_class = UserSerializer
    detail_class = UserDetailSerializer
    filterset_class = UserFilterSet
    versioned = True
    belonging = ("bodies",)
    unmarked = ("password", "last_login")

    @staticmethod
    def may_look_back(user: User) -> bool:
        return rights.may_control(user)

    def seen(self) -> QuerySet[User]:
        rows = User.objects.all()
        if rights.may_control(self.reader):
            return rows
        bodies = Body.objects.of(self.reader)
        near = User.bodies.through.objects.filter(body__in=bodies).values("user")
        return rows.filter(Q(pk=self.reader.pk) | Q(pk__in=near))

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.prefetch_related("bodies")

    @extend_schema(summary="Add a person", request=NewUserSerializer, responses={201: UserDetailSerializer})
    def create(self, request: Request) -> Response:
        """For administrators. The role says what, the bodies say for whom."""
        made = people.add_person(by=self.reader, **self.asked(NewUserSerializer))
        return self.answer(made.pk, code=status.HTTP_201_CREATED)

    @extend_schema(summary="Change a person", request=UserChangeSerializer, responses=UserDetailSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        """For administrators. Who leaves is made inactive; what was done stays under the name."""
        person = self.get_object()
        people.change_person(person, by=self.reader, **self.asked(UserChangeSerializer))
        return self.answer(person.pk)
