from __future__ import annotations

import pytest
import time_machine

from tests.instructions.reports.quarter import Quarter, live_through


@pytest.fixture
def quarter(db: None, clock: time_machine.Traveller) -> Quarter:
    return live_through(clock)
