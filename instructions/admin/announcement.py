from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from instructions.admin import announcement_page, take_in
from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import CONTROLLERS, READERS, has_role
from instructions.models import Announcement, Task


def _tasks_in(state: str) -> Coalesce:
    """How many instructions of an announcement are in a state; counted for the rows of a page alone."""
    tasks = Task.objects.filter(announcement=OuterRef("pk"), state=state).order_by().values("announcement")
    return Coalesce(Subquery(tasks.annotate(n=Count("pk")).values("n")), 0)


@admin.register(Announcement)
class AnnouncementAdmin(RoleAdmin):
    """Announcements are taken in and read, never edited: their words are what the office goes by."""

    has_room = True
    seen_by = READERS
    changed_by = frozenset()
    list_display = ("title", "published_on", "language", "proposed", "on_control")
    more_columns = ("giver", "event", "event_on", "source", "created_at", "created_by")
    list_filter = ("language", "source")
    list_select_related = ("created_by",)
    search_fields = ("title", "giver", "event")
    date_hierarchy = "published_on"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request, CONTROLLERS)

    def usual_columns(self, request: HttpRequest) -> list[str]:
        """Proposals are the control unit's own."""
        usual = super().usual_columns(request)
        return usual if has_role(request, CONTROLLERS) else [name for name in usual if name != "proposed"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Announcement]:
        return Announcement.objects.defer("text").annotate(
            proposed=_tasks_in(Task.State.PROPOSED), on_control=_tasks_in(Task.State.ON_CONTROL)
        )

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return take_in.take_in(request, self.admin_site)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return announcement_page.show(request, object_id, self.admin_site)

    @admin.display(description=_("to review"), ordering="proposed")
    def proposed(self, announcement: Any) -> int:
        return int(announcement.proposed)

    @admin.display(description=_("on control"), ordering="on_control")
    def on_control(self, announcement: Any) -> int:
        return int(announcement.on_control)
