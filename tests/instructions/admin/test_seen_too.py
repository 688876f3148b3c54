"""One press says that an instruction was told before; another takes it back."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from instructions.models import Task
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

AGAIN = "Report on all the canals"


def told_again(office: Office, state: str) -> Task:
    task = factories.make_task(
        factories.make_announcement(title="Plan of the year"), state=state, title=AGAIN
    )
    factories.make_assignment(task, office.ministry, status="proposed" if state == "proposed" else "assigned")
    return task


def page(task: Task) -> str:
    name = "proposal" if task.state == Task.State.PROPOSED else "instructions_task_change"
    return reverse(f"admin:{name}", args=[task.pk])


def press(office: Office, who: str, task: Task, name: str = "same", **more: object) -> int:
    data = {"version": task.version, "number": office.task.number, "next": page(task), **more}
    address = reverse("admin:do", args=["task", task.pk, name])
    return signed_in(office.people()[who]).post(address, data).status_code


@pytest.mark.parametrize("state", ["proposed", "on_control"])
def test_one_press_links_and_another_takes_it_back(state: str, office: Office) -> None:
    task = told_again(office, state)
    client = signed_in(office.controller)
    shown = client.get(page(task)).content.decode()
    assert "Report on the canals</a>" in shown
    assert f'<input type="hidden" name="number" value="{office.task.number}">' in shown
    assert press(office, "controller", task) == 302
    task.refresh_from_db()
    assert (task.follows, task.follows_as) == (office.task, Task.Link.SAME)
    last = task.history.first()
    assert (last.history_user, last.history_change_reason) == (
        office.controller,
        f"follows from {office.task.pk}",
    )
    shown = client.get(page(task)).content.decode()
    assert f'<input type="hidden" name="number" value="{office.task.number}">' not in shown
    assert reverse("admin:do", args=["task", task.pk, "unlink"]) in shown
    assert press(office, "controller", task, "unlink") == 302
    assert Task.objects.get(pk=task.pk).follows is None


def test_both_sides_tell_of_the_link(office: Office) -> None:
    task = told_again(office, "on_control")
    press(office, "controller", task)
    other = signed_in(office.controller).get(page(office.task)).content.decode()
    assert re.search(rf"<dt>The same as</dt><dd><a [^>]*>№ {task.number} · {AGAIN}</a>", other)
    assert "Seen too" not in other


@pytest.mark.parametrize(("who", "expected"), [("owner", 403), ("stranger", 404), ("viewer", 403)])
def test_nobody_else_is_offered_the_press_or_may_make_it(who: str, expected: int, office: Office) -> None:
    task = told_again(office, "on_control")
    card = signed_in(office.people()[who]).get(page(task))
    assert "Seen too" not in card.content.decode()
    assert press(office, who, task) == expected
    assert Task.objects.get(pk=task.pk).follows is None


@pytest.mark.parametrize(("who", "expected"), [("owner", 404), ("viewer", 404)])
def test_a_proposal_is_linked_by_control_alone(who: str, expected: int, office: Office) -> None:
    assert press(office, who, told_again(office, "proposed")) == expected


def test_a_press_on_what_another_has_changed_is_told(office: Office) -> None:
    task = told_again(office, "proposed")
    assert press(office, "controller", task, version=task.version - 1) == 409


def test_where_it_follows_from_another_one_it_is_not_offered(office: Office) -> None:
    task = told_again(office, "on_control")
    Task.objects.filter(pk=task.pk).update(follows=factories.make_task())
    assert "Seen too" not in signed_in(office.controller).get(page(task)).content.decode()
