from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from instructions import office
from instructions.admin import task_page
from instructions.admin.accept_many import accept_all
from instructions.admin.changelist import DeskChangeList, searched
from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import CONTROLLERS, EVERYBODY, has_role, person
from instructions.admin.shares import Shares
from instructions.admin.task_filters import (
    AnnouncementFilter,
    BodyFilter,
    DeadlineFilter,
    ReviewedFilter,
    StateFilter,
    WaitingFilter,
)
from instructions.documents.task_listing import ASSIGNMENTS, TASKS
from instructions.models import Assignment, Task
from instructions.querysets import TaskQuerySet
from instructions.searching import holding


@admin.register(Task)
class TaskAdmin(RoleAdmin):
    """The list of instructions and the page of one. Every write goes through a service."""

    seen_by = EVERYBODY
    has_room = True
    listings = (TASKS, ASSIGNMENTS)
    changed_by = frozenset()
    list_display = ("number_", "what", "deadline", "executors", "state_")
    more_columns = (
        "original_due_on",
        "form",
        "controller",
        "source",
        "giver",
        "language",
        "accepted_at",
        "closed_on",
    )
    list_display_links = ("number_", "what")
    list_filter = (
        StateFilter,
        DeadlineFilter,
        WaitingFilter,
        BodyFilter,
        AnnouncementFilter,
        ReviewedFilter,
        "language",
    )
    search_fields = ("number", "title", "quote")
    search_help_text = gettext_lazy("Number, words of the instruction or of its quote")
    actions = ("accept_selected",)
    actions_on_bottom = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskChangeList]:
        return DeskChangeList

    def get_queryset(self, request: HttpRequest) -> TaskQuerySet:
        shares = Assignment.objects.select_related("body", "via").order_by("-role", "position", "pk")
        return (
            Task.objects.visible_to(person(request), on=office.today())
            .select_related("announcement", "controller")
            .defer("evidence", "proposal", "reasons", "doubts", "quote", "note", "announcement__text")
            .prefetch_related(Prefetch("assignments", shares))
        )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        if not search_term.strip():
            return queryset, False
        return searched(request, queryset, holding(search_term, *self.search_fields)), False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        extra = {"can_import": has_role(request, CONTROLLERS), **(extra_context or {})}
        return super().changelist_view(request, extra)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return task_page.show(request, object_id, self.admin_site)

    def history_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        return task_page.history(request, object_id, self.admin_site)

    @admin.display(description=gettext_lazy("number"), ordering="number")
    def number_(self, task: Task) -> str:
        return task.number or "–"

    @admin.display(description=gettext_lazy("instruction"))
    def what(self, task: Task) -> str:
        return task.title

    @admin.display(description=gettext_lazy("deadline"), ordering="due_on")
    def deadline(self, task: Any) -> SafeString:
        due = task.days.due(
            task.due_on,
            first_on=task.original_due_on,
            is_open=_runs(task),
            is_reported=task.is_open and task.is_reported,
        )
        return render_to_string("desk/due.html", {"due": due, "every": task.get_every_display()})

    @admin.display(description=gettext_lazy("executors"))
    def executors(self, task: Task) -> SafeString:
        return render_to_string("desk/executors.html", {"shares": Shares.of(task.assignments.all())})

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_(self, task: Task) -> str:
        return task.get_state_display()

    @admin.display(description=gettext_lazy("announcement"))
    def source(self, task: Task) -> str:
        return task.announcement.title if task.announcement else "–"

    @admin.display(description=gettext_lazy("given by"))
    def giver(self, task: Task) -> str:
        return (task.announcement and task.announcement.giver) or "–"

    def has_control_permission(self, request: HttpRequest) -> bool:
        return has_role(request, CONTROLLERS)

    @admin.action(description=gettext_lazy("Accept the chosen proposals"), permissions=["control"])
    def accept_selected(self, request: HttpRequest, queryset: TaskQuerySet) -> None:
        accept_all(request, queryset.proposed().order_by("pk"))


def _runs(task: Task) -> bool:
    return task.state in {Task.State.PROPOSED, Task.State.ON_CONTROL}
