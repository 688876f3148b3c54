from __future__ import annotations

import os
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page, Request
from pytest_django.live_server_helper import LiveServer

from instructions.models import User

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium; as root it has no sandbox of its own."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    chromium = os.environ["MERZIM_TEST_CHROMIUM"]
    return {**browser_type_launch_args, "executable_path": chromium, "args": [*QUIET, *sandbox]}


@pytest.fixture
def faults(page: Page, live_server: LiveServer) -> list[str]:
    """What went wrong on the pages of a test: requests to anywhere else, script errors, violations of CSP."""
    found: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            found.append(f"asks elsewhere: {request.url}")

    def told(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(f"{page.url}: {message.text}")

    page.on("request", asked)
    page.on("console", told)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    return found


def sign_in(page: Page, live_server: LiveServer, user: User) -> None:
    """Give the browser a session of that user, without the way over the form."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
