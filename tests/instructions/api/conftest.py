from __future__ import annotations

import pytest
import time_machine
from django.core.cache import cache

from tests.instructions.api.office import Office, open_office


@pytest.fixture(autouse=True)
def unspent_allowance() -> None:
    """Nobody has asked anything yet."""
    cache.clear()


@pytest.fixture
def office(db: None, clock: time_machine.Traveller) -> Office:
    """Tuesday 3 February 2026; the task is due on 2 March."""
    return open_office()
