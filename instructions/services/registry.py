"""Bodies, their other names, members and heads, and days of the calendar, as the control unit keeps them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.models import Alias, Body, CalendarDay, Membership, OfficeHolder, User
from instructions.rights import require_control
from instructions.services.record import Row, keep


@transaction.atomic
def add_body(*, by: User, **fields: Any) -> Body:
    require_control(by)
    return keep(Body(**fields), by=by, reason="added")


@transaction.atomic
def change_body(body: Body, *, by: User, **fields: Any) -> Body:
    """A code once given stays: exports and other systems know the body by it."""
    require_control(by)
    row = Body.objects.select_for_update().get(pk=body.pk)
    parent = fields.get("parent")
    if parent and Body.objects.with_those_below(Body.objects.filter(pk=row.pk)).filter(pk=parent.pk).exists():
        raise Refused(_("A body cannot be part of itself."))
    for name, value in fields.items():
        setattr(row, name, value)
    return keep(row, by=by, reason="changed")


@transaction.atomic
def add_alias(body: Body, *, by: User, language: str, text: str, is_ambiguous: bool = False) -> Alias:
    """Another name under which texts speak of the body."""
    require_control(by)
    alias = Alias(body=body, language=language, text=text.strip(), is_ambiguous=is_ambiguous)
    return keep(alias, by=by, reason="added")


@transaction.atomic
def change_alias(alias: Alias, *, by: User, **fields: Any) -> Alias:
    require_control(by)
    return _changed(alias, fields, by=by)


@transaction.atomic
def drop_alias(alias: Alias, *, by: User) -> None:
    require_control(by)
    alias.delete()


@transaction.atomic
def add_member(
    collective: Body,
    *,
    by: User,
    member: Body,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
) -> Membership:
    """From the first day to the last, both included; None for a first day long ago, or no last one yet."""
    require_control(by)
    if not collective.is_collective:
        raise Refused(_("Only a collective has members."))
    membership = Membership(collective=collective, member=member, from_on=from_on, until_on=until_on)
    return keep(membership, by=by, reason="joined")


@transaction.atomic
def end_membership(membership: Membership, *, by: User, until_on: dt.date) -> Membership:
    """A member that leaves is given a last day; it is not taken out of the past."""
    require_control(by)
    return _changed(membership, {"until_on": until_on}, by=by, reason="left")


@transaction.atomic
def change_membership(membership: Membership, *, by: User, **days: dt.date | None) -> Membership:
    """Its first or its last day was another. What is left out stays."""
    require_control(by)
    return _changed(membership, days, by=by)


@transaction.atomic
def add_holder(*, by: User, **fields: Any) -> OfficeHolder:
    """Who heads a body, from when to when: so texts that name a person are read."""
    require_control(by)
    return keep(OfficeHolder(**fields), by=by, reason="added")


@transaction.atomic
def change_holder(holder: OfficeHolder, *, by: User, **fields: Any) -> OfficeHolder:
    """One who leaves is given a last day; texts of the time before are still read."""
    require_control(by)
    return _changed(holder, fields, by=by)


@transaction.atomic
def set_day(*, by: User, on: dt.date, **fields: Any) -> CalendarDay:
    """How a day differs from its weekday; said anew it is changed. Raises `NotAllowed` or `Refused`."""
    require_control(by)
    day = CalendarDay.objects.select_for_update().filter(on=on).first() or CalendarDay(on=on)
    for name, value in fields.items():
        setattr(day, name, value)
    return keep(day, by=by, reason="set")


def _changed(row: Row, fields: Mapping[str, Any], *, by: User, reason: str = "changed") -> Row:
    fresh = type(row)._default_manager.select_for_update().get(pk=row.pk)
    for name, value in fields.items():
        setattr(fresh, name, value)
    return keep(fresh, by=by, reason=reason)
