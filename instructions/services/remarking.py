"""The giver's office reads all and remarks; what it remarks, everybody sees who sees the task.

Executors and the control unit are told of it at once, other systems by an event."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import NotAllowed, Refused
from instructions.models import Event, Remark, Task, User
from instructions.rights import may_remark
from instructions.services import events

LONGEST = 2_000


@transaction.atomic
def add_remark(task: Task, *, text: str, by: User, now: dt.datetime) -> Remark:
    """Nothing of the task changes. Raises `NotAllowed` or `Refused`."""
    if not may_remark(by):
        raise NotAllowed(_("Only the giver's office and the control unit may do this."))
    if not text.strip():
        raise Refused(_("Write the remark."))
    if len(text) > LONGEST:
        raise Refused(_("The remark is too long."))
    remark = Remark.objects.create(task=task, author=by, text=text.strip(), at=now)
    events.note(Event.Kind.REMARKED, task, by=by, now=now, remark=remark.pk)
    return remark
