"""Review: a proposed task corrected, accepted or rejected. Nothing reaches an executor before acceptance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from instructions import office
from instructions.deadlines import first_period
from instructions.errors import Refused
from instructions.models import Assignment, Body, Correction, Event, Task, User
from instructions.models.due import DueKind
from instructions.rights import require_control
from instructions.services import events
from instructions.services.numbering import next_number
from instructions.services.record import attribute, lock, save


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as a reviewer sets it: `due_on` for a day, `every` and perhaps `until_on` for a rhythm."""

    kind: str = DueKind.NONE
    due_on: dt.date | None = None
    every: str = ""
    until_on: dt.date | None = None

    def as_json(self) -> dict[str, str | None]:
        return {
            "kind": str(self.kind),
            "date": self.due_on.isoformat() if self.due_on and self.kind == DueKind.DATE else None,
            "every": str(self.every) or None,
            "until": self.until_on.isoformat() if self.until_on else None,
        }


@dataclass(frozen=True, slots=True)
class Share:
    """A body named for a task: one of the registry, or the words of the text for one outside it."""

    body: Body | None = None
    outside_name: str = ""

    @property
    def code(self) -> str:
        return self.body.code if self.body else f"?: {self.outside_name}"


@transaction.atomic
def correct_proposal(
    task: Task,
    *,
    by: User,
    title: str,
    deadline: Deadline,
    lead: Sequence[Share],
    co: Sequence[Share],
    form: str = "",
    expected: int | None = None,
) -> Task:
    """Put a reviewer's values in the place of what was read. The pair is kept when the task is accepted.

    Raises `NotAllowed`, `Stale`, or `Refused` where the task is no longer proposed or the values cannot be.
    """
    require_control(by)
    task = _proposed(task, expected=expected)
    if not title.strip():
        raise Refused(_("Say in a few words what is to be done."))
    check_deadline(deadline)
    task.title, task.form = title.strip()[:500], form.strip()[:300]
    put_deadline(task, deadline)
    put_shares(task, lead=lead, co=co)
    return save(task, by=by, reason="corrected at review")


@transaction.atomic
def accept_task(task: Task, *, by: User, now: dt.datetime, expected: int | None = None) -> Task:
    """Put a proposed task on control and tell its bodies of their share.

    A collective is spread over its members as of the office's day. Raises `NotAllowed`, `Stale`, or
    `Refused` where the task is not proposed any more or names no lead executor.
    """
    require_control(by)
    task = _proposed(task, expected=expected)
    shares = list(task.assignments.select_related("body"))
    if not any(share.role == Assignment.Role.LEAD for share in shares):
        raise Refused(_("Name a lead executor before you accept."))
    _keep_corrections(task, shares, by=by, now=now)
    on = office.today(now)
    if task.due_kind == DueKind.RECURRING:
        task.due_on = first_period(task.every, given_on=_given_on(task, on), until=task.until_on)
    task.original_due_on = task.due_on
    task.number, task.state = next_number(on.year), Task.State.ON_CONTROL
    task.accepted_at, task.controller = now, task.controller or by
    events.note(Event.Kind.ACCEPTED, task, by=by, now=now)
    _spread(task, shares, by=by, now=now, on=on)
    return save(task, by=by, reason="accepted")


@transaction.atomic
def reject_task(task: Task, *, by: User, reason: str, note: str = "", expected: int | None = None) -> Task:
    """Say that a proposal is no instruction. The passage is not proposed again."""
    require_control(by)
    task = _proposed(task, expected=expected)
    if reason not in Task.RejectReason.values:
        raise Refused(_("Choose a reason from the list."))
    task.state, task.reject_reason, task.note = Task.State.REJECTED, reason, note.strip()
    return save(task, by=by, reason=f"rejected: {reason}")


def put_deadline(task: Task, deadline: Deadline) -> None:
    task.due_kind = deadline.kind
    task.due_on = deadline.due_on if deadline.kind == DueKind.DATE else None
    task.every = deadline.every if deadline.kind == DueKind.RECURRING else ""
    task.until_on = deadline.until_on if deadline.kind == DueKind.RECURRING else None


def put_shares(task: Task, *, lead: Sequence[Share], co: Sequence[Share]) -> None:
    """Name the bodies of a proposed task anew; each once, a lead before a co-executor, in the given order."""
    task.assignments.all().delete()
    named: set[str] = set()
    for role, shares in ((Assignment.Role.LEAD, lead), (Assignment.Role.CO, co)):
        for position, share in enumerate(shares):
            if share.code in named:
                continue
            named.add(share.code)
            Assignment.objects.create(
                task=task, body=share.body, outside_name=share.outside_name, role=role, position=position
            )


def _proposed(task: Task, *, expected: int | None) -> Task:
    task = lock(task, expected=expected)
    if task.state != Task.State.PROPOSED:
        raise Refused(
            _("This proposal has been decided already: %(state)s.") % {"state": task.get_state_display()}
        )
    return task


def check_deadline(deadline: Deadline) -> None:
    if deadline.kind == DueKind.DATE and not deadline.due_on:
        raise Refused(_("Give the day of the deadline."))
    if deadline.kind == DueKind.RECURRING and not deadline.every:
        raise Refused(_("Say how often the instruction recurs."))


def _given_on(task: Task, on: dt.date) -> dt.date:
    return max(task.announcement.published_on, on) if task.announcement else on


def _spread(task: Task, shares: Sequence[Assignment], *, by: User, now: dt.datetime, on: dt.date) -> None:
    """Turn the proposed shares into assignments, a collective into one for each member not named itself."""
    named = {share.body_id for share in shares if share.body and not share.body.is_collective}
    for share in sorted(shares, key=lambda s: (s.role != Assignment.Role.LEAD, s.position, s.pk)):
        members = list(share.body.members_on(on)) if share.body and share.body.is_collective else []
        if not members:
            _assign(share, task=task, by=by, now=now)
            continue
        for member in members:
            if member.pk in named:
                continue
            named.add(member.pk)
            part = Assignment(
                task=task, body=member, role=share.role, position=share.position, via=share.body
            )
            _assign(part, task=task, by=by, now=now)
        share.delete()


def _assign(share: Assignment, *, task: Task, by: User, now: dt.datetime) -> None:
    share.status, share.assigned_at = Assignment.Status.ASSIGNED, now
    share.original_due_on = share.due_on = task.due_on
    attribute(share, by=by, reason="accepted")
    share.save()
    events.note(Event.Kind.ASSIGNED, share, by=by, now=now)


def shares_as_json(shares: Sequence[Assignment], role: str) -> list[str]:
    ordered = sorted((s for s in shares if s.role == role), key=lambda s: (s.position, s.pk or 0))
    return [s.body.code if s.body else f"?: {s.outside_name}" for s in ordered]


def _keep_corrections(task: Task, shares: Sequence[Assignment], *, by: User, now: dt.datetime) -> None:
    if not task.proposal:
        return
    accepted = {
        Correction.Field.TITLE: task.title,
        Correction.Field.LEAD: shares_as_json(shares, Assignment.Role.LEAD),
        Correction.Field.CO: shares_as_json(shares, Assignment.Role.CO),
        Correction.Field.DEADLINE: Deadline(task.due_kind, task.due_on, task.every, task.until_on).as_json(),
        Correction.Field.FORM: task.form,
    }
    for field, value in accepted.items():
        proposed = task.proposal.get(field.value)
        if proposed != value:
            Correction.objects.create(
                task=task, field=field, proposed=proposed, accepted=value, by=by, at=now
            )
