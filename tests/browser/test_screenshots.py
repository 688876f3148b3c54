"""The pictures of docs/screenshots/, taken on a walk through the running desk.

Each run looks whether the pages still have the headings that their pictures show; `make screenshots` takes
them anew.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import time_machine
from PIL import Image
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from instructions.models import Announcement, Task, User
from tests.browser.conftest import sign_in
from tests.browser.pictured_office import furnish
from tests.installation import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

FOLDER = ROOT / "docs" / "screenshots"
HEADINGS = "headings.json"
MOMENT = "2026-02-16T05:00:00+00:00"
COLOURS = 64


@dataclass(frozen=True, slots=True)
class Picture:
    page: str
    path: str
    who: str = "controller"
    theme: str = "light"
    width: int = 1280


PICTURES = (
    Picture("start", "/desk/"),
    Picture("review", "/desk/review/"),
    Picture("review-dark", "/desk/review/", theme="dark"),
    Picture("instructions", "/desk/instructions/task/"),
    Picture("instruction", "/desk/instructions/task/{task}/change/"),
    Picture("calendar", "/desk/calendar/"),
    Picture("report", "/desk/reports/overdue/"),
    Picture("executor-phone", "/desk/", who="executor", width=390),
    Picture("public", "/public/{language}/{announcement}/", who="nobody", width=900),
)


@pytest.fixture
def moment(db: None) -> Iterator[None]:
    with time_machine.travel(MOMENT):
        yield


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_desk_has_the_headings_that_its_pictures_show(
    page: Page,
    live_server: LiveServer,
    faults: list[str],
    moment: None,
    settings: Settings,
    language: str,
) -> None:
    settings.PUBLIC_PAGES = True
    people = furnish(language)
    shown = {}
    for picture in PICTURES:
        show(page, live_server, picture, people, language)
        name = f"{picture.page}-{language}"
        shown[name] = page.locator("h1, h2").all_inner_texts()
        keep(page.screenshot(), name)
    assert faults == []
    keep_headings(shown)
    kept = json.loads((FOLDER / HEADINGS).read_text())
    gone = {name: [one for one in kept[name] if one not in shown[name]] for name in shown}
    assert {name: words for name, words in gone.items() if words} == {}, (
        "take the pictures anew: make screenshots"
    )


def show(
    page: Page, live_server: LiveServer, picture: Picture, people: dict[str, User], language: str
) -> None:
    page.context.clear_cookies()
    page.set_viewport_size({"width": picture.width, "height": 760})
    page.emulate_media(color_scheme="dark" if picture.theme == "dark" else "light")
    if picture.who in people:
        sign_in(page, live_server, people[picture.who])
    task = Task.objects.on_control().order_by("pk")[0]
    named = {"announcement": Announcement.objects.get().pk, "task": task.pk, "language": language}
    page.goto(live_server.url + picture.path.format(**named))
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('15px Inter')")
    assert page.locator("html").get_attribute("lang") == language


def keep(picture: bytes, name: str) -> None:
    """In few colours, so that the repository stays small."""
    folder = os.environ.get("MERZIM_TEST_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        small = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS)
        small.save(Path(folder) / f"{name}.png", optimize=True)


def keep_headings(shown: dict[str, list[str]]) -> None:
    """Beside the pictures, those of the other languages as they were."""
    folder = os.environ.get("MERZIM_TEST_SCREENSHOTS")
    if folder:
        path = Path(folder) / HEADINGS
        others = json.loads(path.read_text()) if path.exists() else {}
        told = json.dumps({**others, **shown}, ensure_ascii=False, indent=1, sort_keys=True)
        path.write_text(f"{told}\n")
