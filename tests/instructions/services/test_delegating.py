from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment, Body, User
from instructions.services.delegating import delegate
from tests.factories import make_assignment, make_body, make_executor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
EARLIER = dt.date(2026, 2, 20)


@pytest.fixture
def ministry() -> Body:
    return make_body("ministry")


@pytest.fixture
def whole(ministry: Body) -> Assignment:
    return make_assignment(body=ministry)


@pytest.fixture
def executor(ministry: Body) -> User:
    return make_executor(ministry)


def test_part_goes_to_a_department_with_its_own_day(
    whole: Assignment, ministry: Body, executor: User
) -> None:
    committee = make_body("committee", parent=ministry)
    department = make_body("department", parent=committee)
    part = delegate(whole, by=executor, now=timezone.now(), body=department, due_on=EARLIER)
    assert (part.parent, part.body, part.due_on, part.status) == (whole, department, EARLIER, "assigned")
    further = make_executor(department)
    tree = delegate(part, by=further, now=timezone.now(), person=further)
    assert (tree.parent, tree.body, tree.due_on) == (part, department, EARLIER)


def test_part_for_a_person_stays_in_the_body(whole: Assignment, ministry: Body, executor: User) -> None:
    colleague = make_executor(ministry)
    part = delegate(whole, by=executor, now=timezone.now(), person=colleague)
    assert (part.body, part.person, part.due_on) == (ministry, colleague, whole.due_on)


def test_part_is_seen_by_its_department_alone(whole: Assignment, ministry: Body, executor: User) -> None:
    department = make_body("department", parent=ministry)
    part = delegate(whole, by=executor, now=timezone.now(), body=department)
    person = make_executor(department)
    assert list(Assignment.objects.all().visible_to(person, on=EARLIER)) == [part]


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("nobody", "to whom"),
        ("other-body", "is not part of"),
        ("other-person", "does not work"),
        ("later", "after the whole"),
        ("passed", "has passed already"),
    ],
)
def test_part_that_cannot_be_is_refused(whole: Assignment, executor: User, case: str, message: str) -> None:
    given: dict[str, dict[str, object]] = {
        "nobody": {},
        "other-body": {"body": make_body("other")},
        "other-person": {"person": make_executor(make_body())},
        "later": {"person": executor, "due_on": dt.date(2026, 3, 3)},
        "passed": {"person": executor, "due_on": dt.date(2026, 2, 2)},
    }
    with pytest.raises(Refused, match=message):
        delegate(whole, by=executor, now=timezone.now(), **given[case])  # type: ignore[arg-type]


def test_stranger_passes_nothing_on(whole: Assignment) -> None:
    stranger = make_executor(make_body())
    with pytest.raises(NotAllowed):
        delegate(whole, by=stranger, now=timezone.now(), person=stranger)
