"""Everybody can use the desk: contrast and structure by WCAG 2.1 AA as axe-core sees them, and keyboard."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from instructions import office
from instructions.models import Extension, Membership, ProgressReport, Task, User
from instructions.services.lists import save_filter
from instructions.services.milestones import add_milestone
from notifications.outgoing.subscribing import ping, subscribe
from tests import factories
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
OF_ALL = (
    "/desk/",
    "/desk/instructions/task/",
    "/desk/instructions/task/{task}/change/",
    "/desk/instructions/task/{task}/history/",
    "/desk/instructions/assignment/",
    "/desk/do/assignment/{share}/extend/",
    "/desk/calendar/",
    "/desk/calendar/?view=agenda",
    "/desk/substitutes/",
    "/desk/instructions/apitoken/",
    "/desk/instructions/apitoken/add/",
)
OF_CONTROL = (
    *OF_ALL,
    "/desk/review/",
    "/desk/enter/",
    "/desk/members/",
    "/desk/corrections/",
    "/desk/import/",
    "/desk/instructions/progressreport/",
    "/desk/instructions/extension/",
    "/desk/instructions/correction/",
    "/desk/instructions/announcement/",
    "/desk/instructions/announcement/add/",
    "/desk/instructions/task/export/",
    "/desk/registry/",
    "/desk/instructions/body/",
    "/desk/instructions/user/",
)
OF_ADMINISTRATORS = (
    "/desk/webhooks/",
    "/desk/webhooks/add/",
    "/desk/webhooks/{system}/",
    "/desk/webhooks/messages/{said}/",
)


@pytest.fixture
def rows() -> dict[str, int]:
    """One of everything that a page may show."""
    today = office.today()
    text = "The ministry of water is to count the canals."
    announcement = factories.make_announcement(text)
    water, roads = factories.make_body("water"), factories.make_body("roads")
    akims = factories.make_collective("akims", members=[roads])
    controller = factories.make_controller("controls")
    task = factories.make_task(
        announcement,
        title="Count the canals",
        due_on=today + dt.timedelta(days=9),
        quote=text,
        evidence={"quote": [[0, 45]], "lead": [[0, 21]]},
        controller=controller,
    )
    late = factories.make_task(title="Mend the bridges", due_on=today - dt.timedelta(days=9))
    share = factories.make_assignment(task, water)
    factories.make_assignment(late, roads, via=akims, role="co")
    Membership.objects.create(collective=akims, member=factories.make_body("snow"))
    proposal = factories.make_task(announcement, state="proposed", confidence=0.7, quote=text)
    factories.make_assignment(proposal, water)
    executor = factories.make_executor(water, username="does")
    factories.make_executor(water, username="stands-in")
    told = {"assignment": share, "author": executor, "submitted_at": timezone.now()}
    ProgressReport.objects.create(text="Half of them", state="returned", remarks="Which?", **told)
    Extension.objects.create(
        assignment=share, to_on=today, reason="Ice", asked_by=executor, asked_at=timezone.now()
    )
    add_milestone(task, title="Find the map", due_on=today, by=controller)
    save_filter(user=controller, listing="instructions_task", name="Late ones", query="due=overdue")
    keeper, now = factories.make_administrator("keeps"), timezone.now()
    system = subscribe(name="Archive", url="https://archive.example.org/", by=keeper, now=now)
    said = ping(system, by=keeper, now=now)
    return {"task": task.pk, "share": share.pk, "system": system.pk, "said": said.pk}


@pytest.mark.parametrize(
    ("who", "pages", "scheme", "rules"),
    [
        ("controls", OF_CONTROL, "light", RULES),
        ("controls", OF_CONTROL, "dark", COLOURS),
        ("does", OF_ALL, "light", RULES),
        ("keeps", OF_ADMINISTRATORS, "light", RULES),
    ],
    ids=["control unit", "control unit by night", "executor", "administrator"],
)
def test_pages_keep_to_the_rules_of_access(
    page: Page,
    live_server: LiveServer,
    rows: dict[str, int],
    who: str,
    pages: tuple[str, ...],
    scheme: Literal["light", "dark"],
    rules: dict[str, object],
) -> None:
    sign_in(page, live_server, User.objects.get(username=who))
    page.emulate_media(color_scheme=scheme)
    found = []
    for path in pages:
        page.goto(live_server.url + path.format(**rows))
        for fault in Axe().run(page, options=rules).response["violations"]:
            told = [f"{node['html'][:160]}: {node['failureSummary']}" for node in fault["nodes"][:3]]
            found.append("\n".join([f"{path} {fault['id']}", *told]))
    assert not found, "\n\n".join(found)


def test_a_list_is_used_by_keyboard_alone(page: Page, live_server: LiveServer, rows: dict[str, int]) -> None:
    sign_in(page, live_server, User.objects.get(username="controls"))
    page.goto(f"{live_server.url}/desk/instructions/task/?due=overdue")
    page.get_by_text("Save this filter").press("Enter")
    page.get_by_label("Name", exact=True).fill("What burns")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    kept = page.get_by_role("link", name="What burns")
    expect(kept).to_have_attribute("aria-current", "true")
    page.get_by_text("Columns", exact=True).press("Enter")
    page.get_by_label("Executors").press("Space")
    page.get_by_role("button", name="Show", exact=True).first.press("Enter")
    expect(page.get_by_role("columnheader", name="Executors")).to_have_count(0)
    expect(page.get_by_role("columnheader", name="Deadline")).to_be_visible()


def test_a_telephone_instruction_is_entered_and_put_on_control(
    page: Page, live_server: LiveServer, rows: dict[str, int], faults: list[str]
) -> None:
    sign_in(page, live_server, User.objects.get(username="controls"))
    page.goto(f"{live_server.url}/desk/instructions/task/")
    page.get_by_role("link", name="Enter by hand").click()
    page.get_by_label("Given by").fill("Deputy Prime Minister")
    page.get_by_label("In the words it was told in").fill("Let the water people show me the reservoirs")
    page.get_by_label("Instruction", exact=True).fill("Show the reservoirs")
    page.locator("#id_lead").fill("Water")
    page.get_by_label("Deadline", exact=True).fill((office.today() + dt.timedelta(days=30)).isoformat())
    page.get_by_role("button", name="Put on control").click()
    expect(page.get_by_role("heading", name="Show the reservoirs")).to_be_visible()
    expect(page.get_by_text("Let the water people show me the reservoirs").first).to_be_visible()
    assert Task.objects.get(title="Show the reservoirs").state == Task.State.ON_CONTROL
    assert faults == []
