from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import time_machine
from django.conf import settings
from django.utils import translation

from tests.mailbox import Mailbox

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NEEDS = {
    "postgres": ("MERZIM_TEST_POSTGRES_URL", "needs PostgreSQL: run `make test`"),
    "redis": ("MERZIM_TEST_REDIS_URL", "needs Redis: run `make test`"),
    "browser": ("MERZIM_TEST_CHROMIUM", "needs Chromium: apt install chromium, then `make test`"),
}
MAY_SKIP = "needs the evaluation documents beside the checkout"
# Fast rooms first: what is wrong shows early.
ORDER = ("slow", "browser", "redis", "postgres", "django_db")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, (variable, reason) in NEEDS.items():
            if item.get_closest_marker(mark) and not os.environ.get(variable):
                item.add_marker(pytest.mark.skip(reason=reason))
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=MAY_SKIP))
    items.sort(key=lambda item: [bool(item.get_closest_marker(mark)) for mark in ORDER])


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skips", action="store_true", help="fail where a test was skipped for want of a server"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under --no-skips a test that was skipped for want of a server fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not session.config.getoption("--no-skips"):
        return
    reasons = {str(report.longrepr) for report in reporter.stats.get("skipped", [])}
    wrong = sorted(reason for reason in reasons if MAY_SKIP not in reason)
    reporter.ensure_newline()
    for reason in wrong:
        reporter.write_line(f"skipped, though nothing may be: {reason}", red=True)
    if wrong and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure() -> None:
    # The folder was made by tests.settings for this process; a parallel worker ends without exit handlers.
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


# A machine with much else to do is no fault of what is tested.
hypothesis.settings.register_profile(
    "merzim", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("merzim")


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
def forgotten_language() -> Iterator[None]:
    """A request activates its reader's language, in the very thread of the test; the next begins without."""
    yield
    translation.deactivate()


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
