"""An instruction to all akims, from its proposal to the answer of one of twenty."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from instructions import office
from instructions.models import Assignment, Membership
from tests import factories
from tests.browser.conftest import sign_in
from tests.factories import reload

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_collective_is_spread_over_twenty_akimats_and_follows_its_membership(
    page: Page, live_server: LiveServer, faults: list[str]
) -> None:
    akimats = [factories.make_body(f"akimat-{number:02}", kind="region") for number in range(20)]
    akims = factories.make_collective("akims-of-regions", members=akimats)
    task = factories.make_task(
        factories.make_announcement(),
        state="proposed",
        title="Form the commissions",
        due_on=office.today() + dt.timedelta(days=20),
        confidence=0.9,
    )
    factories.make_assignment(task, akims)
    controller, executor = factories.make_controller(), factories.make_executor(akimats[7])

    sign_in(page, live_server, controller)
    page.goto(f"{live_server.url}/desk/review/")
    page.keyboard.press("a")
    expect(page.get_by_text("On control: Form the commissions")).to_be_visible()
    assert set(task.assignments.values_list("body__code", flat=True)) == {body.code for body in akimats}

    sign_in(page, live_server, executor)
    page.goto(f"{live_server.url}/desk/")
    expect(page.locator(".errand")).to_have_count(1)
    page.get_by_role("button", name="Accept for work").click()
    assert task.assignments.get(body=akimats[7]).status == Assignment.Status.TAKEN
    assert task.assignments.filter(status=Assignment.Status.ASSIGNED).count() == 19

    new = factories.make_body("akimat-of-the-new-region", kind="region")
    Membership.objects.create(collective=akims, member=new)
    Membership.objects.filter(member=akimats[3]).update(until_on=office.today() - dt.timedelta(days=1))
    sign_in(page, live_server, controller)
    page.goto(f"{live_server.url}/desk/")
    page.get_by_role("link", name="1 with other members now").click()
    expect(page.get_by_text("+ Akimat of the new region")).to_be_visible()
    expect(page.get_by_text("− Akimat 03")).to_be_visible()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Bring the chosen up to date").click()
    expect(page.get_by_text("Every instruction given to a collective")).to_be_visible()
    assert task.assignments.get(body=new).status == Assignment.Status.ASSIGNED
    assert task.assignments.get(body=akimats[3]).status == Assignment.Status.NOT_PURSUED
    assert reload(task).is_open
    assert faults == []
