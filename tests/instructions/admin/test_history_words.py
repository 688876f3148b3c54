"""No change is explained to its reader by a word of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from instructions.admin.history_words import WORDS, reason_words
from tests.installation import ROOT

SERVICES = sorted((ROOT / "instructions" / "services").glob("*.py"))
DECISIONS = ("granted", "refused", "withdrawn", "lapsed", "report accepted", "report returned")


@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.stem)
def test_every_reason_that_a_service_writes_has_words(service: Path) -> None:
    written = re.findall(r'reason="([^"]+)"', service.read_text())
    assert [reason for reason in written if reason not in WORDS] == []


@pytest.mark.parametrize("reason", DECISIONS)
def test_every_decision_has_words(reason: str) -> None:
    assert reason in WORDS


def test_a_persons_own_reason_is_shown_as_written() -> None:
    with override("ru"):
        assert reason_words("Лёд на реке") == "Лёд на реке"
