from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from instructions.errors import NotAllowed, Refused
from instructions.models import User
from instructions.services.following import follow, merge_task, propose_road_map
from instructions.services.milestones import add_milestone, reach_milestone
from instructions.services.review import reject_task
from tests.factories import (
    make_assignment,
    make_body,
    make_controller,
    make_executor,
    make_task,
    reload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def controller() -> User:
    return make_controller()


def test_road_map_is_due_in_ten_working_days_by_the_same_bodies(controller: User) -> None:
    task = make_task(title="Запустить проект", language="ru")
    lead, co = make_body(), make_body()
    make_assignment(task, lead)
    make_assignment(task, co, role="co")
    road_map = propose_road_map(task, by=controller, now=timezone.now())
    assert (road_map.state, road_map.due_on, road_map.follows) == ("proposed", dt.date(2026, 2, 17), task)
    assert "Запустить проект" in road_map.title
    assert {(share.body, share.role) for share in road_map.assignments.all()} == {(lead, "lead"), (co, "co")}


def test_road_map_is_proposed_once_unless_it_was_rejected(controller: User) -> None:
    task = make_task()
    make_assignment(task)
    first = propose_road_map(task, by=controller, now=timezone.now())
    with pytest.raises(Refused, match="already"):
        propose_road_map(task, by=controller, now=timezone.now())
    reject_task(first, by=controller, reason="other")
    assert propose_road_map(task, by=controller, now=timezone.now()) != first


def test_follow_in_a_circle_is_refused(controller: User) -> None:
    first, second = make_task(), make_task()
    follow(second, earlier=first, by=controller)
    with pytest.raises(Refused, match="itself"):
        follow(first, earlier=second, by=controller)


def test_merged_task_ends_and_points_to_the_one_that_goes_on(controller: User) -> None:
    task, into = make_task(), make_task()
    share = make_assignment(task)
    merge_task(task, into=into, by=controller, now=timezone.now())
    assert (reload(task).state, reload(task).merged_into) == ("merged", into)
    assert reload(share).status == "merged"


def test_merge_into_itself_or_a_closed_one_is_refused(controller: User) -> None:
    task = make_task()
    for into in (task, make_task(state="closed")):
        with pytest.raises(Refused, match="on control"):
            merge_task(task, into=into, by=controller, now=timezone.now())


def test_milestone_is_reached_by_the_lead_but_not_by_a_stranger(controller: User) -> None:
    body = make_body()
    share = make_assignment(body=body)
    step = add_milestone(share.task, title="Tender", due_on=dt.date(2026, 2, 20), by=controller)
    with pytest.raises(NotAllowed):
        reach_milestone(step, by=make_executor(make_body()), now=timezone.now())
    assert reach_milestone(step, by=make_executor(body), now=timezone.now()).done_on == dt.date(2026, 2, 3)
    with pytest.raises(Refused, match="was done"):
        reach_milestone(step, by=controller, now=timezone.now())


def test_milestone_after_the_whole_is_refused(controller: User) -> None:
    with pytest.raises(Refused, match="after the whole"):
        add_milestone(make_task(), title="Tender", due_on=dt.date(2026, 3, 3), by=controller)
