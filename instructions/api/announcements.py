from __future__ import annotations

import django_filters
from django.db.models import Count, Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from instructions.api.endpoint import Readable
from instructions.api.filters import DayFilter, OfficeFilterSet, SearchFilter
from instructions.models import Announcement, Task
from instructions.models.language import Language
from instructions.querysets import AnnouncementQuerySet


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


class AnnouncementDetailSerializer(AnnouncementSerializer):
    class Meta(AnnouncementSerializer.Meta):
        fields = (*AnnouncementSerializer.Meta.fields, "text", "original_sha256")
        read_only_fields = fields


class AnnouncementFilterSet(OfficeFilterSet):
    language = django_filters.ChoiceFilter(choices=Language.choices)
    published_from = DayFilter(field_name="published_on", lookup_expr="gte")
    published_to = DayFilter(field_name="published_on", lookup_expr="lte")
    search = SearchFilter(method="find")

    def find(self, rows: AnnouncementQuerySet, _name: str, words: str) -> QuerySet[Announcement]:
        return rows.matching(words)


@extend_schema_view(
    list=extend_schema(summary="Announcements"),
    retrieve=extend_schema(summary="One announcement with its text", responses=AnnouncementDetailSerializer),
)
class Announcements(Readable):
    """Published texts in which instructions are given."""

    noun = Announcement
    serializer_class = AnnouncementSerializer
    detail_class = AnnouncementDetailSerializer
    filterset_class = AnnouncementFilterSet
    orderings = {"published_on": "published_on", "id": "pk"}
    default_ordering = "-published_on"

    def seen(self) -> QuerySet[Announcement]:
        tasks = Task.objects.visible_to(self.reader, on=self.on)
        rows = Announcement.objects.visible_to(self.reader, on=self.on)
        if self.action == "list":
            rows = rows.defer("text")
        return rows.annotate(
            on_control=Count("tasks", filter=Q(tasks__state=Task.State.ON_CONTROL, tasks__in=tasks)),
            proposed=Count("tasks", filter=Q(tasks__state=Task.State.PROPOSED, tasks__in=tasks)),
        )
