from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.conf import settings

from tests.mailbox import Mailbox

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NEEDS = {
    "postgres": ("MERZIM_TEST_POSTGRES_URL", "needs PostgreSQL: run `make test`"),
    "redis": ("MERZIM_TEST_REDIS_URL", "needs Redis: run `make test`"),
    "browser": ("MERZIM_TEST_CHROMIUM", "needs Chromium: apt install chromium, then `make test`"),
}
# Fast rooms first: what is wrong shows early.
ORDER = ("slow", "browser", "redis", "postgres", "django_db")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, (variable, reason) in NEEDS.items():
            if item.get_closest_marker(mark) and not os.environ.get(variable):
                item.add_marker(pytest.mark.skip(reason=reason))
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="needs the evaluation documents beside the checkout"))
    items.sort(key=lambda item: [bool(item.get_closest_marker(mark)) for mark in ORDER])


@pytest.fixture
def shared() -> Path:
    """The folder of evaluation documents; ask for it only under the marker of that name."""
    return SHARED


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Tuesday 3 February 2026, 10:00 in Almaty; `clock.move_to(…)` goes on."""
    with time_machine.travel(dt.datetime(2026, 2, 3, 5, 0, tzinfo=dt.UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def media(tmp_path: Path) -> Iterator[None]:
    """Files that a test stores go with the test."""
    kept = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = tmp_path / "media"
    yield
    settings.MEDIA_ROOT = kept


@pytest.fixture
def smtp_server() -> Iterator[Mailbox]:
    """A real SMTP server on a free port, to which the settings point while the test runs."""
    with Mailbox() as mailbox:
        yield mailbox
