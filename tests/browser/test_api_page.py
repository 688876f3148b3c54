from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_page_of_the_api_is_whole_and_lets_a_signed_in_person_try(
    page: Page, live_server: LiveServer, faults: list[str]
) -> None:
    sign_in(page, live_server, factories.make_controller("controller"))
    page.goto(f"{live_server.url}/api/v1/docs/")
    page.locator("#operations-tag-me").click()
    page.locator("#operations-me-me_retrieve .opblock-summary-control").click()
    page.locator("#operations-me-me_retrieve").get_by_role("button", name="Execute").click()
    answer = page.locator("#operations-me-me_retrieve .live-responses-table")
    expect(answer).to_contain_text('"username": "controller"')
    assert faults == []
