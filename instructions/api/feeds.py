from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.body_code import BodyCodeField
from instructions.api.body_refs import BodyRefSerializer
from instructions.api.endpoint import Readable
from instructions.models import Body, CalendarFeed
from instructions.services.calendar_feeds import make_feed, revoke_feed


class CalendarFeedSerializer(serializers.ModelSerializer[CalendarFeed]):
    """`body` is null for a person's own deadlines."""

    body = BodyRefSerializer(allow_null=True, read_only=True)

    class Meta:
        model = CalendarFeed
        fields: tuple[str, ...] = ("id", "body", "created_at", "revoked_at", "last_used_at")
        read_only_fields = fields


class NewFeedSerializer(serializers.Serializer[Any]):
    body = BodyCodeField(queryset=Body.objects.active(), required=False, allow_null=True, default=None)


class FeedWithAddressSerializer(CalendarFeedSerializer):
    """Whoever knows the address may read the calendar. It is told this once."""

    url = serializers.CharField(read_only=True)

    class Meta(CalendarFeedSerializer.Meta):
        fields = (*CalendarFeedSerializer.Meta.fields, "url")
        read_only_fields = fields


@extend_schema_view(
    list=extend_schema(summary="Own calendar addresses"),
    retrieve=extend_schema(summary="One calendar address"),
)
class CalendarFeeds(Readable):
    """Secret addresses at which calendar programs find one's deadlines, or those of a body (ICS)."""

    noun = CalendarFeed
    serializer_class = CalendarFeedSerializer
    detail_class = CalendarFeedSerializer
    tells_secret = True

    def seen(self) -> QuerySet[CalendarFeed]:
        return CalendarFeed.objects.filter(user=self.reader)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("body")

    @extend_schema(
        summary="Make an address", request=NewFeedSerializer, responses={201: FeedWithAddressSerializer}
    )
    def create(self, request: Request) -> Response:
        """One made before for the same calendar stops working."""
        feed, secret = make_feed(user=self.reader, now=self.now, **self.asked(NewFeedSerializer))
        url = settings.PUBLIC_URL + reverse("documents:feed", args=[secret])
        told = {**CalendarFeedSerializer(feed).data, "url": url}
        return Response(told, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Revoke", request=None)
    @action(detail=True, methods=["post"])
    def revoke(self, request: Request, pk: int) -> Response:
        feed = self.get_object()
        revoke_feed(feed, by=self.reader, now=self.now)
        return self.answer(feed.pk)
