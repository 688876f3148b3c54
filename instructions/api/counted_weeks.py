"""The weeks that are counted beforehand for reports: how many hold, and to have all counted anew."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.endpoint import Endpoint
from instructions.api.permissions import ForAdministrators
from instructions.services.counting import Counted, count_again, counted
from instructions.tasks import start_counting


class CountedSerializer(serializers.Serializer[Any]):
    """`are_kept` is false where reports add up the rows themselves; `weeks` are counted, of which `to_count`
    have been touched since and are counted anew within a minute."""

    are_kept = serializers.BooleanField()
    weeks = serializers.IntegerField()
    to_count = serializers.IntegerField()


class CountedWeeks(Endpoint):
    permission_classes = [*Endpoint.permission_classes, ForAdministrators]

    @extend_schema(summary="Weeks counted", responses=CountedSerializer)
    def get(self, request: Request) -> Response:
        """For administrators: whether figures are read ready, and how many weeks wait to be counted."""
        return _told(counted())

    @extend_schema(summary="Count again", request=None, responses={202: CountedSerializer})
    def post(self, request: Request) -> Response:
        """Have every week counted anew in the background. Until then reports add up the rows: slower, not
        wrong."""
        count_again(by=self.reader)
        start_counting()
        return _told(counted(), status.HTTP_202_ACCEPTED)


def _told(found: Counted, code: int = status.HTTP_200_OK) -> Response:
    return Response(CountedSerializer(found).data, status=code)
