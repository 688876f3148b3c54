from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.bodies import BodyRefSerializer
from instructions.api.endpoint import Endpoint
from instructions.models import User


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


class Me(Endpoint):
    @extend_schema(summary="Who asks", responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """The person whose session or token this is, with role and bodies."""
        return Response(MeSerializer(self.reader).data)
