"""Lists of what hangs on an instruction: seen by all who see the share, changed by nobody here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from instructions import office, rights
from instructions.admin.changelist import DeskChangeList, few, searched
from instructions.admin.keys import is_key
from instructions.admin.role_admin import RoleAdmin
from instructions.admin.roles import EVERYBODY, person
from instructions.models import Assignment, Task
from instructions.querysets import AssignmentQuerySet
from instructions.searching import among, holding


class OwnRowsAdmin(RoleAdmin):
    """A row leads to the page of its instruction, where everything is done."""

    has_room = True
    path_to_task = "assignment__task"
    own_words: tuple[str, ...] = ()
    """Fields of the row itself that are searched."""
    search_fields = ("pk",)
    # Searched by `get_search_results`; the field of the page shows itself where something is named here.
    seen_by = EVERYBODY
    changed_by = frozenset()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskChangeList]:
        return DeskChangeList

    def shares(self, request: HttpRequest) -> AssignmentQuerySet:
        return Assignment.objects.visible_to(person(request), on=office.today())

    def seen(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Of rows that hang on shares those that the person may see."""
        if rights.may_control(person(request)):
            return rows
        return rows.filter(assignment__in=self.shares(request))

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the words of the instruction or of the row itself."""
        if not search_term.strip():
            return queryset, False
        path = self.path_to_task
        tasks = few(Task.objects.filter(holding(search_term, "number", "title")))
        ways = [
            holding(search_term, f"{path}__number", f"{path}__title") if tasks is None else among(path, tasks)
        ]
        if self.own_words:
            ways.append(holding(search_term, *self.own_words))
        return searched(request, queryset, *ways), False

    def share_of(self, row: Any) -> Assignment:
        found: Assignment = row.assignment
        return found

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._to_the_task(request, object_id, "admin:instructions_task_change")

    def history_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._to_the_task(request, object_id, "admin:instructions_task_history")

    def _to_the_task(self, request: HttpRequest, object_id: str, page: str) -> HttpResponse:
        rows: QuerySet[Any] = self.get_queryset(request)
        row = rows.filter(pk=int(object_id)).first() if is_key(object_id) else None
        if row is None:
            raise Http404
        return HttpResponseRedirect(reverse(page, args=[self.share_of(row).task_id]))

    @admin.display(description=_("number"))
    def number(self, row: Any) -> str:
        return self.share_of(row).task.number or "–"

    @admin.display(description=_("instruction"))
    def what(self, row: Any) -> str:
        return self.share_of(row).task.title

    @admin.display(description=_("body"))
    def of_body(self, row: Any) -> str:
        return self.share_of(row).name

    @admin.display(description=_("person in charge"))
    def in_charge(self, row: Any) -> str:
        return str(self.share_of(row).person or "–")

    @admin.display(description=_("deadline"), ordering="due_on")
    def deadline(self, row: Any) -> SafeString:
        share: Any = self.share_of(row)
        due = row.days.due(
            share.due_on,
            first_on=share.original_due_on,
            is_open=share.is_open,
            is_reported=share.is_reported,
        )
        return render_to_string("desk/due.html", {"due": due})
