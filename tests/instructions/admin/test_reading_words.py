"""Whatever reading gives as a reason or a doubt has words that a reviewer reads."""

from __future__ import annotations

import pytest

from instructions.admin.reading_words import DOUBTS, REASONS
from instructions.extraction.weights import DOUBTED, WEIGHTS


@pytest.mark.parametrize(
    ("codes", "words"), [(WEIGHTS, REASONS), (DOUBTED, DOUBTS)], ids=["reasons", "doubts"]
)
def test_every_code_has_words(codes: dict[str, float], words: dict[str, object]) -> None:
    assert set(codes) - set(words) == set()
