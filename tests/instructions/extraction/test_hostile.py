"""No input makes reading cost more than its length: twice the text, about twice the time."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from itertools import cycle, islice, product

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
    "orders": "the ministry of energy is to report by may 1 and the akimat of astana must plan by june 2, ",
    "russian-orders": "поручено министерству финансов до 1 мая представить план и акимату внести его, ",
    "kazakh-orders": "қаржы министрлігіне 1 мамырға дейін ұсыну, әкімдікке баяндау тапсырылды, ",
    "quoted-orders": '"Minister of Energy, report by May 1," he said. ',
}
NUMBERED: dict[str, str] = {
    "names": "Alta{0} must deliver the plan by May 1. ",
    "tasks": "- The Ministry of Energy is to build{0} by May 1.\n",
    "tables": "Action | Responsible | Deadline\nbuild {0} | Ministry of Energy | May 1\n\nText.\n",
    "glossary": "AB{0} - Ministry of sand{0}; CD{0} - Ministry of snow{0}.\nAB{0} must report by May 1.\n",
    "persons": "министр энергетики Пётр Асан{0}ов доложил ",
    "open-quotes": "“Minister, deliver it{0} by May 1. ",
    "pointers": "The first{0} must report by May 1. They must act, the latter is to pay. ",
}
"""Texts in which no piece is like another: `{0}` is a word of its own each time."""
SMALL, TIMES = 3_000, 4
SLACK = 3.0
"""How much more than in proportion a larger text may take, on a machine that does other things too."""


def seconds(text: str) -> float:
    began = time.process_time()
    extract(text, published=PUBLISHED)
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_time_grows_with_the_length_alone(unit: str) -> None:
    grows_with_the_length((unit * (SMALL * TIMES // len(unit) + 1))[: SMALL * TIMES])


@pytest.mark.parametrize("unit", NUMBERED.values(), ids=NUMBERED.keys())
def test_time_grows_with_the_length_where_nothing_repeats(unit: str) -> None:
    pieces = (unit.format(word) for word in words())
    grows_with_the_length("".join(islice(pieces, SMALL * TIMES // len(unit) + 1)))


def test_time_grows_with_the_length_where_every_table_asks_what_stands_above_it() -> None:
    unit = "Action | Responsible | Deadline\nbuild {0} | Ministry of Energy | May 1\n\nText of Abai Region.\n"
    grows_with_the_length("".join(unit.format(word) for word in islice(words(), 400)))


def grows_with_the_length(text: str) -> None:
    """Measured up to five times, the best of each: what else the machine does slows one and not the other."""
    small = text[: len(text) // TIMES]
    seconds(small[:500])
    one = many = float("inf")
    for _ in range(5):
        one, many = min(one, seconds(small)), min(many, seconds(text))
        if many < SLACK * TIMES * max(one, 0.02):
            return
    raise AssertionError(f"{len(text)} letters take {many:.2f} s, a part of {TIMES} only {one:.2f} s")


def words() -> Iterator[str]:
    return map("".join, product("bdgklmnprstvz", "aeiou", "bdgklmnprstvz", "aeiou", "nrl"))


def test_an_endless_sentence_loses_no_order() -> None:
    orders = (
        f"the Ministry of {body} is to {verb} the {thing} by {month} {day}"
        for (verb, thing), (month, day), body in zip(
            product(
                ("inspect", "repair", "open", "submit", "finish"), ("boilers", "bridges", "schools", "roads")
            ),
            product(("March", "April", "May", "June", "July"), (3, 9, 18, 27)),
            cycle(("Finance", "Energy", "Health")),
            strict=False,
        )
    )
    tasks = extract(" and ".join(orders) + ".", published=PUBLISHED, language="en").tasks
    assert len(tasks) == 20
    assert len({task.due.date for task in tasks}) == 20


def test_what_stands_behind_a_sentence_without_an_end_is_read() -> None:
    noise = " and so on" * 16_000
    text = (
        f"The Ministry of Energy is to inspect the boilers by May 3{noise}, and the Ministry of Finance is "
        "to repair the bridges by June 9.\n\nThe Ministry of Health is to open the schools by July 18."
    )
    tasks = extract(text, published=PUBLISHED, language="en").tasks
    assert [task.due.date for task in tasks] == [
        dt.date(2026, 5, 3),
        dt.date(2026, 6, 9),
        dt.date(2026, 7, 18),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("word", ["министерство и акимат ", "0123456789", "and so on "])
def test_ten_megabytes_without_a_full_stop(word: str) -> None:
    began = time.process_time()
    extract(word * (10_000_000 // len(word)), published=PUBLISHED)
    assert time.process_time() - began < 60


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
