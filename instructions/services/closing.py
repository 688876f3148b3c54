"""Taking tasks and assignments off control."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from instructions import office
from instructions.errors import Refused
from instructions.models import Assignment, Event, Task, User
from instructions.rights import require_control
from instructions.services import events
from instructions.services.extending import end_requests
from instructions.services.moves import end_parts, move
from instructions.services.record import lock, save

S = Assignment.Status


@transaction.atomic
def close_task(task: Task, *, by: User, now: dt.datetime, expected: int | None = None) -> Task:
    """Remove a task from control once no share is open; the accepted ones are closed with it, parts too."""
    require_control(by)
    task = _on_control(task, expected=expected)
    left = task.assignments.filter(parent=None).open().count()
    if left:
        raise Refused(
            ngettext("%(count)s assignment is still open.", "%(count)s assignments are still open.", left)
            % {"count": left}
        )
    for share in task.assignments.filter(parent=None):
        end_parts(share, by=by, now=now)
    # A whole comes before its parts, and takes them along.
    accepted = task.assignments.filter(status=S.ACCEPTED).order_by("pk")
    while assignment := accepted.first():
        close_assignment(assignment, by=by, now=now)
    task.state, task.closed_on = Task.State.CLOSED, office.today(now)
    events.note(Event.Kind.CLOSED, task, by=by, now=now)
    return save(task, by=by, reason="closed")


@transaction.atomic
def close_assignment(
    assignment: Assignment, *, by: User, now: dt.datetime, expected: int | None = None
) -> Assignment:
    """Remove one body's accepted share from control, and with it its parts."""
    require_control(by)
    assignment = lock(assignment, expected=expected)
    move(assignment, S.CLOSED)
    assignment.closed_at = now
    events.note(Event.Kind.SHARE_CLOSED, assignment, by=by, now=now)
    save(assignment, by=by, reason="closed")
    end_parts(assignment, by=by, now=now)
    for part in assignment.parts.filter(status=S.ACCEPTED).order_by("pk"):
        close_assignment(part, by=by, now=now)
    return assignment


@transaction.atomic
def cancel_task(task: Task, *, by: User, now: dt.datetime, note: str, expected: int | None = None) -> Task:
    """Cancel a task and what is open of it; say why. It leaves the denominators of all figures."""
    require_control(by)
    task = _on_control(task, expected=expected)
    if not note.strip():
        raise Refused(_("Say why."))
    for assignment in task.assignments.open().order_by("pk").select_for_update():
        move(assignment, S.CANCELLED)
        assignment.note, assignment.closed_at = note.strip(), now
        save(assignment, by=by, reason=note.strip())
        end_requests(assignment, by=by, now=now, note=note)
    task.state, task.note, task.closed_on = Task.State.CANCELLED, note.strip(), office.today(now)
    events.note(Event.Kind.CANCELLED, task, by=by, now=now)
    return save(task, by=by, reason=note.strip())


def _on_control(task: Task, *, expected: int | None) -> Task:
    task = lock(task, expected=expected)
    if task.state != Task.State.ON_CONTROL:
        raise Refused(
            _("This instruction is not on control: %(state)s.") % {"state": task.get_state_display()}
        )
    return task
