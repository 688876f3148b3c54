"""More of an announcement: its original, a second reading, its public page, its progress as a feed."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api.exact import TrueFalseField
from instructions.api.history import Remembered
from instructions.api.rendering import AnyRenderer, JSONRenderer
from instructions.documents.atom import progress_feed
from instructions.rights import require_control
from instructions.services import announcements, publishing


class ReadAgainSerializer(serializers.Serializer[Any]):
    """How many tasks were proposed that were not known before."""

    proposed = serializers.IntegerField()


class PublicSerializer(serializers.Serializer[Any]):
    is_public = TrueFalseField()


FILE = {(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY)}
FEED = {(200, "application/atom+xml"): OpenApiResponse(OpenApiTypes.STR)}
NO_FORMAT = OpenApiParameter("format", exclude=True)


class AtomRenderer(AnyRenderer):
    media_type = "application/atom+xml"
    format = "atom"


class AnnouncementMoves(Remembered):
    @extend_schema(summary="The original", parameters=[NO_FORMAT], responses=FILE)
    @action(detail=True, methods=["get"], renderer_classes=[AnyRenderer, JSONRenderer])
    def original(self, request: Request, pk: int) -> FileResponse:
        """The file as it came, handed out for saving."""
        found = self.get_object()
        if not found.original:
            raise Http404
        return FileResponse(
            found.original.open("rb"),
            as_attachment=True,
            filename=found.source_name or f"announcement-{found.pk}",
            content_type="application/octet-stream",
        )

    @extend_schema(summary="Read again", request=None, responses=ReadAgainSerializer)
    @action(detail=True, methods=["post"])
    def read(self, request: Request, pk: int) -> Response:
        """Read the text with the registry as it is now; passages proposed before are left as they are."""
        found = self.get_object()
        require_control(self.reader)
        return Response({"proposed": announcements.read(found, now=self.now)})

    @extend_schema(summary="Make it public or not", request=PublicSerializer)
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, pk: int) -> Response:
        """Whether everybody may see on a page what the announcement promised."""
        found, values = self.get_object(), self.asked(PublicSerializer)
        (publishing.publish if values["is_public"] else publishing.withdraw)(found, by=self.reader)
        return self.answer(found.pk)

    @extend_schema(summary="Progress as a feed", parameters=[NO_FORMAT], responses=FEED)
    @action(
        detail=True, methods=["get"], url_path="progress.atom", renderer_classes=[AtomRenderer, JSONRenderer]
    )
    def progress(self, request: Request, pk: int) -> HttpResponse:
        """What happened lately to its tasks, as far as you see them (Atom)."""
        content = progress_feed(self.get_object(), reader=self.reader, on=self.on)
        return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
