"""One proposal into two, two into one. The evidence stays with both, and what was read stays known."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.models import Assignment, Task, User
from instructions.rights import require_control
from instructions.services.record import attribute, lock, save


@transaction.atomic
def split_proposal(
    task: Task, *, by: User, title: str, second_title: str, expected: int | None = None
) -> tuple[Task, Task]:
    """Make two proposals of one: same quote, bodies and deadline, to be corrected each for itself."""
    require_control(by)
    task = _proposed(lock(task, expected=expected))
    if not title.strip() or not second_title.strip():
        raise Refused(_("Say for both parts in a few words what is to be done."))
    shares = list(task.assignments.all())
    second = Task.objects.get(pk=task.pk)
    second.pk, second._state.adding = None, True
    second.title, second.version = second_title.strip()[:500], 1
    second.fingerprint = hashlib.sha256(f"{task.fingerprint}:{second.title}".encode()).hexdigest()
    attribute(second, by=by, reason=f"split from {task.pk}")
    second.save()
    for share in shares:
        Assignment.objects.create(
            task=second,
            body_id=share.body_id,
            outside_name=share.outside_name,
            role=share.role,
            position=share.position,
        )
    task.title = title.strip()[:500]
    return save(task, by=by, reason="split"), second


@transaction.atomic
def merge_proposals(task: Task, other: Task, *, by: User, expected: int | None = None) -> Task:
    """Make one proposal of two.

    The first keeps its own values, takes the other's evidence and bodies, and the other's deadline where it
    has none itself.
    """
    require_control(by)
    if task.pk == other.pk:
        raise Refused(_("Choose two different proposals."))
    task, other = _proposed(lock(task, expected=expected)), _proposed(lock(other))
    if task.announcement_id != other.announcement_id:
        raise Refused(_("Only proposals of the same announcement can be merged."))
    task.evidence = {
        key: _joined(task.evidence.get(key, []), other.evidence.get(key, []))
        for key in dict.fromkeys((*task.evidence, *other.evidence))
    }
    task.quote = "\n…\n".join(dict.fromkeys([task.quote, other.quote]))
    if task.due_kind == "none":
        for field in ("due_kind", "due_on", "every", "until_on", "due_text", "due_rule", "due_calendar"):
            setattr(task, field, getattr(other, field))
    _take_shares(task, other)
    other.state, other.merged_into = Task.State.MERGED, task
    save(other, by=by, reason=f"merged into {task.pk}")
    return save(task, by=by, reason=f"merged with {other.pk}")


def _proposed(task: Task) -> Task:
    if task.state != Task.State.PROPOSED:
        raise Refused(
            _("This proposal has been decided already: %(state)s.") % {"state": task.get_state_display()}
        )
    return task


def _joined(one: list[list[int]], two: list[list[int]]) -> list[list[int]]:
    return [list(span) for span in sorted({(start, end) for start, end in (*one, *two)})]


def _take_shares(task: Task, other: Task) -> None:
    named = {(share.body_id, share.outside_name) for share in task.assignments.all()}
    position = task.assignments.count()
    for share in other.assignments.order_by("-role", "position"):
        if (share.body_id, share.outside_name) not in named:
            Assignment.objects.create(
                task=task,
                body_id=share.body_id,
                outside_name=share.outside_name,
                role=share.role,
                position=position,
            )
            position += 1
