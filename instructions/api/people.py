from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.body_refs import BodyRefSerializer
from instructions.api.endpoint import Endpoint
from instructions.models import User
from instructions.models.language import Language
from instructions.services.people import choose_language


class PersonSerializer(serializers.ModelSerializer[User]):
    """A person as others name one."""

    name = serializers.CharField(source="__str__", read_only=True)

    class Meta:
        model = User
        fields: tuple[str, ...] = ("id", "name")
        read_only_fields = fields


class MeSerializer(PersonSerializer):
    bodies = BodyRefSerializer(many=True, read_only=True)

    class Meta(PersonSerializer.Meta):
        fields = ("id", "username", "name", "role", "language", "bodies")
        read_only_fields = fields


class OwnChoiceSerializer(serializers.Serializer[Any]):
    language = serializers.ChoiceField(choices=Language.choices)


class Me(Endpoint):
    @extend_schema(summary="Who asks", responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """The person whose session or token this is, with role and bodies."""
        return Response(MeSerializer(self.reader).data)

    @extend_schema(summary="Choose one's language", request=OwnChoiceSerializer, responses=MeSerializer)
    def patch(self, request: Request) -> Response:
        """The language of pages, messages and answers."""
        asked = OwnChoiceSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        user = User.objects.get(pk=self.reader.pk)
        choose_language(user, **asked.validated_data)
        return Response(MeSerializer(user).data)
