"""Who still belongs: between planning and sending a person may have left the body or handed the matter on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from instructions.models import Body, Substitution, User
from notifications.models import Reminder
from notifications.models.audience import Audience


@dataclass(frozen=True, slots=True)
class Staff:
    """`bodies`: by person, those they belong to; `above`: by body, those that it is part of, itself included;
    `stand_ins`: pairs of a person on leave and who stands in."""

    bodies: Mapping[int, Collection[int]]
    above: Mapping[int, Collection[int]]
    stand_ins: Collection[tuple[int, int]]

    def has(self, reminder: Reminder) -> bool:
        """Whether the reader, or the person stood in for, still is what the reminder speaks to."""
        reader, absent = reminder.recipient.user, reminder.stands_in_for
        if absent and (absent.pk, reader.pk) not in self.stand_ins:
            return False
        if reminder.kind in {Reminder.Kind.DRAFTED, Reminder.Kind.LAPSED}:
            return reader.is_active
        return reader.is_active and self._is_told(absent or reader, reminder)

    def _is_told(self, user: User, reminder: Reminder) -> bool:
        assignment, own = reminder.assignment, self.bodies.get(user.pk, ())
        if reminder.is_for_overseer and assignment.parent:
            assignment = assignment.parent
        if reminder.audience == Audience.OFFICE:
            return user.role == User.Role.OFFICE
        if reminder.audience == Audience.CONTROLLER:
            return user.is_controller and assignment.task.controller_id in (None, user.pk)
        if assignment.person_id == user.pk:
            return True
        if assignment.body_id is None:
            return False
        if reminder.audience == Audience.HEAD:
            above = self.above.get(assignment.body_id, ())
            return user.role == User.Role.HEAD and any(body in own for body in above)
        return user.role in {User.Role.EXECUTOR, User.Role.HEAD} and assignment.body_id in own


def staff_of(reminders: Iterable[Reminder], *, on: dt.date) -> Staff:
    """What there is to know of the people told. The number of queries does not grow with theirs."""
    rows = list(reminders)
    people = {(row.stands_in_for_id or row.recipient.user_id) for row in rows}
    bodies: dict[int, set[int]] = defaultdict(set)
    members = User.bodies.through._default_manager.filter(user__in=people)
    for user, body in members.values_list("user_id", "body_id"):
        bodies[user].add(body)
    heads_of = {row.assignment.body_id for row in rows if row.audience == Audience.HEAD}
    return Staff(
        bodies=bodies,
        above=_above({body for body in heads_of if body}),
        stand_ins=_stand_ins(rows, on=on),
    )


def _stand_ins(rows: Iterable[Reminder], *, on: dt.date) -> set[tuple[int, int]]:
    absent = {row.stands_in_for_id for row in rows if row.stands_in_for_id}
    if not absent:
        return set()
    holding = Substitution.objects.filter(person__in=absent, from_on__lte=on, until_on__gte=on)
    return set(holding.values_list("person_id", "substitute_id"))


def _above(bodies: Collection[int]) -> dict[int, list[int]]:
    """By body, itself and what it is part of, upwards; one query a level."""
    parents: dict[int, int | None] = {}
    edge = set(bodies)
    while edge:
        found = dict(Body.objects.filter(pk__in=edge).values_list("pk", "parent_id"))
        parents.update(found)
        edge = {parent for parent in found.values() if parent} - parents.keys()
    return {body: _way_up(body, parents) for body in bodies}


def _way_up(body: int, parents: Mapping[int, int | None]) -> list[int]:
    way: list[int] = []
    at: int | None = body
    while at is not None and at not in way:
        way.append(at)
        at = parents.get(at)
    return way
