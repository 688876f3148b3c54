from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import (
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import exceptions, serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from instructions.api import answer_examples, examples
from instructions.api.announcement_moves import AnnouncementMoves
from instructions.api.filters import DayFilter, DeskFilterSet, KeyFilter, SearchFilter
from instructions.api.parsing import JSONParser
from instructions.api.words import WordsField
from instructions.intake.unreadable import Unreadable
from instructions.models import Announcement, Task
from instructions.models.language import Language
from instructions.querysets import AnnouncementQuerySet
from instructions.rights import require_control
from instructions.services.announcements import ingest


@extend_schema_serializer(examples=[examples.answer("A readout", answer_examples.ANNOUNCEMENT)])
class AnnouncementSerializer(serializers.ModelSerializer[Announcement]):
    """`on_control` and `proposed` count its tasks in that state."""

    on_control = serializers.IntegerField(read_only=True)
    proposed = serializers.IntegerField(read_only=True)

    class Meta:
        model = Announcement
        fields: tuple[str, ...] = (
            "id",
            "title",
            "language",
            "published_on",
            "event",
            "event_on",
            "giver",
            "source",
            "source_name",
            "created_at",
            "read_at",
            "on_control",
            "proposed",
        )
        read_only_fields = fields


class WordingSerializer(serializers.ModelSerializer[Announcement]):
    class Meta:
        model = Announcement
        fields = ("id", "title", "published_on", "created_at")
        read_only_fields = fields


@extend_schema_serializer(
    examples=[examples.answer("A readout with its text", answer_examples.ANNOUNCEMENT_IN_FULL)]
)
class AnnouncementDetailSerializer(AnnouncementSerializer):
    """`wordings` are the same announcement as it was published at other times, the first one first;
    `is_later_wording` says that it came after the first: what was known from an earlier one was not proposed
    again."""

    is_later_wording = serializers.SerializerMethodField()
    wordings = serializers.SerializerMethodField()

    class Meta(AnnouncementSerializer.Meta):
        fields = (
            *AnnouncementSerializer.Meta.fields,
            "is_later_wording",
            "wordings",
            "text",
            "original_sha256",
        )
        read_only_fields = fields

    def get_is_later_wording(self, announcement: Announcement) -> bool:
        return announcement.wording_of_id is not None

    @extend_schema_field(WordingSerializer(many=True))
    def get_wordings(self, announcement: Announcement) -> list[dict[str, Any]]:
        """Those that the reader sees."""
        seen = Announcement.objects.visible_to(self.context["reader"], on=self.context["on"])
        return list(WordingSerializer(seen.other_wordings_of(announcement), many=True).data)


class NewAnnouncementSerializer(serializers.Serializer[Any]):
    """Either a file (.txt or .html, multipart) or pasted words. Left out, title and day are read from it."""

    file = serializers.FileField(required=False, allow_empty_file=True, max_length=255)
    text = WordsField(required=False, max_length=2_000_000)
    title = WordsField(required=False, max_length=300, allow_blank=True, default="")
    published_on = serializers.DateField(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As the service takes it."""
        file, text = attrs.pop("file", None), attrs.pop("text", None)
        if (file is None) == (text is None):
            raise serializers.ValidationError(_("Give either a file or pasted text."))
        if file is None:
            pasted = {"name": "pasted.txt", "source": Announcement.Source.PASTED}
            return attrs | pasted | {"content": str(text).encode()}
        return attrs | {"name": file.name, "source": Announcement.Source.FILE, "content": file.read()}


class AnnouncementFilterSet(DeskFilterSet):
    language = django_filters.ChoiceFilter(choices=Language.choices)
    published_from = DayFilter(field_name="published_on", lookup_expr="gte")
    published_to = DayFilter(field_name="published_on", lookup_expr="lte")
    search = SearchFilter(method="find")
    wordings_of = KeyFilter(method="find_wordings", help_text=_("The other wordings of this one, by its id."))

    def find_wordings(self, rows: AnnouncementQuerySet, _name: str, key: int) -> QuerySet[Announcement]:
        found = rows.filter(pk=key).first()
        return rows.filter(pk__in=rows.other_wordings_of(found).values("pk")) if found else rows.none()

    def find(self, rows: AnnouncementQuerySet, _name: str, words: str) -> QuerySet[Announcement]:
        return rows.matching(words)


@extend_schema_view(
    list=extend_schema(summary="Announcements"),
    retrieve=extend_schema(summary="One announcement with its text"),
)
class Announcements(AnnouncementMoves):
    """Published texts in which instructions are given."""

    noun = Announcement
    serializer_class = AnnouncementSerializer
    detail_class = AnnouncementDetailSerializer
    filterset_class = AnnouncementFilterSet
    orderings = {"published_on": "published_on", "id": "pk"}
    default_ordering = "-published_on"
    versioned = True
    unmarked = ("text",)
    parser_classes = [JSONParser, MultiPartParser]

    @extend_schema(
        summary="Take in an announcement",
        request=NewAnnouncementSerializer,
        responses={201: AnnouncementDetailSerializer, 200: AnnouncementDetailSerializer},
    )
    def create(self, request: Request) -> Response:
        """Keep it with its original and read it into proposals. The same words again are answered by 200."""
        require_control(self.reader)
        asked = self.asked(NewAnnouncementSerializer)
        try:
            taken = ingest(by=self.reader, now=self.now, **asked)
        except Unreadable as error:
            field = "file" if asked["source"] == Announcement.Source.FILE else "text"
            told = exceptions.ErrorDetail(str(error), code=error.code)
            raise exceptions.ValidationError({field: [told]}) from error
        code = status.HTTP_201_CREATED if taken.is_new else status.HTTP_200_OK
        return self.answer(taken.announcement.pk, code=code)

    def seen(self) -> QuerySet[Announcement]:
        return Announcement.objects.visible_to(self.reader, on=self.on)

    def joined(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        tasks = Task.objects.visible_to(self.reader, on=self.on)
        if self.action == "list":
            rows = rows.defer("text")
        counted: QuerySet[Any] = rows.annotate(
            on_control=_count(tasks, Task.State.ON_CONTROL), proposed=_count(tasks, Task.State.PROPOSED)
        )
        return counted


def _count(tasks: QuerySet[Task], state: str) -> Coalesce:
    """How many of those tasks an announcement has in that state."""
    own = tasks.filter(announcement=OuterRef("pk"), state=state).order_by().values("announcement")
    return Coalesce(Subquery(own.annotate(count=Count("pk")).values("count")), 0)
