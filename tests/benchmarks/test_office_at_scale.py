from __future__ import annotations

import pytest

from benchmarks.office_at_scale import fill
from instructions.models import Assignment, ProgressReport, Task

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_a_filled_office_has_instructions_in_every_state_and_their_shares() -> None:
    fill(tasks=400)
    assert set(Task.objects.values_list("state", flat=True)) == {
        "on_control",
        "closed",
        "proposed",
        "rejected",
    }
    assert Assignment.objects.filter(via__isnull=False).exists()
    assert ProgressReport.objects.filter(state="submitted").exists()
