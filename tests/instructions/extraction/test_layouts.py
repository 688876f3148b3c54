"""A plan is the same plan in whatever layout: order and names of columns, signs between them, groups."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from instructions.extraction import extract
from instructions.extraction.found import FoundTask
from tests.instructions.extraction.layouts import (
    CELLS,
    DAY,
    GROUPS,
    HEADERS,
    ORDERS,
    PLANS,
    SEPARATORS,
    Wanted,
    drawn,
    wanted,
)


def read(text: str) -> Wanted:
    return [told(task) for task in extract(text, published=dt.date.fromisoformat(DAY)).tasks]


def told(task: FoundTask) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    by = task.due.date.isoformat() if task.due.date and not task.due.every else str(task.due.every or "")
    return tuple(one.id for one in task.lead), tuple(one.id for one in task.co), by


def is_drawn(separator: str, order: tuple[str, ...], group: str, cells: str) -> bool:
    """What nobody draws: stacked cells without numbers or with gaps, groups that leave a single column."""
    if separator == "stacked":
        return "number" in order and group == "none" and cells not in ("merged", "ditto")
    if group != "none" and cells != "full":
        return False
    return not (cells == "dated" and len(order) < 4) and not (group != "none" and "form" not in order)


@pytest.mark.parametrize("language", PLANS)
@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("separator", SEPARATORS)
def test_plan_in_any_layout_tells_the_same_tasks(language: str, header: str, separator: str) -> None:
    """Every layout is drawn under one of the headers."""
    plan = PLANS[language]
    lost = {
        (order, group, cells): text
        for number, (order, group, cells) in enumerate(product(ORDERS, GROUPS, CELLS))
        if number % len(HEADERS) == HEADERS.index(header)
        and is_drawn(separator, order, group, cells)
        and read(text := drawn(plan, separator, header, order, group, cells)) != wanted(plan, group, cells)
    }
    assert not lost, "\n\n".join(f"{how}\n{text}" for how, text in lost.items())
