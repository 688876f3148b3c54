"""The pictures of docs/, taken from the running desk: MERZIM_TEST_SCREENSHOTS=docs keeps them."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from PIL import Image
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from instructions.models import Announcement, Body, User
from tests import factories
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

MOMENT = "2026-02-16T05:00:00+00:00"
BODIES = {
    "water": ("Ministry of Rivers", "Министерство рек", "Өзендер министрлігі"),
    "roads": ("Ministry of Roads", "Министерство дорог", "Жолдар министрлігі"),
    "schools": ("Ministry of Schools", "Министерство школ", "Мектептер министрлігі"),
    "academy": ("Academy of Maps", "Академия карт", "Карталар академиясы"),
}
TEXT = """The Prime Minister held a meeting on floods and roads. The ministries reported on the winter.

After the meeting these instructions were given:

  • The Ministry of Rivers, together with the Academy of Maps, is to map the large rivers by 1 March 2026.

  • The Ministry of Roads is to mend the bridges on the western route by 20 February 2026.

  • The Ministry of Schools is to report every month on the roofs of rural schools.

The next meeting is in April."""


def span(words: str, after: str = "") -> list[list[int]]:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return [[start, start + len(words)]]


@pytest.fixture
def office(db: None) -> Iterator[dict[str, User]]:
    with time_machine.travel(MOMENT):
        bodies = {
            code: factories.make_body(code, name_en=en, name_ru=ru, name_kk=kk)
            for code, (en, ru, kk) in BODIES.items()
        }
        announcement = factories.make_announcement(TEXT, title="Meeting on floods and roads", is_public=True)
        propose(announcement, bodies)
        control(announcement, bodies)
        yield {
            "controller": factories.make_controller("aigul", first_name="Айгүл", last_name="Сәрсенова"),
            "executor": factories.make_executor(bodies["roads"], first_name="Тимур", last_name="Ахметжанов"),
        }


def propose(announcement: Announcement, bodies: dict[str, Body]) -> None:
    quote = span("The Ministry of Rivers, together with the Academy of Maps, is to map")[0]
    quote[1] = TEXT.index("1 March 2026.") + len("1 March 2026.")
    task = factories.make_task(
        announcement,
        state="proposed",
        title="Map the large rivers",
        due_on="2026-03-01",
        due_text="by 1 March 2026",
        confidence=0.94,
        reasons=[
            {"name": "must", "weight": 2},
            {"name": "listed", "weight": 2},
            {"name": "due", "weight": 1},
        ],
        evidence={
            "quote": [quote],
            "lead": span("Ministry of Rivers"),
            "co": span("Academy of Maps"),
            "deadline": span("by 1 March 2026"),
        },
    )
    factories.make_assignment(task, bodies["water"])
    factories.make_assignment(task, bodies["academy"], role="co")


def control(announcement: Announcement, bodies: dict[str, Body]) -> None:
    for title, code, due_on, status in (
        ("Mend the bridges on the western route", "roads", "2026-02-18", "assigned"),
        ("Clear the snow from the mountain passes", "roads", "2026-02-12", "returned"),
        ("Count the gauges on the rivers", "water", "2026-02-10", "in_progress"),
        ("Report on the roofs of rural schools", "schools", "2026-03-31", "submitted"),
        ("Open a line for reports of damage", "roads", "2026-04-15", "taken"),
        ("Plan the summer works on the dams", "water", "2026-04-30", "assigned"),
    ):
        quote = {"quote": span("mend the bridges on the western route by 20 February 2026")}
        task = factories.make_task(
            announcement, title=title, due_on=due_on, evidence=quote if code == "roads" else {}
        )
        factories.make_assignment(task, bodies[code], status=status)


PICTURES = (
    ("start", "controller", "en", "light", 1280, "/desk/"),
    ("desk", "controller", "en", "light", 1280, "/desk/review/"),
    ("desk-kk-dark", "controller", "kk", "dark", 1280, "/desk/review/"),
    ("instructions-ru", "controller", "ru", "light", 1280, "/desk/instructions/task/"),
    ("executor-phone-kk", "executor", "kk", "light", 390, "/desk/"),
    ("report-ru", "controller", "ru", "light", 1280, "/desk/reports/overdue/"),
    ("public-kk", "nobody", "kk", "light", 900, "/public/kk/{announcement}/"),
)


@pytest.mark.parametrize(
    ("name", "who", "language", "theme", "width", "path"), PICTURES, ids=lambda v: str(v)
)
def test_the_desk_looks_as_the_documents_show_it(
    page: Page,
    live_server: LiveServer,
    faults: list[str],
    office: dict[str, User],
    settings: Settings,
    name: str,
    who: str,
    language: str,
    theme: str,
    width: int,
    path: str,
) -> None:
    settings.PUBLIC_PAGES = True
    page.set_viewport_size({"width": width, "height": 760})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    if who in office:
        User.objects.filter(pk=office[who].pk).update(language=language)
        sign_in(page, live_server, office[who])
    page.goto(live_server.url + path.format(announcement=Announcement.objects.get().pk))
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('15px Inter')")
    assert page.locator("html").get_attribute("lang") == language
    picture = page.screenshot()
    assert faults == []
    keep(picture, name)


def keep(picture: bytes, name: str) -> None:
    """In few colours, so that the repository stays small."""
    folder = os.environ.get("MERZIM_TEST_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        small = Image.open(io.BytesIO(picture)).convert("RGB").quantize(96)
        small.save(Path(folder) / f"{name}.png", optimize=True)
