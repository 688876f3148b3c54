"""Which status an assignment may take next, and the moves that need no report."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import Refused
from instructions.models import Assignment, Event, User
from instructions.rights import require_control, require_report
from instructions.services import events
from instructions.services.extending import end_requests
from instructions.services.record import lock, save

S = Assignment.Status

ALLOWED: dict[str, frozenset[str]] = {
    S.ASSIGNED: frozenset({S.TAKEN, S.IN_PROGRESS, S.SUBMITTED, S.CANCELLED, S.MERGED, S.NOT_PURSUED}),
    S.TAKEN: frozenset({S.IN_PROGRESS, S.SUBMITTED, S.CANCELLED, S.MERGED, S.NOT_PURSUED}),
    S.IN_PROGRESS: frozenset({S.SUBMITTED, S.CANCELLED, S.MERGED, S.NOT_PURSUED}),
    S.SUBMITTED: frozenset({S.ACCEPTED, S.RETURNED, S.CANCELLED, S.MERGED, S.NOT_PURSUED}),
    S.RETURNED: frozenset({S.IN_PROGRESS, S.SUBMITTED, S.CANCELLED, S.MERGED, S.NOT_PURSUED}),
    S.ACCEPTED: frozenset({S.CLOSED, S.RETURNED}),
}
"""From a status to those that may follow. What is not a key here is an end."""


def may_follow(status: str) -> frozenset[str]:
    return ALLOWED.get(status, frozenset())


def move(assignment: Assignment, to: str) -> None:
    """Set the next status on a locked row. Raises `Refused` where it may not follow the one it has."""
    if to not in may_follow(assignment.status):
        raise Refused(
            _("“%(now)s” cannot become “%(next)s”.")
            % {"now": assignment.get_status_display(), "next": S(to).label}
        )
    assignment.status = to


@transaction.atomic
def take(assignment: Assignment, *, by: User, now: dt.datetime, expected: int | None = None) -> Assignment:
    """The executor accepts the assignment for work and, where nobody is in charge yet, takes charge."""
    require_report(by, assignment, on=office.today(now))
    assignment = lock(assignment, expected=expected)
    move(assignment, S.TAKEN)
    if assignment.person_id is None and by.role in {User.Role.EXECUTOR, User.Role.HEAD}:
        assignment.person = by
    events.note(Event.Kind.TAKEN, assignment, by=by, now=now)
    return save(assignment, by=by, reason="taken")


@transaction.atomic
def start(assignment: Assignment, *, by: User, now: dt.datetime, expected: int | None = None) -> Assignment:
    require_report(by, assignment, on=office.today(now))
    assignment = lock(assignment, expected=expected)
    move(assignment, S.IN_PROGRESS)
    events.note(Event.Kind.STARTED, assignment, by=by, now=now)
    return save(assignment, by=by, reason="started")


@transaction.atomic
def put_in_charge(
    assignment: Assignment, *, person: User | None, by: User, now: dt.datetime, expected: int | None = None
) -> Assignment:
    """Name the person who answers for a body's share; it must be one of the body's own people."""
    require_report(by, assignment, on=office.today(now))
    assignment = lock(assignment, expected=expected)
    if person and assignment.body not in person.bodies.all():
        raise Refused(_("%(person)s does not work at this body.") % {"person": person})
    assignment.person = person
    return save(assignment, by=by, reason="person in charge")


@transaction.atomic
def end_assignment(
    assignment: Assignment, *, to: str, note: str, by: User, now: dt.datetime, expected: int | None = None
) -> Assignment:
    """Take one body's share out without a result: cancelled, merged into another, or not pursued; say why."""
    require_control(by)
    assignment = lock(assignment, expected=expected)
    if to not in {S.CANCELLED, S.MERGED, S.NOT_PURSUED}:
        raise Refused(_("Choose how the assignment ends."))
    if not note.strip():
        raise Refused(_("Say why."))
    return end(assignment, to=to, note=note.strip(), by=by, now=now)


def end(assignment: Assignment, *, to: str, note: str, by: User, now: dt.datetime) -> Assignment:
    """End a locked row without a result, and with it what is still open of its parts."""
    _end(assignment, to=to, note=note, by=by, now=now)
    end_parts(assignment, by=by, now=now)
    return assignment


def end_parts(whole: Assignment, *, by: User, now: dt.datetime) -> None:
    """End what is open below a share that is not open any more, to any depth; the share is locked.

    Each level is locked in the order of keys, a whole before its parts, so that two never wait for another.
    """
    note = _("The share of which this is a part is not open any more: “%(status)s”.") % {
        "status": whole.get_status_display()
    }
    to = whole.status if whole.status in {S.CANCELLED, S.MERGED} else S.NOT_PURSUED
    edge = [whole]
    while edge:
        edge = list(Assignment.objects.filter(parent__in=edge).order_by("pk").select_for_update())
        for part in edge:
            if part.is_open:
                _end(part, to=to, note=note, by=by, now=now)


def _end(assignment: Assignment, *, to: str, note: str, by: User, now: dt.datetime) -> None:
    move(assignment, to)
    assignment.note, assignment.closed_at = note, now
    events.note(Event.Kind.ENDED, assignment, by=by, now=now, status=to)
    save(assignment, by=by, reason=note)
    end_requests(assignment, by=by, now=now, note=note)
