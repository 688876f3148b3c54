"""No input makes reading cost more than its length: twice the text, about twice the time."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 2, 3)
UNITS = {
    "no-full-stop": "the ministry of finance must and the ministry of energy is to report by may ",
    "digits": "0123456789",
    "nested-brackets": "((([[[",
    "closed-brackets": ")))]]]",
    "semicolons": "; ",
    "one-word": "поручено",
    "one-letter": "ж",
    "ministries": "министерствам финансов и энергетики, ",
    "kazakh-bodies": "қаржы министрлігі мен энергетика министрлігі, ",
    "order-words": "поручено до 1 мая и ",
    "bars": "| a ",
    "tabs": "a\t",
    "dashes": "- ",
    "quotes": '"«“',
    "numbers": "1) 2. 3.4. ",
    "lines": "a\n",
    "bodies": "Министерство финансов, ",
    "kazakh-verbs": "бекітсін, тапсырылды, ",
}
SMALL, TIMES = 3_000, 4
SLACK = 3.0
"""How much more than in proportion a larger text may take, on a machine that does other things too."""


def seconds(text: str) -> float:
    began = time.process_time()
    extract(text, published=PUBLISHED)
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_time_grows_with_the_length_alone(unit: str) -> None:
    small = (unit * (SMALL // len(unit) + 1))[:SMALL]
    seconds(small[:500])
    one = min(seconds(small), seconds(small))
    many = seconds((small * TIMES)[: SMALL * TIMES])
    assert many < SLACK * TIMES * max(one, 0.02)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "\x00\x01",
        "\ud800",
        "İİİ ǅ ß ﬁ",
        "1",
        "…",
        "\u202e\u200b",
        ":",
        "- :",
        "1.\n2.\n3.",
    ],
)
def test_text_without_words_holds_no_task(text: str) -> None:
    assert extract(text, published=PUBLISHED).tasks == ()


@pytest.mark.slow
def test_a_megabyte_without_a_full_stop() -> None:
    extract("министерство и акимат " * 50_000, published=PUBLISHED)


def test_a_table_that_begins_with_a_row_without_an_action_is_read() -> None:
    text = (
        "No. | Action | Responsible | Deadline\n"
        "I. | | Ministry of Energy | together with\n"
        "the regions\n"
        "1. | Inspect the boilers | Ministry of Energy | by March 1\n"
    )
    tasks = extract(text, published=dt.date(2026, 2, 3), language="en").tasks
    assert [task.due.date for task in tasks] == [dt.date(2026, 3, 1)]


def test_a_row_whose_action_is_nothing_but_its_deadline_is_read() -> None:
    text = (
        "No. | Action | Responsible\n"
        "1. | by March 1 | Ministry of Energy\n"
        "2. | Inspect the boilers by March 2 | Ministry of Energy\n"
    )
    tasks = extract(text, published=dt.date(2026, 2, 3), language="en").tasks
    assert [task.action for task in tasks] == ["By March 1", "Inspect the boilers"]
