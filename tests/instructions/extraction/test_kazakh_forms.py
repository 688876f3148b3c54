"""Kazakh orders by construction: whose name goes how far, each tense and voice of ordering, what the next
sentence adds; and what only sounds like an order. The tables are written as `orders_kk.txt`.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from instructions.extraction import extract
from tests.instructions.extraction.test_kazakh_orders import Told, blocks, named

TABLES = ("kazakh_forms.txt", "kazakh_voices.txt")


@pytest.mark.parametrize(
    ("page", "published", "tasks"),
    [case for table in TABLES for case in blocks(Path(__file__).with_name(table))],
)
def test_kazakh_is_read_by_construction(page: str, published: dt.date, tasks: list[Told]) -> None:
    reading = extract(page, published=published, language="kk")
    assert [
        (named(task.lead), named(task.co), str(task.due.date or task.due.every or "-"))
        for task in reading.tasks
    ] == tasks
