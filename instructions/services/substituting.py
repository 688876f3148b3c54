"""A person on leave names who stands in; a head does it for the own people, a controller for everybody."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import NotAllowed, Refused
from instructions.models import Body, Substitution, User
from instructions.rights import may_control
from instructions.services.record import attribute

LONGEST = dt.timedelta(days=366)


@transaction.atomic
def name_substitute(
    *, person: User, substitute: User, from_on: dt.date, until_on: dt.date, by: User, now: dt.datetime
) -> Substitution:
    """From the first day to the last, both included, the substitute sees and does what the person may.

    Raises `NotAllowed`, or `Refused` where the two have no body in common or the days cannot be.
    """
    if not may_name_for(by, person):
        raise NotAllowed(_("Only the person, the head of the body or the control unit may do this."))
    if not candidates_for(person).filter(pk=substitute.pk).exists():
        raise Refused(
            _("%(substitute)s does not work at the same body as %(person)s.")
            % {"substitute": substitute, "person": person}
        )
    _check_days(person, from_on=from_on, until_on=until_on, on=office.today(now))
    row = Substitution(person=person, substitute=substitute, from_on=from_on, until_on=until_on)
    attribute(row, by=by, reason="substitute named")
    row.save()
    return row


@transaction.atomic
def end_substitution(row: Substitution, *, by: User, now: dt.datetime) -> None:
    """The person is back, or does not go: from today on nobody stands in."""
    on = office.today(now)
    row = Substitution.objects.select_for_update().select_related("person").get(pk=row.pk)
    if not may_name_for(by, row.person):
        raise NotAllowed(_("Only the person, the head of the body or the control unit may do this."))
    if row.until_on < on:
        raise Refused(_("This substitution has ended already."))
    attribute(row, by=by, reason="substitution ended")
    if row.from_on >= on:
        row.delete()
        return
    row.until_on = on - dt.timedelta(days=1)
    row.save()


def may_name_for(by: User, person: User) -> bool:
    if not by.is_active:
        return False
    if by == person or may_control(by):
        return True
    return by.role == User.Role.HEAD and people_of(by).filter(pk=person.pk).exists()


def people_of(head: User) -> QuerySet[User]:
    """Everybody who works at the bodies of a person; of a head also at those below."""
    return User.objects.filter(is_active=True).filter(bodies__in=Body.objects.of(head)).distinct()


def candidates_for(person: User) -> QuerySet[User]:
    """Who may stand in: people of the own bodies; for one without a body those of the same work."""
    others = User.objects.filter(is_active=True).exclude(pk=person.pk)
    if person.is_controller:
        return others.filter(role__in=[User.Role.CONTROLLER, User.Role.ADMINISTRATOR])
    bodies = person.bodies.all()
    if not bodies:
        return others.filter(role=person.role)
    return others.filter(bodies__in=bodies).distinct()


def _check_days(person: User, *, from_on: dt.date, until_on: dt.date, on: dt.date) -> None:
    if until_on < from_on:
        raise Refused(_("The period ends before it begins."))
    if until_on < on:
        raise Refused(_("These days have passed already."))
    if until_on - from_on > LONGEST:
        raise Refused(_("A substitution lasts a year at most."))
    if person.absences.filter(from_on__lte=until_on, until_on__gte=from_on).exists():
        raise Refused(_("Somebody stands in on some of these days already."))
