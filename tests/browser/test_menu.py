"""The head of the desk on a phone: one line, and a menu that opens by keyboard and without a script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from instructions.models import User
from tests import factories
from tests.browser.conftest import sign_in
from tests.browser.test_access import RULES

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
LANGUAGES = ["en", "ru", "kk"]


def on_a_phone(page: Page, live_server: LiveServer, language: str) -> None:
    user = factories.make_controller("controls")
    User.objects.filter(pk=user.pk).update(language=language)
    sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/desk/")


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_is_one_line_and_its_menu_opens_by_keyboard(
    browser: Browser, live_server: LiveServer, language: str, has_scripts: bool
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=has_scripts)  # type: ignore[arg-type]
    page = context.new_page()
    on_a_phone(page, live_server, language)
    head, menu, button = page.locator("#header"), page.locator("#menu"), page.locator(".menu-button")
    box = head.bounding_box()
    assert box
    assert box["height"] < 64
    expect(menu).to_be_hidden()
    button.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    button.click()
    menu.locator(".rooms a").nth(2).click()
    assert page.url.endswith("/desk/instructions/task/")
    context.close()


def test_the_open_menu_keeps_to_the_rules_of_access(page: Page, live_server: LiveServer) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    on_a_phone(page, live_server, "en")
    page.locator(".menu-button").click()
    found = Axe().run(page, options=RULES).response["violations"]
    assert [fault["id"] for fault in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_desk_the_head_is_one_line_too(page: Page, live_server: LiveServer, language: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 760})
    on_a_phone(page, live_server, language)
    box = page.locator("#header").bounding_box()
    assert box
    assert box["height"] < 70
    expect(page.locator(".menu-button")).to_be_hidden()
    page.locator(".person").press("Enter")
    expect(page.locator("#own")).to_be_visible()
    page.locator("#own").get_by_role("button").last.click()
    page.wait_for_url("**/desk/logout/")
