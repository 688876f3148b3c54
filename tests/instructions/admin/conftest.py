from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.test import Client

from instructions.models import Assignment, Body, Task, User
from tests import factories


@dataclass(frozen=True)
class Office:
    """One instruction of the ministry on control, and everybody who might look at it."""

    ministry: Body
    other: Body
    task: Task
    share: Assignment
    owner: User
    colleague: User
    stranger: User
    controller: User
    administrator: User
    viewer: User

    def people(self) -> dict[str, User]:
        names = ("owner", "colleague", "stranger", "controller", "administrator", "viewer")
        return {name: getattr(self, name) for name in names}


@pytest.fixture
def office(db: None, clock: object) -> Office:
    ministry, other = factories.make_body("min-water"), factories.make_body("min-roads")
    announcement = factories.make_announcement("The ministry is to report by 2 March 2026.")
    task = factories.make_task(announcement, title="Report on the canals", due_on=dt.date(2026, 3, 2))
    owner = factories.make_executor(ministry, username="owner")
    return Office(
        ministry=ministry,
        other=other,
        task=task,
        share=factories.make_assignment(task, ministry, person=owner),
        owner=owner,
        colleague=factories.make_executor(ministry, username="colleague"),
        stranger=factories.make_executor(other, username="stranger"),
        controller=factories.make_controller("controller"),
        administrator=factories.make_administrator("administrator"),
        viewer=factories.make_user("viewer"),
    )


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
