from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.botapi import BotApi


@pytest.fixture
def bot_api() -> Iterator[BotApi]:
    """A local Bot API to which the settings point while the test runs."""
    with BotApi() as api:
        yield api
