"""The questions that the list of instructions answers at its side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from instructions import office, rights
from instructions.admin.days import week_of
from instructions.admin.keys import is_key
from instructions.admin.roles import person
from instructions.errors import Refused
from instructions.models import Announcement, Assignment, Body, Extension, ProgressReport, Task, User
from instructions.reports.corrections import rejected_tasks, reviewed_tasks, untouched_tasks
from instructions.reports.scope import Scope


class StateFilter(SimpleListFilter):
    """Opens on what is on control; "all" is a choice of its own."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        hidden = set() if rights.may_control(person(request)) else {Task.State.PROPOSED, Task.State.REJECTED}
        rest = [(s.value, s.label) for s in Task.State if s not in hidden | {Task.State.ON_CONTROL}]
        return [*rest, ("all", _("All"))]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        first, *rest = super().choices(changelist)
        yield {**first, "display": Task.State.ON_CONTROL.label}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "all":
            return queryset
        return queryset.filter(state=self.value() or Task.State.ON_CONTROL)


class DeadlineFilter(SimpleListFilter):
    """Also a stretch of days, as a chart's columns name it: `2026-02-02..2026-02-08`."""

    title = _("deadline")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        known: list[tuple[str, Any]] = [
            ("overdue", _("Overdue")),
            ("week", _("Due this week")),
            ("month", _("Due within 30 days")),
            ("none", _("No deadline")),
        ]
        asked = request.GET.get(self.parameter_name, "")
        if stretch := days_of(asked):
            known.append((asked, " – ".join(map(date_format, stretch))))
        return known

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """Where a body is chosen too, it is that body's share that must be late or due."""
        value, on = self.value() or "", office.today()
        shares = Assignment.objects.filter(task=OuterRef("pk"))
        if is_key(body := request.GET.get(BodyFilter.parameter_name, "")):
            shares = shares.filter(body=int(body))
        if value == "none":
            return queryset.filter(due_on=None)
        if value == "overdue":
            return queryset.filter(Exists(shares.overdue(on=on)))
        stretch = stretch_of(value, on=on)
        return queryset.filter(Exists(shares.due_between(*stretch))) if stretch else queryset


def period_of(days: tuple[dt.date, dt.date], *, reader: User) -> Scope:
    """As a report asks it: as of today, over these days. Raises `Refused`."""
    on = office.today()
    return Scope(reader=reader, today=on, on=on, first=days[0], last=days[1])


def stretch_of(value: str, *, on: dt.date) -> tuple[dt.date, dt.date] | None:
    """First and last day of what the filter names."""
    known = {"week": week_of(on), "month": (on, on + dt.timedelta(days=30))}
    return known.get(value) or days_of(value)


def days_of(value: str) -> tuple[dt.date, dt.date] | None:
    """A stretch of days as addresses write it: `2026-02-02..2026-02-08`."""
    first, _dots, last = value.partition("..")
    try:
        return dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    except ValueError:
        return None


class ReviewedFilter(SimpleListFilter):
    """What review made of proposals, as the page of figures asks: `rejected:2026-01-01..2026-03-31`."""

    title = _("reviewed")
    parameter_name = "reviewed"
    known: dict[str, Callable[[Scope], QuerySet[Task]]] = {
        "accepted": reviewed_tasks,
        "untouched": untouched_tasks,
        "rejected": rejected_tasks,
    }

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        asked = request.GET.get(self.parameter_name, "")
        days = days_of(asked.partition(":")[2])
        return [(asked, " – ".join(map(date_format, days)))] if days else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        name, _colon, stretch = (self.value() or "").partition(":")
        days, select = days_of(stretch), self.known.get(name)
        if select is None or days is None:
            return queryset
        try:
            scope = period_of(days, reader=person(request))
        except Refused as error:
            raise IncorrectLookupParameters(str(error)) from error
        return queryset.filter(pk__in=select(scope).order_by().values("pk"))


class WaitingFilter(SimpleListFilter):
    """What waits for the reader's own decision."""

    title = _("waiting for a decision")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [("report", _("Report to check")), ("extension", _("Extension asked for"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        user, on = person(request), office.today()
        waiting: QuerySet[Any]
        match self.value():
            case "report" if rights.may_control(user):
                return queryset.filter(_reported_to_control(user, on=on))
            case "report":
                waiting = ProgressReport.objects.waiting_for(user, on=on)
            case "extension":
                waiting = Extension.objects.waiting_for(user, on=on)
            case _:
                return queryset
        return queryset.filter(pk__in=waiting.order_by().values("assignment__task"))


def _reported_to_control(user: User, *, on: dt.date) -> Q:
    """Wholes by their status, which an index finds; of parts, which are few, those nobody else decides."""
    wholes = Assignment.objects.filter(status=Assignment.Status.SUBMITTED, parent=None)
    parts = ProgressReport.objects.waiting_for(user, on=on).filter(assignment__parent__isnull=False)
    told = wholes.order_by().values("task").union(parts.order_by().values("assignment__task"), all=True)
    return Q(pk__in=told)


class MyDecisionFilter(SimpleListFilter):
    """Of reports or requests themselves."""

    title = _("waiting for a decision")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [("me", _("mine to decide"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() != "me":
            return queryset
        return queryset.waiting_for(person(request), on=office.today())


class LongFilter(SimpleListFilter):
    """Too many choices for links: a field to choose from, which keeps the other filters."""

    template = "desk/filter_select.html"

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        super().__init__(request, *args)
        left_out = {self.parameter_name, PAGE_VAR}
        self.others = [
            (name, value) for name, values in request.GET.lists() if name not in left_out for value in values
        ]
        self.chosen = self.value() or ""


class BodyFilter(LongFilter):
    title = _("body")
    parameter_name = "body"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        user = person(request)
        bodies = Body.objects.active()
        if not (user.is_superuser or user.reads_all):
            bodies = rights.speaks_for(user, on=office.today())
        found = [(str(body.pk), body.name) for body in bodies]
        return sorted(found, key=lambda choice: choice[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        value = self.value()
        if not value or not is_key(value):
            return queryset
        return queryset.filter(Exists(Assignment.objects.filter(task=OuterRef("pk"), body=int(value))))


class AnnouncementFilter(LongFilter):
    """The latest announcements; an older one is reached from its own page."""

    title = _("announcement")
    parameter_name = "announcement"
    latest = 40

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        seen = Announcement.objects.visible_to(person(request), on=office.today())
        seen = seen.only("pk", "title", "published_on")
        found = list(seen[: self.latest])
        asked = request.GET.get(self.parameter_name, "")
        if is_key(asked) and int(asked) not in {row.pk for row in found}:
            found += seen.filter(pk=int(asked))
        return [(str(row.pk), f"{row.published_on:%d.%m.%Y} · {row.title[:80]}") for row in found]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        value = self.value()
        return queryset.filter(announcement=int(value)) if value and is_key(value) else queryset
