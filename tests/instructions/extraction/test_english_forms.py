"""English: short sentences in the forms in which offices order, and in those in which nobody orders.

Each line of the table is `text => lead|lead + co|co @ due ; …`, one part for each task; nothing stands behind
the arrow where there is none. The due day is of 2026 where its year is not told, "-" where there is none.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from instructions.extraction import extract
from instructions.extraction.found import FoundTask

PUBLISHED = dt.date(2026, 2, 3)
TABLE = Path(__file__).parent / "english_forms.txt"
ROWS = [
    line.split(" =>", 1)
    for line in TABLE.read_text("utf-8").splitlines()
    if " =>" in line and not line.startswith("#")
]


def told(task: FoundTask) -> str:
    due = task.due.date and task.due.date.isoformat().removeprefix(f"{PUBLISHED.year}-")
    leads, others = ("|".join(sorted(one.id for one in side)) for side in (task.lead, task.co))
    return f"{leads}{' + ' if others else ''}{others} @ {due or task.due.every or '-'}"


def expected(part: str) -> str:
    owners, due = part.strip().rsplit("@", 1)
    sides = ["|".join(sorted(one.strip() for one in side.split("|"))) for side in owners.split("+")]
    return f"{' + '.join(sides)} @ {due.strip()}"


@pytest.mark.parametrize(("text", "tasks"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_form_is_read(text: str, tasks: str) -> None:
    found = extract(text.replace("\\n", "\n"), published=PUBLISHED, language="en").tasks
    assert [told(task) for task in found] == [expected(part) for part in tasks.split(";") if part.strip()]
