from __future__ import annotations

import pytest
import time_machine

from instructions.services.counting import count_weeks
from tests.instructions.reports.quarter import Quarter, live_through


@pytest.fixture
def quarter(db: None, clock: time_machine.Traveller) -> Quarter:
    """With its weeks counted, where counts are kept: whatever is asked of it is answered from them."""
    quarter = live_through(clock)
    count_weeks()
    return quarter
