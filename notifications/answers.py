"""What people answer to a message. The answers of a message have the rights of the desk, no more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment, User
from instructions.services.moves import start
from notifications.models import Acknowledgement, Delivery


def acknowledge(
    assignment: Assignment,
    *,
    by: User,
    answer: str,
    channel: str,
    now: dt.datetime,
    delivery: Delivery | None = None,
) -> Acknowledgement:
    """Keep that a person has taken note; a second answer of the same kind changes nothing.

    Raises `NotAllowed` where the person may not see the assignment, `Refused` where it is no longer open.
    """
    seen = Assignment.objects.visible_to(by, on=office.today(now)).filter(pk=assignment.pk)
    if not seen.exists():
        raise NotAllowed(_("This assignment belongs to another body."))
    if not assignment.is_open:
        raise Refused(_("The assignment is not open any more."))
    return Acknowledgement.objects.get_or_create(
        assignment=assignment,
        user=by,
        answer=answer,
        deadline_version=assignment.deadline_version,
        defaults={"channel": channel, "delivery": delivery, "at": now},
    )[0]


def report_gone(assignment: Assignment) -> str:
    """Who gets a report that was sent just now."""
    if assignment.parent_id is not None:
        return _("The report is with those who passed the part on.")
    return _("The report has gone to the control unit.")


def request_gone(assignment: Assignment) -> str:
    """Who gets a request for an extension that was sent just now."""
    if assignment.parent_id is not None:
        return _("The request is with those who passed the part on.")
    return _("The request has gone to the control unit.")


BEFORE_WORK = (Assignment.Status.ASSIGNED, Assignment.Status.TAKEN, Assignment.Status.RETURNED)


@transaction.atomic
def take_up(
    assignment: Assignment, *, by: User, channel: str, now: dt.datetime, delivery: Delivery | None = None
) -> Acknowledgement:
    """Say that the work has begun; where it had, only the answer is kept. Raises as `acknowledge`."""
    answer = Acknowledgement.Answer.IN_WORK
    kept = acknowledge(assignment, by=by, answer=answer, channel=channel, now=now, delivery=delivery)
    if assignment.status in BEFORE_WORK:
        start(assignment, by=by, now=now)
    return kept
