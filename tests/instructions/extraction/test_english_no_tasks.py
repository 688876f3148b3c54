"""English: words of ordering in sentences that order nothing, alone and right behind an order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 2, 3)
TABLE = Path(__file__).parent / "english_no_tasks.txt"
SENTENCES = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
ORDER = (
    "The Prime Minister chaired a meeting on tourism. The Ministry of Culture and Information was instructed "
    "to submit the list of museums by 25 February."
)


@pytest.mark.parametrize("sentence", SENTENCES, ids=[one[:60] for one in SENTENCES])
def test_nothing_is_ordered(sentence: str) -> None:
    assert extract(sentence, published=PUBLISHED, language="en").tasks == ()


@pytest.mark.parametrize("sentence", SENTENCES, ids=[one[:60] for one in SENTENCES])
def test_nothing_is_ordered_behind_an_order(sentence: str) -> None:
    tasks = extract(f"{ORDER} {sentence}", published=PUBLISHED, language="en").tasks
    assert [(task.lead[0].id, task.due.date) for task in tasks] == [
        ("min-culture-information", dt.date(2026, 2, 25))
    ]
