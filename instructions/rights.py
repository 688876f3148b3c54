"""Who may do what. Services ask here and raise; interfaces ask here to offer only what is possible."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from instructions.errors import NotAllowed
from instructions.models import Assignment, Body, User
from instructions.querysets import BodyQuerySet


def may_control(user: User) -> bool:
    """Review, decide, close: the control unit and administrators."""
    return user.is_active and (user.is_superuser or user.is_controller)


def reads_all(user: User) -> bool:
    """See every body's instructions, and what the office keeps about itself."""
    return user.is_active and (user.is_superuser or user.reads_all)


def may_report(user: User, assignment: Assignment, *, on: dt.date) -> bool:
    """Work on an assignment: its body, the person in charge, who stands in, the control unit."""
    if not user.is_active:
        return False
    if may_control(user) or assignment.person_id == user.pk:
        return True
    if user.role not in {User.Role.EXECUTOR, User.Role.HEAD}:
        return False
    if assignment.body_id is None:
        return False
    return speaks_for(user, on=on).filter(pk=assignment.body_id).exists()


def may_oversee(user: User, part: Assignment, *, on: dt.date) -> bool:
    """Take back what was passed on: whoever works on the share that it is part of, and the control unit."""
    if may_control(user):
        return True
    return part.parent is not None and may_report(user, part.parent, on=on)


def may_decide(user: User, assignment: Assignment, *, asked_by: int | None, on: dt.date) -> bool:
    """Decide on a report or a request: of a share the control unit, of a part also whoever holds the whole.

    Nobody decides on what they handed in themselves for a part, nor on a part that they are in charge of.
    """
    if assignment.parent_id is None:
        return may_control(user)
    return user.pk not in {asked_by, assignment.person_id} and may_oversee(user, assignment, on=on)


def speaks_for(user: User, *, on: dt.date) -> BodyQuerySet:
    """The bodies a person may report for on that day, those of a person stood in for included."""
    return Body.objects.spoken_for_by(user, on=on)


def require_control(user: User) -> None:
    if not may_control(user):
        raise NotAllowed(_("Only the control unit may do this."))


def require_report(user: User, assignment: Assignment, *, on: dt.date) -> None:
    if not may_report(user, assignment, on=on):
        raise NotAllowed(_("This assignment belongs to another body."))


def require_oversee(user: User, part: Assignment, *, on: dt.date) -> None:
    if not may_oversee(user, part, on=on):
        raise NotAllowed(_("Only those who passed the part on and the control unit may do this."))


def require_decision(user: User, assignment: Assignment, *, asked_by: int | None, on: dt.date) -> None:
    if assignment.parent_id is None:
        require_control(user)
        return
    require_oversee(user, assignment, on=on)
    if not may_decide(user, assignment, asked_by=asked_by, on=on):
        raise NotAllowed(_("Somebody else decides on what you handed in or are in charge of."))


def may_remark(user: User) -> bool:
    """Say something to any task: the giver's office and the control unit."""
    return may_control(user) or (user.is_active and user.role == User.Role.OFFICE)


def may_administer(user: User) -> bool:
    """Keep people, tokens of others and the systems that listen."""
    return user.is_active and (user.is_superuser or user.role == User.Role.ADMINISTRATOR)


def require_administrator(user: User) -> None:
    if not may_administer(user):
        raise NotAllowed(_("Only an administrator may do this."))
