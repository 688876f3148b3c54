"""What is known of one instruction, gathered once for the card that is laid on the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import Model, Prefetch, QuerySet

from instructions import office
from instructions.deadlines import Standing, standing
from instructions.models import Assignment, Evidence, Extension, ProgressReport, Remark, Task, User
from instructions.models.due import DueKind
from instructions.working_days import WorkingDays

Row = TypeVar("Row", bound=Model)

MOST = 500
"""Rows of one kind that a card holds; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class CardShare:
    """One body's share. Its status is empty where the reader may not see more than that it exists."""

    name: str
    depth: int
    """0 for a share of the instruction, 1 for a part of such a share, and so on."""
    via: str
    role: str
    person: str
    status: str
    standing: Standing
    original_due_on: dt.date | None
    due_on: dt.date | None
    done_on: dt.date | None


@dataclass(frozen=True, slots=True)
class CardStep:
    title: str
    due_on: dt.date
    done_on: dt.date | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class CardMove:
    body: str
    state: str
    from_on: dt.date | None
    to_on: dt.date
    days_added: int
    reason: str
    asked_by: str
    asked_at: dt.datetime
    decided_by: str
    decided_at: dt.datetime | None
    decision_note: str


@dataclass(frozen=True, slots=True)
class CardChange:
    """A new state of the instruction (`body` is empty) or a new status of one share."""

    at: dt.datetime
    body: str
    before: str
    after: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class CardReport:
    body: str
    state: str
    period_on: dt.date | None
    submitted_at: dt.datetime | None
    author: str
    text: str
    files: tuple[str, ...]
    decided_by: str
    decided_at: dt.datetime | None
    remarks: str


@dataclass(frozen=True, slots=True)
class CardRemark:
    """What the giver's office or the control unit said to the instruction."""

    at: dt.datetime
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class ControlCard:
    task: Task
    """With its announcement and controller; nothing is read from it that would ask the database again."""
    standing: Standing
    shares: tuple[CardShare, ...]
    steps: tuple[CardStep, ...]
    moves: tuple[CardMove, ...]
    changes: tuple[CardChange, ...]
    reports: tuple[CardReport, ...]
    remarks: tuple[CardRemark, ...]
    left_out: int
    """Rows that were too many for a card."""
    printed_at: dt.datetime
    printed_for: str


def gather_card(task: Task, *, reader: User, now: dt.datetime) -> ControlCard:
    """Everything that this reader may see of the instruction, in a fixed number of queries.

    Of a share that is not the reader's own only the body and its deadline are told.
    """
    on, calendar = office.today(now), office.calendar()
    shares, more_shares = _capped(_shares(task))
    seen = set(Assignment.objects.filter(task=task).visible_to(reader, on=on).values_list("pk", flat=True))
    own = {share.pk: share.name for share in shares if share.pk in seen}
    steps, more_steps = _capped(task.milestones.order_by("due_on", "pk"))
    moves, more_moves = _capped(_moves(own))
    reports, more_reports = _capped(_reports(own))
    remarks, more_remarks = _capped(_remarks(task))
    more = more_shares + more_steps + more_moves + more_reports + more_remarks
    changes = sorted([*_task_changes(task), *_share_changes(own)], key=lambda change: change.at)
    return ControlCard(
        task=task,
        standing=standing(
            task.due_on,
            is_open=task.is_open,
            on=on,
            calendar=calendar,
            is_proposed=task.is_proposed,
            is_reported=_is_reported(shares),
        ),
        shares=tuple(
            _share(row, depth, row.pk in seen, _standing(row, row.pk in seen, on=on, calendar=calendar))
            for row, depth in _tree(shares)
        ),
        steps=tuple(
            CardStep(
                row.title,
                row.due_on,
                row.done_on,
                standing(row.due_on, is_open=row.done_on is None, on=on, calendar=calendar),
            )
            for row in steps
        ),
        moves=tuple(map(_move, moves)),
        changes=tuple(changes[-MOST:]),
        reports=tuple(_report(row, of_period=task.due_kind == DueKind.RECURRING) for row in reports),
        remarks=tuple(CardRemark(row.at, str(row.author), row.text) for row in remarks),
        left_out=more + max(0, len(changes) - MOST),
        printed_at=now.astimezone(office.zone()),
        printed_for=str(reader),
    )


def _is_reported(shares: list[Any]) -> bool:
    """As `TaskQuerySet.knowing_reports` finds it."""
    open_ones = [share for share in shares if share.parent_id is None and share.is_open]
    return bool(open_ones) and all(share.is_reported for share in open_ones)


def _capped(rows: QuerySet[Row]) -> tuple[list[Row], int]:
    found = list(rows[: MOST + 1])
    if len(found) <= MOST:
        return found, 0
    return found[:MOST], rows.count() - MOST


def _shares(task: Task) -> Any:
    """Leads first, each in the order of the text; of a rhythm the latest period first."""
    rows = Assignment.objects.filter(task=task).knowing_reports().select_related("body", "via", "person")
    return rows.order_by("-original_due_on", "-role", "position", "pk")


def _moves(own: dict[int, str]) -> QuerySet[Extension]:
    rows = Extension.objects.filter(assignment__in=own)
    return rows.select_related("asked_by", "decided_by", "assignment__body").order_by("asked_at", "pk")


def _reports(own: dict[int, str]) -> QuerySet[ProgressReport]:
    """Drafts are their author's own and not laid on any table."""
    rows = ProgressReport.objects.filter(assignment__in=own).exclude(state=ProgressReport.State.DRAFT)
    files = Prefetch("files", Evidence.objects.only("report", "name"))
    return (
        rows.select_related("author", "decided_by", "assignment__body")
        .prefetch_related(files)
        .order_by("submitted_at", "pk")
    )


def _remarks(task: Task) -> QuerySet[Remark]:
    return task.remarks.select_related("author").order_by("at", "pk")


def _tree(shares: list[Assignment]) -> Iterator[tuple[Assignment, int]]:
    """Each share followed by its parts, with how deep it lies. A part without its whole here stands alone."""
    here = {share.pk for share in shares}
    parts: dict[int | None, list[Assignment]] = {}
    for share in shares:
        parts.setdefault(share.parent_id if share.parent_id in here else None, []).append(share)
    waiting = [(share, 0) for share in reversed(parts.get(None, []))]
    while waiting:
        share, depth = waiting.pop()
        yield share, depth
        waiting += [(part, depth + 1) for part in reversed(parts.get(share.pk, []))]


def _standing(row: Any, is_seen: bool, *, on: dt.date, calendar: WorkingDays) -> Standing:
    """That a report waits is told to those alone who may see the share."""
    return standing(
        row.due_on,
        is_open=row.is_open,
        on=on,
        calendar=calendar,
        is_proposed=row.is_proposed,
        is_reported=is_seen and row.is_reported,
    )


def _share(row: Assignment, depth: int, is_seen: bool, how: Standing) -> CardShare:
    return CardShare(
        name=row.name,
        depth=depth,
        via=row.via.name if row.via else "",
        role=row.get_role_display(),
        person=str(row.person or "") if is_seen else "",
        status=row.get_status_display() if is_seen else "",
        standing=how,
        original_due_on=row.original_due_on,
        due_on=row.due_on,
        done_on=row.done_on if is_seen else None,
    )


def _move(row: Extension) -> CardMove:
    return CardMove(
        body=row.assignment.name,
        state=row.get_state_display(),
        from_on=row.from_on,
        to_on=row.to_on,
        days_added=row.days_added,
        reason=row.reason,
        asked_by=str(row.asked_by),
        asked_at=row.asked_at,
        decided_by=str(row.decided_by or ""),
        decided_at=row.decided_at,
        decision_note=row.decision_note,
    )


def _report(row: ProgressReport, *, of_period: bool) -> CardReport:
    return CardReport(
        body=row.assignment.name,
        state=row.get_state_display(),
        period_on=row.period_on if of_period else None,
        submitted_at=row.submitted_at,
        author=str(row.author),
        text=row.text,
        files=tuple(file.name for file in row.files.all()),
        decided_by=str(row.decided_by or ""),
        decided_at=row.decided_at,
        remarks=row.remarks,
    )


def _task_changes(task: Task) -> Iterator[CardChange]:
    rows = (
        Task.history.filter(id=task.pk).select_related("history_user").order_by("history_date", "history_id")
    )
    return _steps(rows, "state", {value: str(label) for value, label in Task.State.choices}, "")


def _share_changes(own: dict[int, str]) -> Iterator[CardChange]:
    rows = Assignment.history.filter(id__in=own).select_related("history_user")
    labels = {value: str(label) for value, label in Assignment.Status.choices}
    for pk, of_share in groupby(rows.order_by("id", "history_date", "history_id"), lambda row: row.id):
        yield from _steps(of_share, "status", labels, own[pk])


ENDED = {Assignment.Status.CANCELLED, Assignment.Status.MERGED, Assignment.Status.NOT_PURSUED}


def _steps(rows: Iterable[Any], field: str, labels: dict[str, str], body: str) -> Iterator[CardChange]:
    """The rows at which the field took another value. That a share was proposed is not worth a line.

    A reason is told where a person had to give one.
    """
    before = ""
    for row in rows:
        after = getattr(row, field)
        if after == before:
            continue
        if not body or after != Assignment.Status.PROPOSED:
            yield CardChange(
                at=row.history_date,
                body=body,
                before=labels.get(before, ""),
                after=labels.get(after, after),
                by=str(row.history_user or ""),
                reason=(row.history_change_reason or "") if body and after in ENDED else "",
            )
        before = after
