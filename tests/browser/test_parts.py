"""A part in a real browser: reported by a department, returned and accepted by those who passed it on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from instructions import office
from instructions.services.delegating import delegate
from tests import factories
from tests.browser.conftest import sign_in
from tests.factories import reload

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_part_is_returned_and_accepted_by_those_who_passed_it_on(
    page: Page, live_server: LiveServer, tmp_path: Path, faults: list[str]
) -> None:
    ministry = factories.make_body("min-water", name_en="Ministry of Water")
    department = factories.make_body("canals", name_en="Canals", parent=ministry, kind="department")
    task = factories.make_task(title="Count the canals", due_on=office.today() + dt.timedelta(days=9))
    share = factories.make_assignment(task, ministry)
    owner, below = factories.make_executor(ministry), factories.make_executor(department)
    part = delegate(share, by=owner, now=timezone.now(), body=department)
    act = tmp_path / "act.txt"
    act.write_text("Counted: 40")

    def report(words: str) -> None:
        sign_in(page, live_server, below)
        page.goto(f"{live_server.url}/desk/")
        page.get_by_role("link", name="Report", exact=True).click()
        page.get_by_label("What was done").fill(words)
        page.get_by_label("Files that show it").set_input_files(act)
        page.get_by_role("button", name="Report").click()
        expect(page.get_by_text("Who passed the part on is checking your report")).to_be_visible()

    sign_in(page, live_server, below)
    page.goto(f"{live_server.url}/desk/")
    page.get_by_role("button", name="Accept for work").click()
    report("Counted 40 canals")

    sign_in(page, live_server, owner)
    page.goto(f"{live_server.url}/desk/")
    waiting = page.get_by_role("region", name="Reports on parts passed on")
    expect(waiting).to_contain_text("Counted 40 canals")
    waiting.get_by_role("link", name="Return with remarks").click()
    page.get_by_label("What is missing").fill("Which rivers?")
    page.get_by_role("button", name="Return with remarks").click()
    expect(page.get_by_text("The report is returned with your remarks.")).to_be_visible()

    report("Counted 40 canals of the Syr Darya")

    sign_in(page, live_server, owner)
    page.goto(f"{live_server.url}/desk/")
    waiting.get_by_role("link", name="Accept the report").click()
    page.get_by_role("button", name="Accept the report").click()
    expect(page.get_by_text("The report is accepted.")).to_be_visible()
    assert (reload(part).status, reload(share).status) == ("accepted", "assigned")
    assert faults == []
