"""The first of the five published pages: seven tasks, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from instructions.extraction import extract

pytestmark = pytest.mark.shared

PUBLISHED = dt.date(2026, 2, 3)
MARCH, APRIL, MAY = (dt.date(2026, month, 1) for month in (3, 4, 5))
SEVEN: list[tuple[set[str], set[str], dt.date | None, str]] = [
    ({"min-science"}, {"sectoral-bodies"}, MARCH, "Review the proposals"),
    ({"sectoral-bodies"}, set(), MARCH, "Approve roadmaps"),
    ({"all-akimats"}, set(), None, "Form and head"),
    ({"all-akimats"}, {"academy-of-sciences"}, APRIL, "Approve scientific and technical assignments"),
    ({"academy-of-sciences"}, set(), APRIL, "Ensure the establishment"),
    ({"min-water"}, {"min-ai-digital", "min-science"}, MAY, "Ensure the launch"),
    ({"min-water"}, {"academy-of-sciences"}, dt.date(2026, 12, 31), "Prepare a map"),
]


def test_first_page_holds_exactly_seven_tasks(shared: Path) -> None:
    (page,) = (shared / "announcements").glob("000_*.txt")
    tasks = extract(page.read_text("utf-8"), published=PUBLISHED).tasks
    read = [
        ({owner.id for owner in task.lead}, {owner.id for owner in task.co}, task.due.date) for task in tasks
    ]
    assert read == [(lead, co, due) for lead, co, due, _ in SEVEN]
    assert all(task.action.startswith(begins) for task, (*_, begins) in zip(tasks, SEVEN, strict=True))
