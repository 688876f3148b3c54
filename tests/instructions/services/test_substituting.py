from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment, Body, Substitution, User
from instructions.services.substituting import end_substitution, name_substitute
from tests.factories import make_assignment, make_body, make_controller, make_executor, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ON = dt.date(2026, 2, 3)


@pytest.fixture
def body() -> Body:
    return make_body("water")


@pytest.fixture
def person(body: Body) -> User:
    return make_executor(body)


@pytest.fixture
def colleague(body: Body) -> User:
    return make_executor(body, make_body())


def named(person: User, substitute: User, by: User, *, first: int = 0, last: int = 9) -> Substitution:
    days = {"from_on": ON + dt.timedelta(days=first), "until_on": ON + dt.timedelta(days=last)}
    return name_substitute(person=person, substitute=substitute, by=by, now=timezone.now(), **days)


def test_a_person_names_a_colleague_who_then_sees_the_share(person: User, colleague: User) -> None:
    own = make_body()
    person.bodies.add(own)
    share = make_assignment(body=own)
    seen = Assignment.objects.visible_to(colleague, on=ON)
    assert share not in seen
    row = named(person, colleague, person)
    assert share in Assignment.objects.visible_to(colleague, on=ON)
    assert share not in Assignment.objects.visible_to(colleague, on=ON + dt.timedelta(days=10))
    assert row.history.latest().history_user == person


def test_a_head_names_one_for_the_people_below(person: User, colleague: User, body: Body) -> None:
    ministry = make_body("ministry")
    body.parent = ministry
    body.save()
    head = make_user(role=User.Role.HEAD, bodies=[ministry])
    assert named(person, colleague, head).person == person


@pytest.mark.parametrize("who", ["colleague", "stranger", "head elsewhere", "viewer"])
def test_nobody_else_names_one(who: str, person: User, colleague: User) -> None:
    by = {
        "colleague": colleague,
        "stranger": make_executor(make_body()),
        "head elsewhere": make_user(role=User.Role.HEAD, bodies=[make_body()]),
        "viewer": make_user(),
    }[who]
    with pytest.raises(NotAllowed):
        named(person, colleague, by)


def test_somebody_of_another_body_cannot_stand_in(person: User) -> None:
    with pytest.raises(Refused, match="same body"):
        named(person, make_executor(make_body()), person)


def test_controllers_stand_in_for_controllers_alone(person: User) -> None:
    controller, other = make_controller(), make_controller()
    assert named(controller, other, controller).substitute == other
    with pytest.raises(Refused, match="same body"):
        named(other, person, controller)


@pytest.mark.parametrize(("first", "last"), [(5, 4), (-9, -1), (0, 400)], ids=["turned", "past", "long"])
def test_days_that_cannot_be_are_refused(person: User, colleague: User, first: int, last: int) -> None:
    with pytest.raises(Refused):
        named(person, colleague, person, first=first, last=last)


def test_one_day_has_one_substitute(person: User, colleague: User) -> None:
    named(person, colleague, person)
    with pytest.raises(Refused, match="already"):
        named(person, colleague, person, first=9, last=20)
    assert named(person, colleague, person, first=10, last=20)


def test_who_is_back_ends_it_and_the_past_days_stay(person: User, colleague: User) -> None:
    row = named(person, colleague, person)
    Substitution.objects.filter(pk=row.pk).update(from_on=ON - dt.timedelta(days=3))
    end_substitution(row, by=person, now=timezone.now())
    row.refresh_from_db()
    assert row.until_on == ON - dt.timedelta(days=1)


def test_one_not_begun_is_taken_back_and_its_history_stays(person: User, colleague: User) -> None:
    row = named(person, colleague, person, first=3)
    end_substitution(row, by=person, now=timezone.now())
    assert not Substitution.objects.exists()
    assert [kept.history_type for kept in Substitution.history.all()] == ["-", "+"]


def test_a_stranger_ends_nothing(person: User, colleague: User) -> None:
    row = named(person, colleague, person)
    with pytest.raises(NotAllowed):
        end_substitution(row, by=make_executor(make_body()), now=timezone.now())
