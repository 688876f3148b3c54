"""A day that a page corrects further down is the deadline of the order told before."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

DAY = dt.date(2026, 7, 14)

PAGES = {
    "en": (
        "Day\n\n11:05 The Prime Minister instructed the akimat of Astana to check pumps by 10 August.\n"
        "18:55 Correction: the akimat of Astana has until 20 August to check the pumps, not until 10 August."
    ),
    "ru": (
        "Лента\n\n11:05 Премьер-министр поручил акимату Астаны проверить все насосы до 10 августа.\n"
        "18:55 Уточнение: на проверку насосов столице дали время до 20 августа, а не до 10 августа."
    ),
    "kk": (
        "Күн\n\n11:05 Премьер-Министр Астана әкімдігіне сорғыны 10 тамызға дейін тексеруді тапсырды.\n"
        "18:55 Түзету: сорғыны тексеруге 10 тамызға емес, 20 тамызға дейін уақыт берілген."
    ),
}


@pytest.mark.parametrize("language", PAGES)
def test_corrected_day_is_that_of_the_order_told_before(language: str) -> None:
    tasks = extract(PAGES[language], published=DAY).tasks
    assert [(task.lead[0].id, task.due.date) for task in tasks] == [("akimat-astana", dt.date(2026, 8, 20))]


def test_correction_of_something_else_changes_no_day() -> None:
    text = (
        "Day\n\n11:05 The Prime Minister instructed the akimat of Astana to check pumps by 10 August.\n"
        "18:55 Correction: the concert of 12 July took place on 13 July."
    )
    assert [task.due.date for task in extract(text, published=DAY).tasks] == [dt.date(2026, 8, 10)]
