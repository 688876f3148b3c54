"""Deadlines that no preposition marks: a time at the end of an order, one said with what it is for, one that
is told in a clause about the thing, and today.
"""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

DAY = dt.date(2026, 3, 2)
UNITS = {
    "one day": "2026-03-03",
    "two weeks": "2026-03-16",
    "3 working days": "2026-03-05",
    "four months": "2026-07-02",
    "a month": "2026-04-02",
    "a week": "2026-03-09",
    "72 hours": "2026-03-05",
}
ENDS = ("{}.", "{};", " – {}.", ". {}.", " (time: {}).", " [{}]")


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("time", UNITS)
def test_time_that_closes_an_order(time: str, end: str) -> None:
    tail = end.format(time)
    order = "The Ministry of Energy was told to count the boilers"
    page = f"Decided:\n1. {order}{tail if tail[0] in ' .' else ', ' + tail}\n"
    assert [str(task.due.date) for task in extract(page, published=DAY).tasks] == [UNITS[time]]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The Prime Minister gives the Ministry of Energy 72 hours to restore the line.", "2026-03-05"),
        ("The Ministry of Energy gets three days to remove the fence.", "2026-03-05"),
        ("The Ministry of Energy was told to draft the rules; term – a month.", "2026-04-02"),
        ("The Ministry of Energy must draft the rules; for this it has twenty days.", "2026-03-22"),
        ("Аким дал управлению энергетики города неделю на то, чтобы проверить котлы.", "2026-03-09"),
        ("Министр поручил Минэнерго проверить питомники, отведя на это семь дней.", "2026-03-09"),
        ("Министр поручил Минэнерго проверить питомники, дав ему месяц.", "2026-04-02"),
        ("Министр поручил Минэнерго проверить питомники, на это у него 20 дней.", "2026-03-22"),
        ("Министр поручил Минэнерго проверить питомники, срок – неделя.", "2026-03-09"),
        ("Министр поручил Минэнерго проверить питомники, сутки.", "2026-03-03"),
        ("Министр поручил Минэнерго проверить питомники; на всё про всё – год.", "2027-03-02"),
    ],
)  # fmt: skip
def test_time_that_is_given(text: str, due: str) -> None:
    assert [str(task.due.date) for task in extract(text, published=DAY).tasks] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Energy must cut the waiting from 30 to 12 days.",
        "The Ministry of Energy must stock fuel for three days.",
        "The Ministry of Energy was told to test all boilers older than 25 years.",
        "Министерству энергетики поручено сократить срок ответа с пяти до двух суток.",
        "Министерству энергетики поручено держать запас угля не менее чем на 20 суток.",
    ],
)
def test_time_that_the_order_is_about(text: str) -> None:
    assert [task.due.date for task in extract(text, published=DAY).tasks] == [None]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The repair was entrusted to the Energy Ministry, which has until the end of March.", "2026-03-31"),
        ("The Ministry of Energy takes charge of the line, which by Monday has to work.", "2026-03-09"),
        ("The akim – whose deputy was ill – was told to mend the roof by June 1.", "2026-06-01"),
        ("Министерству энергетики поручена проверка котлов, которая продлится до 30 апреля.", "2026-04-30"),
    ],
)  # fmt: skip
def test_day_told_of_the_thing(text: str, due: str) -> None:
    assert [str(task.due.date) for task in extract(text, published=DAY).tasks] == [due]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The Ministry of Energy was told to file a note of explanation, today.", "2026-03-02"),
        ("Минэнерго поручено подготовить письмо за подписью министра, сегодня же.", "2026-03-02"),
        ("Today the Ministry of Energy was ordered by the Premier to mend the line.", "None"),
        ("Сегодня Премьер поручил Министерству энергетики починить линию.", "None"),
        ("The Ministry of Energy was told to bring coal, starting already today.", "None"),
    ],
)  # fmt: skip
def test_today(text: str, due: str) -> None:
    assert [str(task.due.date) for task in extract(text, published=DAY).tasks] == [due]
