"""A body passes part of its share on, to a department below it or to one of its people, and takes it back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import Refused
from instructions.models import Assignment, Body, Event, User
from instructions.rights import require_oversee, require_report
from instructions.services import events
from instructions.services.moves import end
from instructions.services.record import attribute, lock


@transaction.atomic
def delegate(
    assignment: Assignment,
    *,
    by: User,
    now: dt.datetime,
    body: Body | None = None,
    person: User | None = None,
    due_on: dt.date | None = None,
    note: str = "",
    expected: int | None = None,
) -> Assignment:
    """Open a part of an open assignment; without a body it stays in the same one.

    The part is due no later than the whole; it is reported on like any assignment and leaves the figures
    of the whole alone.
    """
    on = office.today(now)
    require_report(by, assignment, on=on)
    assignment = lock(assignment, expected=expected)
    _check(assignment, body=body, person=person, due_on=due_on, on=on)
    part = Assignment(
        task=assignment.task,
        parent=assignment,
        body=body or assignment.body,
        role=assignment.role,
        position=assignment.parts.count(),
        person=person,
        status=Assignment.Status.ASSIGNED,
        assigned_at=now,
        original_due_on=due_on or assignment.due_on,
        due_on=due_on or assignment.due_on,
        note=note.strip(),
    )
    attribute(part, by=by, reason="passed on")
    part.save()
    events.note(Event.Kind.ASSIGNED, part, by=by, now=now)
    return part


@transaction.atomic
def take_back(
    part: Assignment, *, note: str, by: User, now: dt.datetime, expected: int | None = None
) -> Assignment:
    """End an open part and what was passed on of it; whoever holds the whole says why."""
    require_oversee(by, part, on=office.today(now))
    part = lock(part, expected=expected)
    if part.parent_id is None:
        raise Refused(_("Only a part that was passed on can be taken back."))
    if not note.strip():
        raise Refused(_("Say why."))
    end(part, to=Assignment.Status.CANCELLED, note=note.strip(), by=by, now=now)
    return part


def _check(
    assignment: Assignment, *, body: Body | None, person: User | None, due_on: dt.date | None, on: dt.date
) -> None:
    if not assignment.is_open:
        raise Refused(_("The assignment is not open any more."))
    if assignment.body is None:
        raise Refused(_("A body outside the registry has nobody to pass it on to."))
    if body is None and person is None:
        raise Refused(_("Say to whom it is passed on."))
    below = Body.objects.with_those_below(Body.objects.filter(pk=assignment.body.pk))
    if body is not None and not below.filter(pk=body.pk).exists():
        raise Refused(_("%(body)s is not part of %(whole)s.") % {"body": body, "whole": assignment.body})
    to = body or assignment.body
    if person is not None and to not in person.bodies.all():
        raise Refused(_("%(person)s does not work at this body.") % {"person": person})
    if due_on and due_on < on:
        raise Refused(_("The new day has passed already."))
    if due_on and assignment.due_on and due_on > assignment.due_on:
        raise Refused(_("A part cannot be due after the whole."))
