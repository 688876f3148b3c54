"""The page of one instruction: what was ordered and in which words, who does it, how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from instructions import rights
from instructions.admin import history_page
from instructions.admin.days import Days, Due
from instructions.admin.excerpt import excerpt
from instructions.admin.history import changes
from instructions.admin.keys import is_key
from instructions.admin.marks import marks_of
from instructions.admin.moves.move import Actor, Move
from instructions.admin.moves.offer import offered
from instructions.admin.roles import READERS, has_role, person
from instructions.admin.seen_too import SeenToo, seen_too
from instructions.admin.share_view import ShareView, view_of
from instructions.admin.shares import Shares
from instructions.admin.task_links import links_of
from instructions.models import Assignment, Extension, ProgressReport, Task, User
from instructions.services.membership import difference


@dataclass(frozen=True, slots=True)
class Decision:
    """A report or a request, with what may be decided about it."""

    row: Any
    moves: Sequence[Move]


@dataclass(frozen=True, slots=True)
class ShareCard:
    """One body's share as this person sees it; without `is_open_to_reader` only its name and day."""

    assignment: Assignment
    due: Due
    is_open_to_reader: bool
    moves: Sequence[Move] = ()
    reports: Sequence[Decision] = ()
    extensions: Sequence[Decision] = ()

    @property
    def steps(self) -> list[Move]:
        return [move for move in self.moves if not move.by_control]

    @property
    def controls(self) -> list[Move]:
        return [move for move in self.moves if move.by_control]

    @property
    def view(self) -> ShareView:
        """What the executor says, what evidence shows: apart from each other and from the schedule."""
        return view_of(self.assignment, [decision.row for decision in self.reports])


def show(request: HttpRequest, object_id: str, site: AdminSite) -> HttpResponse:
    days = Days.now()
    task = _task(person(request), object_id, days)
    cards = share_cards(task, person(request), days)
    user = person(request)
    actor = Actor(user, _works(user), rights.may_control(user), days.on)
    found = difference(task, on=days.on) if actor.controls and task.is_open else None
    steps = task.milestones.select_related("task").order_by("due_on", "pk")
    context = {
        **site.each_context(request),
        "title": task.title,
        "task": task,
        "due": days.due(
            task.due_on,
            first_on=task.original_due_on,
            is_open=_runs(task),
            is_reported=task.is_open and task.is_reported,
        ),
        "shares": Shares.of(task.assignments.all()),
        "cards": cards,
        "steps": [
            (step, days.due(step.due_on, is_open=not step.done_on), offered("step", step, actor))
            for step in steps
        ],
        "remarks": task.remarks.select_related("author"),
        "found": found,
        "links": links_of(task, Task.objects.visible_to(user, on=days.on)),
        "rivals": _rivals(task) if actor.controls and task.is_open else [],
        "moves": offered("task", task, actor),
        "pieces": excerpt(task.announcement.text, marks_of(task.evidence)) if task.announcement else [],
        "controls": actor.controls,
        "has_announcements": has_role(request, READERS),
    }
    return TemplateResponse(request, "desk/task.html", context)


def history(request: HttpRequest, object_id: str, site: AdminSite) -> HttpResponseBase:
    """Every change with who, when and why. Read only, for everybody."""
    days = Days.now()
    task = _task(person(request), object_id, days)
    seen = Assignment.objects.visible_to(person(request), on=days.on).filter(task=task)
    name = task.number or f"proposal-{task.pk}"
    found = changes(task, seen, with_removed=rights.reads_all(person(request)))
    return history_page.page(request, site, row=task, name=name, found=found, task=task)


def share_cards(task: Task, user: User, days: Days) -> list[ShareCard]:
    """A few queries and the prefetched rows, however many bodies there are."""
    assignments = task.assignments.order_by()
    seen = set(assignments.visible_to(user, on=days.on).values_list("pk", flat=True))
    held = set(assignments.held_by(user, on=days.on).values_list("pk", flat=True))
    controls = rights.may_control(user)
    works = controls or _works(user)

    def reader_of(row: Assignment) -> Actor | None:
        if row.pk not in seen:
            return None
        return Actor(user, works and row.pk in held, controls, days.on, works and row.parent_id in held)

    return [_card(row, reader_of(row), days) for row in in_tree(task.assignments.all())]


def in_tree(rows: Iterable[Assignment]) -> Iterator[Assignment]:
    """Each share followed by the parts that were passed on from it, however deep."""
    parts: dict[int | None, list[Assignment]] = {}
    for row in rows:
        parts.setdefault(row.parent_id, []).append(row)
    waiting = list(reversed(parts.get(None, [])))
    while waiting:
        row = waiting.pop()
        yield row
        waiting += reversed(parts.get(row.pk, []))


def _rivals(task: Task) -> list[SeenToo]:
    """What is linked already is told with the other links."""
    return [seen for seen in seen_too(task, task.assignments.all()) if seen.may_be_said]


def _works(user: User) -> bool:
    return user.role in {User.Role.EXECUTOR, User.Role.HEAD}


def _card(row: Any, actor: Actor | None, days: Days) -> ShareCard:
    """That a report waits is told to those alone who may see the share."""
    due = days.due(
        row.due_on,
        first_on=row.original_due_on,
        is_open=row.is_open,
        is_reported=actor is not None and row.is_reported,
    )
    if actor is None:
        return ShareCard(row, due, False)
    return ShareCard(
        row,
        due,
        True,
        offered("assignment", row, actor),
        [Decision(report, offered("report", report, actor)) for report in row.reports.all()],
        [Decision(move, offered("extension", move, actor)) for move in row.extensions.all()],
    )


def _task(user: User, object_id: str, days: Days) -> Any:
    reports = (
        ProgressReport.objects.shown_to(user).select_related("author", "decided_by").prefetch_related("files")
    )
    moved = Extension.objects.select_related("asked_by", "decided_by")
    shares = (
        Assignment.objects.knowing_reports()
        .select_related("body", "via", "person", "task", "parent")
        .order_by("-role", "position", "-original_due_on", "pk")
        .prefetch_related(Prefetch("reports", reports), Prefetch("extensions", moved))
    )
    related = ("announcement", "controller", "follows", "merged_into")
    seen = Task.objects.visible_to(user, on=days.on).knowing_reports().select_related(*related)
    if not is_key(object_id):
        raise Http404
    task = seen.prefetch_related(Prefetch("assignments", shares)).filter(pk=int(object_id)).first()
    if task is None:
        raise Http404
    return task


def _runs(task: Task) -> bool:
    return task.state in {Task.State.PROPOSED, Task.State.ON_CONTROL}
