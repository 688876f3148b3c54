"""Extensions: the one way to move a deadline. From, to, why, who asked and who agreed are kept for ever."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment, Event, Extension, Task, User
from instructions.models.due import DueKind
from instructions.rights import may_control, require_control, require_decision, require_report
from instructions.services import events
from instructions.services.record import attribute, lock, save

LATEST_YEARS = 10

TOLD: dict[str, Event.Kind] = {
    Extension.State.GRANTED: Event.Kind.GRANTED,
    Extension.State.REFUSED: Event.Kind.REFUSED,
    Extension.State.WITHDRAWN: Event.Kind.WITHDRAWN,
    Extension.State.LAPSED: Event.Kind.LAPSED,
}


@transaction.atomic
def request_extension(
    assignment: Assignment,
    *,
    to: dt.date,
    reason: str,
    by: User,
    now: dt.datetime,
    expected: int | None = None,
) -> Extension:
    """The executor asks for a later day, before the deadline and with a reason."""
    on = office.today(now)
    require_report(by, assignment, on=on)
    assignment = lock(assignment, expected=expected)
    _check(assignment, to=to, reason=reason, on=on)
    if assignment.due_on and on > assignment.due_on and not may_control(by):
        raise Refused(_("The deadline has passed: an extension can only be asked for before it."))
    if assignment.extensions.filter(state=Extension.State.REQUESTED).exists():
        raise Refused(_("An extension has been asked for already and is not decided yet."))
    extension = _asked(assignment, to=to, reason=reason, by=by, now=now)
    attribute(extension, by=by, reason="asked for")
    extension.save()
    _tell(Event.Kind.ASKED, extension, by=by, now=now)
    return extension


@transaction.atomic
def grant_extension(extension: Extension, *, by: User, now: dt.datetime, note: str = "") -> Extension:
    """Agree to a later day. Whoever holds the whole agrees for a part as far as the whole's own deadline."""
    _require_decision(extension, by=by, now=now)
    assignment = lock(extension.assignment)
    extension = _requested(extension)
    if not may_control(by) and is_beyond_whole(extension):
        raise NotAllowed(_("Beyond the deadline of the whole only the control unit can grant it."))
    _check(assignment, to=extension.to_on, reason=extension.reason, on=office.today(now))
    extension.from_on = assignment.due_on
    _decide(extension, Extension.State.GRANTED, by=by, now=now, note=note)
    _move_deadline(assignment, to=extension.to_on, by=by)
    return extension


@transaction.atomic
def refuse_extension(extension: Extension, *, by: User, now: dt.datetime, note: str) -> Extension:
    _require_decision(extension, by=by, now=now)
    lock(extension.assignment)
    extension = _requested(extension)
    if not note.strip():
        raise Refused(_("Say why the extension is refused."))
    return _decide(extension, Extension.State.REFUSED, by=by, now=now, note=note)


def end_requests(assignment: Assignment, *, by: User, now: dt.datetime, note: str) -> None:
    """What was asked for a share that is not open any more ends with it; the share is locked."""
    for extension in assignment.extensions.filter(state=Extension.State.REQUESTED).select_for_update():
        _decide(extension, Extension.State.LAPSED, by=by, now=now, note=note)


def is_beyond_whole(extension: Extension) -> bool:
    """Whether the day asked for a part lies after the deadline of what it is part of."""
    whole = extension.assignment.parent
    return bool(whole and whole.due_on and extension.to_on > whole.due_on)


@transaction.atomic
def withdraw_extension(extension: Extension, *, by: User, now: dt.datetime) -> Extension:
    """Take back a request that is not decided yet; only who asked for it can."""
    lock(extension.assignment)
    extension = _requested(extension)
    if extension.asked_by_id != by.pk:
        raise NotAllowed(_("Only the person who asked can take it back."))
    return _decide(extension, Extension.State.WITHDRAWN, by=by, now=now, note="")


@transaction.atomic
def move_deadline(
    assignment: Assignment,
    *,
    to: dt.date,
    reason: str,
    by: User,
    now: dt.datetime,
    expected: int | None = None,
) -> Extension:
    """The controller moves a deadline by own decision, later or earlier; it leaves the same trail."""
    require_control(by)
    assignment = lock(assignment, expected=expected)
    _check(assignment, to=to, reason=reason, on=office.today(now), earlier=True)
    extension = _asked(assignment, to=to, reason=reason, by=by, now=now)
    _decide(extension, Extension.State.GRANTED, by=by, now=now, note="")
    _move_deadline(assignment, to=to, by=by)
    return extension


def _check(assignment: Assignment, *, to: dt.date, reason: str, on: dt.date, earlier: bool = False) -> None:
    if not assignment.is_open:
        raise Refused(_("The assignment is not open any more."))
    if not reason.strip():
        raise Refused(_("Say why the deadline should move."))
    if to == assignment.due_on or (not earlier and assignment.due_on and to < assignment.due_on):
        raise Refused(_("The new day must be after the deadline that holds now."))
    if to < on:
        raise Refused(_("The new day has passed already."))
    if to.year > on.year + LATEST_YEARS:
        raise Refused(_("The year %(year)s is too far away.") % {"year": to.year})


def _asked(assignment: Assignment, *, to: dt.date, reason: str, by: User, now: dt.datetime) -> Extension:
    return Extension(
        assignment=assignment,
        from_on=assignment.due_on,
        to_on=to,
        reason=reason.strip(),
        asked_by=by,
        asked_at=now,
    )


def _require_decision(extension: Extension, *, by: User, now: dt.datetime) -> None:
    asked_by = extension.asked_by_id
    require_decision(by, extension.assignment, asked_by=asked_by, on=office.today(now))


def _requested(extension: Extension) -> Extension:
    extension = Extension.objects.select_for_update().get(pk=extension.pk)
    if extension.state != Extension.State.REQUESTED:
        raise Refused(
            _("This request has been decided already: %(state)s.") % {"state": extension.get_state_display()}
        )
    return extension


def _decide(extension: Extension, state: str, *, by: User, now: dt.datetime, note: str) -> Extension:
    extension.state, extension.decided_by, extension.decided_at = state, by, now
    extension.decision_note = note.strip()
    attribute(extension, by=by, reason=state)
    extension.save()
    _tell(TOLD[state], extension, by=by, now=now)
    return extension


def _tell(kind: Event.Kind, extension: Extension, *, by: User, now: dt.datetime) -> None:
    from_on = extension.from_on.isoformat() if extension.from_on else None
    facts = {"extension": extension.pk, "from_on": from_on, "to_on": extension.to_on.isoformat()}
    events.note(kind, extension.assignment, by=by, now=now, **facts)


def _move_deadline(assignment: Assignment, *, to: dt.date, by: User) -> None:
    assignment.due_on = to
    assignment.deadline_version += 1
    save(assignment, by=by, reason="deadline moved")
    task = lock(assignment.task)
    if task.due_kind == DueKind.DATE:
        _follow_leads(task, by=by)


def _follow_leads(task: Task, *, by: User) -> None:
    """The task's own day is the latest day of its leads."""
    leads = task.assignments.filter(role=Assignment.Role.LEAD, parent=None)
    latest = leads.aggregate(latest=Max("due_on"))["latest"]
    if latest and latest != task.due_on:
        task.due_on = latest
        save(task, by=by, reason="deadline moved")
