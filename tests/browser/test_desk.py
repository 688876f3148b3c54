"""The desk as people use it, in a real browser: no script error, no request elsewhere, no broken rule."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from instructions import office
from instructions.models import Assignment, Body, Task, User
from tests import factories
from tests.browser.conftest import sign_in
from tests.factories import reload

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TEXT = (
    "The Ministry of Water is to count the canals by the first deadline. "
    "The Ministry of Roads, together with the Ministry of Water, is to mend the bridges by the second one. "
    "The Ministry of Roads is to report on the snow by the third one."
)


def span(words: str) -> list[list[int]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


@pytest.fixture
def water() -> Body:
    return factories.make_body(
        "min-water", name_en="Ministry of Water", name_ru="Минводы", name_kk="Су министрлігі"
    )


@pytest.fixture
def proposals(water: Body) -> list[Task]:
    roads = factories.make_body(
        "min-roads", name_en="Ministry of Roads", name_ru="Миндор", name_kk="Жол министрлігі"
    )
    announcement = factories.make_announcement(TEXT, title="Meeting on canals and bridges")
    found = []
    for number, (title, quote, lead) in enumerate(
        [
            ("Count the canals", "is to count the canals by the first deadline", water),
            ("Mend the bridges", "is to mend the bridges by the second one", roads),
            ("Report on the snow", "is to report on the snow by the third one", roads),
        ]
    ):
        task = factories.make_task(
            announcement,
            state="proposed",
            title=title,
            due_on=office.today() + dt.timedelta(days=20 + number),
            confidence=0.9,
            quote=quote,
            evidence={"quote": span(quote), "lead": span(str(lead.name_en))},
        )
        factories.make_assignment(task, lead)
        found.append(task)
    return found


def states(tasks: list[Task]) -> list[str]:
    return [reload(task).state for task in tasks]


def test_a_controller_reviews_by_keyboard_alone(
    page: Page, live_server: LiveServer, proposals: list[Task], faults: list[str]
) -> None:
    sign_in(page, live_server, factories.make_controller())
    page.goto(f"{live_server.url}/desk/review/")
    expect(page.locator("#proposed")).to_have_text("Count the canals")
    expect(page.get_by_text("1 of 3")).to_be_visible()

    page.keyboard.press("j")
    expect(page.locator("#proposed")).to_have_text("Mend the bridges")
    page.keyboard.press("k")
    expect(page.locator("#proposed")).to_have_text("Count the canals")

    page.keyboard.press("a")
    expect(page.locator("#proposed")).to_have_text("Mend the bridges")

    page.keyboard.press("e")
    expect(page.locator("#id_title")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Mend all bridges")
    page.get_by_role("button", name="Save and accept").press("Enter")
    expect(page.locator("#proposed")).to_have_text("Report on the snow")

    page.keyboard.press("r")
    expect(page.locator("#id_reason")).to_be_focused()
    page.locator("#id_reason").select_option("plan")
    page.locator("#reject").get_by_role("button", name="Reject").press("Enter")
    expect(page.get_by_text("Nothing waits for review")).to_be_visible()

    assert states(proposals) == ["on_control", "on_control", "rejected"]
    assert reload(proposals[1]).title == "Mend all bridges"
    assert reload(proposals[2]).reject_reason == "plan"
    assert faults == []


def test_a_proposal_is_split_and_the_two_are_merged_by_keyboard(
    page: Page, live_server: LiveServer, proposals: list[Task], faults: list[str]
) -> None:
    sign_in(page, live_server, factories.make_controller())
    page.goto(f"{live_server.url}/desk/review/")
    page.keyboard.press("s")
    expect(page.locator("#id_first_title")).to_be_focused()
    page.locator("#id_second_title").fill("Map the canals")
    page.get_by_role("button", name="Split in two").press("Enter")
    expect(page.get_by_text("There are two proposals now")).to_be_visible()
    expect(page.get_by_text("1 of 4")).to_be_visible()

    page.keyboard.press("m")
    page.locator("#id_other").select_option(label="Map the canals")
    page.get_by_role("button", name="Merge into one").press("Enter")
    expect(page.get_by_text("The two are one proposal now")).to_be_visible()
    expect(page.get_by_text("1 of 3")).to_be_visible()
    assert faults == []


def test_keys_work_in_a_cyrillic_layout_and_leave_typing_alone(
    page: Page, live_server: LiveServer, proposals: list[Task]
) -> None:
    sign_in(page, live_server, factories.make_controller())
    page.goto(f"{live_server.url}/desk/review/")
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}))"
    )
    expect(page.locator("#proposed")).to_have_text("Mend the bridges")
    page.keyboard.press("e")
    page.keyboard.type(" jar")
    expect(page.locator("#id_title")).to_have_value("Mend the bridges jar")


def test_fields_and_their_words_light_each_other(
    page: Page, live_server: LiveServer, proposals: list[Task], faults: list[str]
) -> None:
    sign_in(page, live_server, factories.make_controller())
    page.goto(f"{live_server.url}/desk/review/")
    mark = page.locator("mark.mark-lead").first
    page.locator("dd[data-field=lead]").hover()
    expect(mark).to_have_class("mark-lead lit")
    page.locator("#proposed").hover()
    expect(mark).not_to_have_class("mark-lead lit")
    mark.hover()
    expect(page.locator("dd[data-field=lead]")).to_have_class("lit")
    assert faults == []


def test_many_proposals_are_accepted_at_once(
    page: Page, live_server: LiveServer, proposals: list[Task], faults: list[str]
) -> None:
    sign_in(page, live_server, factories.make_controller())
    page.goto(f"{live_server.url}/desk/instructions/announcement/{proposals[0].announcement_id}/change/")
    page.get_by_role("button", name="Choose all").click()
    page.get_by_label("Mend the bridges").uncheck()
    page.get_by_role("button", name="Accept the chosen proposals").click()
    expect(page.get_by_text("2 instructions are now on control.")).to_be_visible()
    assert states(proposals) == ["on_control", "proposed", "on_control"]
    assert faults == []


def test_an_executor_reports_is_returned_and_reports_again(
    page: Page, live_server: LiveServer, water: Body, tmp_path: Path, faults: list[str]
) -> None:
    task = factories.make_task(title="Count the canals", due_on=office.today() + dt.timedelta(days=9))
    share = factories.make_assignment(task, water)
    executor, controller = factories.make_executor(water), factories.make_controller()
    act = tmp_path / "act.txt"
    act.write_text("Counted: 40")

    sign_in(page, live_server, executor)
    page.goto(f"{live_server.url}/desk/")
    page.get_by_role("button", name="Accept for work").click()
    page.get_by_role("link", name="Report", exact=True).click()
    page.get_by_label("What was done").fill("Counted 40 canals")
    page.get_by_role("button", name="Report").click()
    expect(page.get_by_role("alert")).to_contain_text("Add at least one file")
    expect(page.get_by_label("What was done")).to_have_value("Counted 40 canals")
    page.get_by_label("Files that show it").set_input_files(act)
    page.get_by_role("button", name="Report").click()
    expect(page.get_by_text("The controller is checking your report")).to_be_visible()

    sign_in(page, live_server, controller)
    page.goto(f"{live_server.url}/desk/")
    page.get_by_role("link", name="1 report to check").click()
    page.get_by_role("link", name="Count the canals").click()
    page.get_by_role("link", name="Return with remarks").click()
    page.get_by_label("What is missing").fill("Which rivers?")
    page.get_by_role("button", name="Return with remarks").click()
    expect(page.get_by_text("The report is returned with your remarks.")).to_be_visible()

    sign_in(page, live_server, executor)
    page.goto(f"{live_server.url}/desk/")
    expect(page.get_by_text("Which rivers?")).to_be_visible()
    page.get_by_role("link", name="Report", exact=True).click()
    page.get_by_label("What was done").fill("Counted 40 canals of the Syr Darya")
    page.get_by_label("Files that show it").set_input_files(act)
    page.get_by_role("button", name="Report").click()

    sign_in(page, live_server, controller)
    page.goto(f"{live_server.url}/desk/instructions/task/{task.pk}/change/")
    page.get_by_role("link", name="Accept the report").click()
    page.get_by_role("button", name="Accept the report").click()
    page.get_by_role("button", name="Remove from control").first.click()
    assert reload(share).status in {Assignment.Status.ACCEPTED, Assignment.Status.CLOSED}
    assert reload(task).state == Task.State.CLOSED
    assert [fault for fault in faults if "400 (Bad Request)" not in fault] == []


def test_an_extension_is_asked_for_and_granted_and_the_first_day_stays(
    page: Page, live_server: LiveServer, water: Body, faults: list[str]
) -> None:
    first = office.today() + dt.timedelta(days=9)
    task = factories.make_task(title="Count the canals", due_on=first)
    share = factories.make_assignment(task, water)
    sign_in(page, live_server, factories.make_executor(water))
    page.goto(f"{live_server.url}/desk/instructions/task/{task.pk}/change/")
    page.get_by_role("link", name="Ask for an extension").click()
    page.get_by_label("New day").fill((first + dt.timedelta(days=30)).isoformat())
    page.get_by_label("Reason").fill("Ice on the river")
    page.get_by_role("button", name="Ask for an extension").click()
    expect(page.get_by_text("Ice on the river")).to_be_visible()

    sign_in(page, live_server, factories.make_controller())
    page.goto(f"{live_server.url}/desk/instructions/task/{task.pk}/change/")
    page.get_by_role("link", name="Grant").click()
    page.get_by_role("button", name="Grant").click()
    expect(page.locator("s.first-day").first).to_be_visible()
    share = reload(share)
    assert (share.due_on, share.original_due_on) == (first + dt.timedelta(days=30), first)
    assert faults == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_language_is_switched_and_kept(
    page: Page, live_server: LiveServer, faults: list[str], language: str
) -> None:
    user = factories.make_controller(language="en" if language != "en" else "ru")
    sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/desk/instructions/task/")
    page.locator(f".languages button[value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator(f".languages button[value={language}]")).to_have_attribute("aria-pressed", "true")
    assert page.url.endswith("/desk/instructions/task/")
    page.goto(f"{live_server.url}/desk/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert User.objects.get(pk=user.pk).language == language
    assert faults == []


PAGES = (
    "/desk/",
    "/desk/instructions/task/",
    "/desk/review/",
    "/desk/instructions/announcement/",
    "/desk/instructions/announcement/add/",
    "/desk/registry/",
    "/desk/instructions/body/",
    "/desk/instructions/body/add/",
    "/desk/instructions/user/",
)


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen_or_breaks_a_rule(
    page: Page, live_server: LiveServer, proposals: list[Task], faults: list[str], width: int
) -> None:
    task = factories.make_task(title="A rather long instruction about many canals and bridges of the country")
    factories.make_assignment(task)
    page.set_viewport_size({"width": width, "height": 844})
    sign_in(page, live_server, factories.make_administrator())
    for path in (*PAGES, f"/desk/instructions/task/{task.pk}/change/"):
        page.goto(f"{live_server.url}{path}")
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{path} is {wide} px too wide"
    assert faults == []
