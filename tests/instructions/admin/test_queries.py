"""Lists and pages ask the database a bounded number of questions, however many rows there are."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

PAGES = {
    "start": "admin:index",
    "instructions": "admin:instructions_task_changelist",
    "announcements": "admin:instructions_announcement_changelist",
    "bodies": "admin:instructions_body_changelist",
    "people": "admin:instructions_user_changelist",
    "days": "admin:instructions_calendarday_changelist",
    "holders": "admin:instructions_officeholder_changelist",
    "substitutions": "admin:instructions_substitution_changelist",
}
MOST = 34
# The start page tells of waiting, deadlines, load, discipline and reminders: each a few questions.


def asked(client: object, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200  # type: ignore[attr-defined]
    return len(queries)


def grow(office: Office, count: int) -> None:
    for number in range(count):
        task = factories.make_task(factories.make_announcement(), due_on=dt.date(2026, 2, 1 + number % 20))
        lead = factories.make_assignment(task)
        factories.make_assignment(task, office.ministry, role="co")
        factories.make_executor(lead.body or office.other)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["controller", "owner"])
def test_a_list_asks_no_more_with_more_rows(name: str, who: str, office: Office) -> None:
    client = signed_in(office.people()[who])
    address = reverse(PAGES[name])
    if client.get(address).status_code != 200:
        assert who == "owner"
        return
    grow(office, 3)
    few = asked(client, address)
    grow(office, 12)
    assert asked(client, address) <= few <= MOST


def test_a_card_asks_no_more_with_more_bodies(office: Office) -> None:
    client = signed_in(office.controller)
    address = reverse("admin:instructions_task_change", args=[office.task.pk])
    few = asked(client, address)
    for _ in range(20):
        factories.make_assignment(office.task, role="co")
    assert asked(client, address) <= few <= MOST
