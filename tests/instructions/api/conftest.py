from __future__ import annotations

import pytest
import time_machine
from django.core.cache import cache

from instructions import office as office_day
from instructions.api import body_refs
from instructions.api.throttling import ByMethod
from instructions.services import api_tokens
from tests.instructions.api.office import Office, open_office


@pytest.fixture(autouse=True)
def unspent_allowance() -> None:
    """Nobody has asked anything yet."""
    cache.clear()
    ByMethod._credit.clear()
    api_tokens.known.forget()
    office_day.calm.forget()
    body_refs.known.forget()


@pytest.fixture
def office(db: None, clock: time_machine.Traveller) -> Office:
    """Tuesday 3 February 2026; the task is due on 2 March."""
    return open_office()
