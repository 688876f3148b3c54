"""How English orders are worded beside "is to" and "was instructed to": who, by when."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

FEB_10, FEB_13, MAR_20 = dt.date(2026, 2, 10), dt.date(2026, 2, 13), dt.date(2026, 3, 20)
ORDERS = [
    pytest.param(
        "The Deputy Prime Minister tasked: the Ministry of Energy – to submit the balance within ten days; "
        "the Ministry of Finance – to finish the audit by March 20.",
        [("min-energy", FEB_13), ("min-finance", MAR_20)],
        id="after-a-colon",
    ),
    pytest.param(
        "Let the Ministry of Finance study the bill and answer within five working days.",
        [("min-finance", FEB_10)],
        id="let-them",
    ),
    pytest.param(
        "The Ministry of Justice is given a final term to connect the notaries – March 20.",
        [("min-justice", MAR_20)],
        id="term-given",
    ),
    pytest.param(
        "The Ministry of Energy is charged to work out the question of tariffs by March 20.",
        [("min-energy", MAR_20)],
        id="charged-to",
    ),
    pytest.param(
        "A summary of the tests is awaited from the ministries by March 20.",
        [("all-ministries", MAR_20)],
        id="awaited-from",
    ),
]
NO_ORDERS = [
    pytest.param("Rain is awaited in the north by March 20.", id="awaited-weather"),
    pytest.param("A quota was given to exporters in March.", id="given-to-people"),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_english_order(text: str, expected: list[tuple[str | None, dt.date]]) -> None:
    tasks = extract(text, published=dt.date(2026, 2, 3), language="en").tasks
    read = [(task.lead[0].id if task.lead else None, task.due.date) for task in tasks]
    assert read == expected


@pytest.mark.parametrize("text", NO_ORDERS)
def test_english_narrative_is_no_order(text: str) -> None:
    assert extract(text, published=dt.date(2026, 2, 3), language="en").tasks == ()


def test_a_later_message_of_a_feed_is_no_item_of_the_list_above() -> None:
    text = (
        "[11:30] Instructions given today:\n"
        "🔹 Ministry of Energy – submit the balance by March 20\n"
        "🔹 Ministry of Finance – finish the audit by March 20\n\n"
        "[15:00] Pictures from the port by our photographer\n\n"
        "[18:00] The mayor hopes to open the fair by March 20."
    )
    tasks = extract(text, published=dt.date(2026, 2, 3), language="en").tasks
    assert [task.lead[0].id for task in tasks] == ["min-energy", "min-finance"]
