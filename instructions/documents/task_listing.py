"""Instructions and assignments as tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from instructions.deadlines import days_overdue, standing
from instructions.documents.listing import Day, ListColumn, Listing
from instructions.models import Assignment, Task
from instructions.standing_words import STANDING_WORDS


def _tasks(rows: Any, day: Day) -> Any:
    shares = Assignment.objects.filter(parent=None).select_related("body", "via")
    return (
        rows.knowing_reports()
        .select_related("announcement", "controller")
        .defer(None)
        .defer("evidence", "proposal", "reasons", "doubts", "announcement__text")
        .prefetch_related(None)
        .prefetch_related(Prefetch("assignments", shares.order_by("-role", "position", "pk")))
    )


def _assignments(rows: QuerySet[Task], day: Day) -> Any:
    seen = Assignment.objects.visible_to(day.reader, on=day.on)
    wanted = rows.order_by().prefetch_related(None).values("pk")
    return (
        seen.filter(task__in=wanted)
        .knowing_reports()
        .select_related("task__announcement", "body", "via", "person")
        .defer(
            "task__evidence", "task__proposal", "task__reasons", "task__doubts", "task__announcement__text"
        )
        .order_by("task__due_on", "task_id", "-role", "position", "pk")
    )


def _as_they_are(rows: Any, day: Day) -> Any:
    return (
        rows.knowing_reports()
        .select_related("task__announcement", "body", "via", "person")
        .defer("task__announcement__text")
    )


def _named(task: Task, role: str) -> str:
    """Each name once in the order of the text; a collective as itself."""
    shares = [share for share in task.assignments.all() if share.role == role]
    return "; ".join(dict.fromkeys(share.via.name if share.via else share.name for share in shares))


def _task_standing(task: Any, day: Day) -> str:
    how = standing(
        task.due_on,
        is_open=task.is_open,
        on=day.on,
        calendar=day.calendar,
        is_proposed=task.is_proposed,
        is_reported=task.is_reported,
    )
    return str(STANDING_WORDS[how])


def _share_standing(share: Any, day: Day) -> str:
    how = standing(
        share.due_on,
        is_open=share.is_open,
        on=day.on,
        calendar=day.calendar,
        is_proposed=share.is_proposed,
        is_reported=share.is_reported,
    )
    return str(STANDING_WORDS[how])


def _late(row: Any, day: Day, *, runs: bool) -> int | None:
    return days_overdue(row.due_on, on=day.on) or None if runs else None


TASKS = Listing(
    name="instructions",
    label=_("one row for each instruction"),
    prepare=_tasks,
    columns=(
        ListColumn("number", _("Number"), lambda task, day: task.number),
        ListColumn("title", _("Instruction"), lambda task, day: task.title),
        ListColumn("lead", _("Lead executor"), lambda task, day: _named(task, "lead")),
        ListColumn("co", _("Co-executors"), lambda task, day: _named(task, "co")),
        ListColumn("due_on", _("Deadline"), lambda task, day: task.due_on),
        ListColumn("original_due_on", _("Original deadline"), lambda task, day: task.original_due_on),
        ListColumn("every", _("Rhythm"), lambda task, day: task.get_every_display() or None, False),
        ListColumn("standing", _("Standing"), _task_standing),
        ListColumn(
            "late", _("Days overdue"), lambda task, day: _late(task, day, runs=task.is_open), is_usual=False
        ),
        ListColumn("state", _("State"), lambda task, day: task.get_state_display()),
        ListColumn(
            "source", _("Announcement"), lambda task, day: task.announcement and task.announcement.title
        ),
        ListColumn(
            "published_on",
            _("Published"),
            lambda task, day: task.announcement and task.announcement.published_on,
        ),
        ListColumn("giver", _("Given by"), lambda task, day: task.announcement and task.announcement.giver),
        ListColumn("quote", _("Quote"), lambda task, day: task.quote, False),
        ListColumn("form", _("Form of completion"), lambda task, day: task.form, False),
        ListColumn("controller", _("Controller"), lambda task, day: task.controller, False),
        ListColumn("accepted_at", _("Put on control"), lambda task, day: task.accepted_at, False),
        ListColumn("closed_on", _("Removed from control on"), lambda task, day: task.closed_on, False),
        ListColumn("note", _("Note"), lambda task, day: task.note, False),
    ),
)

ASSIGNMENTS = Listing(
    name="assignments",
    label=_("one row for each body"),
    prepare=_assignments,
    columns=(
        ListColumn("number", _("Number"), lambda share, day: share.task.number),
        ListColumn("title", _("Instruction"), lambda share, day: share.task.title),
        ListColumn("body", _("Body"), lambda share, day: share.name),
        ListColumn("via", _("As a member of"), lambda share, day: share.via, False),
        ListColumn("role", _("Role"), lambda share, day: share.get_role_display()),
        ListColumn("person", _("Person in charge"), lambda share, day: share.person),
        ListColumn("due_on", _("Deadline"), lambda share, day: share.due_on),
        ListColumn("original_due_on", _("Original deadline"), lambda share, day: share.original_due_on),
        ListColumn("standing", _("Standing"), _share_standing),
        ListColumn("late", _("Days overdue"), lambda share, day: _late(share, day, runs=share.is_open)),
        ListColumn("status", _("Status"), lambda share, day: share.get_status_display()),
        ListColumn("submitted_at", _("First report"), lambda share, day: share.submitted_at, False),
        ListColumn("done_on", _("Done on"), lambda share, day: share.done_on),
        ListColumn(
            "source",
            _("Announcement"),
            lambda share, day: share.task.announcement and share.task.announcement.title,
            False,
        ),
        ListColumn("note", _("Note"), lambda share, day: share.note, False),
    ),
)

SHARES = replace(ASSIGNMENTS, prepare=_as_they_are)
"""The same columns for a list whose rows are assignments themselves."""
