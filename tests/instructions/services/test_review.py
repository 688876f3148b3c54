from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from instructions.errors import NotAllowed, Refused, Stale
from instructions.models import Assignment, Body, Correction, Membership, Task, User
from instructions.services.review import Deadline, Share, accept_task, correct_proposal, reject_task
from tests.factories import (
    make_announcement,
    make_assignment,
    make_body,
    make_collective,
    make_controller,
    make_executor,
    make_task,
    make_user,
    reload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DUE = dt.date(2026, 3, 2)


@pytest.fixture
def controller() -> User:
    return make_controller()


def proposal(*bodies: Body, role: str = "lead", **fields: object) -> Task:
    task = make_task(make_announcement(), state=Task.State.PROPOSED, **fields)
    for position, body in enumerate(bodies):
        make_assignment(task, body, role=role, position=position)
    return task


def test_accepted_task_is_numbered_and_on_control(controller: User) -> None:
    task = accept_task(proposal(make_body()), by=controller, now=timezone.now())
    assert (task.state, task.number, task.controller) == (Task.State.ON_CONTROL, "2026-0001", controller)
    assert (task.original_due_on, task.due_on) == (DUE, DUE)


def test_accepted_numbers_do_not_repeat(controller: User) -> None:
    numbers = [accept_task(proposal(make_body()), by=controller, now=timezone.now()).number for _ in range(3)]
    assert numbers == ["2026-0001", "2026-0002", "2026-0003"]


def test_accepted_assignment_owes_the_task_s_day(controller: User) -> None:
    task = accept_task(proposal(make_body()), by=controller, now=timezone.now())
    share = task.assignments.get()
    assert (share.status, share.due_on, share.original_due_on) == ("assigned", DUE, DUE)


def test_accepted_collective_is_spread_over_its_members(controller: User) -> None:
    akimats = [make_body(f"akimat-{number}") for number in range(3)]
    left = make_body("left")
    collective = make_collective("akimats", members=akimats)
    Membership.objects.create(collective=collective, member=left, until_on=dt.date(2026, 2, 2))
    task = accept_task(proposal(collective), by=controller, now=timezone.now())
    assert [share.body for share in task.assignments.order_by("body__code")] == akimats
    assert {share.via for share in task.assignments.all()} == {collective}


def test_accepted_member_named_itself_keeps_its_own_role(controller: User) -> None:
    astana, other = make_body("astana"), make_body("other")
    task = proposal(astana)
    make_assignment(task, make_collective("akimats", members=[astana, other]), role="co")
    accept_task(task, by=controller, now=timezone.now())
    roles = {share.body: (share.role, share.via) for share in task.assignments.select_related("body", "via")}
    assert roles[astana] == ("lead", None)
    assert roles[other][0] == "co"
    assert len(roles) == 2


def test_accepted_collective_without_members_answers_itself(controller: User) -> None:
    sectoral = make_collective("sectoral", members=[])
    task = accept_task(proposal(sectoral), by=controller, now=timezone.now())
    assert task.assignments.get().body == sectoral


def test_accepted_rhythm_opens_its_first_period(controller: User) -> None:
    task = proposal(make_body(), due_kind="recurring", due_on=None, every="month")
    accept_task(task, by=controller, now=timezone.now())
    assert reload(task).due_on == dt.date(2026, 2, 28)
    assert task.assignments.get().original_due_on == dt.date(2026, 2, 28)


def test_accept_without_lead_is_refused(controller: User) -> None:
    with pytest.raises(Refused, match="lead executor"):
        accept_task(proposal(make_body(), role="co"), by=controller, now=timezone.now())


def test_accept_twice_is_refused(controller: User) -> None:
    task = accept_task(proposal(make_body()), by=controller, now=timezone.now())
    with pytest.raises(Refused, match="decided already: On control"):
        accept_task(task, by=controller, now=timezone.now())


@pytest.mark.parametrize("role", ["office", "head", "executor", "viewer"])
def test_review_belongs_to_the_control_unit(role: str) -> None:
    body = make_body()
    task = proposal(body)
    stranger = make_user(role=role, bodies=[body])
    with pytest.raises(NotAllowed):
        accept_task(task, by=stranger, now=timezone.now())
    with pytest.raises(NotAllowed):
        reject_task(task, by=stranger, reason="plan")
    assert reload(task).state == Task.State.PROPOSED


def test_accept_of_what_another_saved_is_stale(controller: User) -> None:
    task = proposal(make_body())
    opened = task.version
    correct_proposal(
        task,
        by=make_controller(),
        title="Approve the map",
        deadline=Deadline("date", DUE),
        lead=[Share(make_body())],
        co=[],
    )
    with pytest.raises(Stale):
        accept_task(task, by=controller, now=timezone.now(), expected=opened)
    assert reload(task).title == "Approve the map"


def test_correction_is_kept_as_a_pair(controller: User) -> None:
    read, meant = make_body("min-read"), make_body("min-meant")
    task = proposal(
        read,
        title="Approve",
        proposal={
            "title": "Approve",
            "lead": ["min-read"],
            "co": [],
            "deadline": Deadline("date", DUE).as_json(),
            "form": "",
        },
    )
    correct_proposal(
        task, by=controller, title="Approve", deadline=Deadline("date", DUE), lead=[Share(meant)], co=[]
    )
    accept_task(task, by=controller, now=timezone.now())
    pair = Correction.objects.get()
    assert (pair.field, pair.proposed, pair.accepted) == ("lead", ["min-read"], ["min-meant"])


def test_correction_names_each_body_once_lead_before_co(controller: User) -> None:
    one, two = make_body(), make_body()
    task = proposal()
    correct_proposal(
        task,
        by=controller,
        title="Approve",
        deadline=Deadline(),
        lead=[Share(one), Share(one)],
        co=[Share(one), Share(two)],
    )
    assert list(task.assignments.values_list("body", "role")) == [(one.pk, "lead"), (two.pk, "co")]


@pytest.mark.parametrize(
    ("title", "deadline", "message"),
    [
        pytest.param("  ", Deadline(), "few words", id="no-title"),
        pytest.param("Approve", Deadline("date"), "day of the deadline", id="no-day"),
        pytest.param("Approve", Deadline("recurring"), "how often", id="no-rhythm"),
    ],
)
def test_correction_that_cannot_be_is_refused(
    controller: User, title: str, deadline: Deadline, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        correct_proposal(proposal(), by=controller, title=title, deadline=deadline, lead=[], co=[])


def test_rejected_task_keeps_its_reason(controller: User) -> None:
    task = reject_task(proposal(make_body()), by=controller, reason="plan", note="A forecast")
    assert (task.state, task.reject_reason, task.note) == (Task.State.REJECTED, "plan", "A forecast")


def test_reject_without_a_reason_of_the_list_is_refused(controller: User) -> None:
    with pytest.raises(Refused, match="reason"):
        reject_task(proposal(make_body()), by=controller, reason="because")


def test_history_names_who_accepted(controller: User) -> None:
    task = accept_task(proposal(make_body()), by=controller, now=timezone.now())
    last = task.history.first()
    assert last is not None
    assert (last.history_user, last.history_change_reason, last.state) == (
        controller,
        "accepted",
        "on_control",
    )


def test_nothing_reaches_an_executor_before_acceptance() -> None:
    body = make_body()
    proposal(body)
    executor = make_executor(body)
    assert not Assignment.objects.all().visible_to(executor, on=DUE).exists()
