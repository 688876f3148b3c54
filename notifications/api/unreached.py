from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from instructions.api.body_refs import BodyRefSerializer
from instructions.api.figures import ReportSerializer
from instructions.api.reports import QuestionSerializer, Report, answers
from instructions.reports.definitions import UNREACHED


class UnreachedPersonSerializer(serializers.Serializer[Any]):
    """`number` reminders are owed and untold since that day."""

    person = serializers.CharField(source="recipient.__str__")
    number = serializers.IntegerField()
    since = serializers.DateField()
    why = serializers.CharField()


class UnansweredSerializer(serializers.Serializer[Any]):
    body = BodyRefSerializer()
    number = serializers.IntegerField()


class NotReachedSerializer(ReportSerializer):
    meanings = UNREACHED
    people = UnreachedPersonSerializer(many=True)
    bodies = UnansweredSerializer(many=True)


class UnreachedReport(Report):
    name, shape = "unreached", NotReachedSerializer

    @extend_schema(
        summary="Who is not reached", parameters=[QuestionSerializer], responses=answers(NotReachedSerializer)
    )
    def get(self, request: Request) -> HttpResponseBase:
        """People to whom something owed did not get, and why; bodies without any account. As of now."""
        return self.answer(request)
