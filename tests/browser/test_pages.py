from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_somebody_signs_in_by_the_form(page: Page, live_server: LiveServer, faults: list[str]) -> None:
    factories.make_administrator("arman")
    page.goto(f"{live_server.url}/")
    page.fill("input[name=username]", "arman")
    page.fill("input[name=password]", "secret")
    page.press("input[name=password]", "Enter")
    expect(page).to_have_url(f"{live_server.url}/desk/")
    assert faults == []


@pytest.mark.parametrize("path", ["/desk/", "/desk/password_change/"])
def test_pages_ask_nobody_else_and_break_no_rule(
    page: Page, live_server: LiveServer, faults: list[str], path: str
) -> None:
    factories.make_assignment()
    sign_in(page, live_server, factories.make_administrator())
    answer = page.goto(f"{live_server.url}{path}")
    assert answer is not None
    assert answer.status == 200
    page.wait_for_load_state("networkidle")
    assert faults == []
