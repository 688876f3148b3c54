"""Days that stand beside an order or beside another time: in the next sentence, in an apposition, under the
heading of a month or a quarter.
"""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("after", "due"),
    [
        ("Ему нужен результат 6 мая.", "2026-05-06"),
        ("Список уйдёт завтра.", "2026-03-03"),
        ("Итоги вынесут на штаб в декабре.", "2026-12-31"),
        ("Сегодня.", "2026-03-02"),
        ("Проверю в сентябре.", "None"),
        ("Такой же обход в прошлом году занял три месяца.", "None"),
        ("Зима начнётся с 1 декабря.", "None"),
        ("Котельных в городе и в пяти сёлах вокруг него к 1 мая станет больше.", "None"),
    ],
)
def test_day_in_the_next_sentence(after: str, due: str) -> None:
    page = f"Премьер поручил Министерству энергетики проверить котельные. {after}"
    assert str(extract(page, published=DAY).tasks[0].due.date) == due


def test_day_in_a_sentence_that_says_more_is_a_doubt() -> None:
    page = "Премьер поручил Министерству энергетики проверить котельные. Ему нужен результат 6 мая."
    (task,) = extract(page, published=DAY).tasks
    assert "deadline-after" in task.doubts


@pytest.mark.parametrize(
    ("times", "due"),
    [
        ("до Нового года, точнее до 25 декабря", "2026-12-25"),
        ("до зимы, не позднее 30 ноября", "2026-11-30"),
        ("до Наурыза, к 20 марта", "2026-03-20"),
        ("в течение лета, по 25 августа", "2026-08-25"),
        ("до конца весны, к 20 мая", "2026-05-20"),
        ("до 1 мая, по итогам 30 апреля", "2026-05-01"),
    ],
)
def test_time_in_words_and_a_day_behind_it(times: str, due: str) -> None:
    page = f"Министерству энергетики поручено {times}, проверить котельные."
    assert [str(task.due.date) for task in extract(page, published=DAY).tasks] == [due]


def test_same_term_as_before() -> None:
    page = (
        "Поручено:\n1. Министерству энергетики проверить котельные до 15 мая.\n"
        "2. Министерству транспорта проверить мосты, срок прежний.\n"
    )
    assert [str(task.due.date) for task in extract(page, published=DAY).tasks] == ["2026-05-15"] * 2


def test_day_under_the_heading_of_its_month() -> None:
    page = """План мероприятий

АВГУСТ 2026
– Минтруда: нанести на портал карту объектов
– акимат Астаны: обследовать 240 остановок (до 20-го)
– Минздрав: назначить координаторов по доступности

IV КВАРТАЛ 2026
– КТЖ: закупить 40 вагонов с подъёмниками
– Минтруда: обеспечить перевод новостей, не позднее 1 декабря
"""
    days = [str(task.due.date) for task in extract(page, published=DAY).tasks]
    assert days == ["2026-08-31", "2026-08-20", "2026-08-31", "2026-12-31", "2026-12-01"]


def test_ordinal_before_a_dash_is_a_day() -> None:
    page = """Work plan

JULY
• By the 15th – the Ministry of Energy counts the boilers.
• Until the 20th – the Ministry of Transport repairs the bridges.

AUGUST
• By the 5th – the Ministry of Healthcare opens the wards.
"""
    days = [str(task.due.date) for task in extract(page, published=DAY).tasks]
    assert days == ["2026-07-15", "2026-07-20", "2026-08-05"]


@pytest.mark.parametrize(
    ("page", "due"),
    [
        ("District akims: the list of wells – on my desk tomorrow morning.", "2026-03-03"),
        ("Министру транспорта: список мостов мне на стол послезавтра.", "2026-03-04"),
        ("Министру транспорта: список мостов мне на стол.", "None"),
    ],
)
def test_day_that_nothing_marks(page: str, due: str) -> None:
    (task,) = extract(
        f"Decided:\n1. {page}" if page.isascii() else f"Поручено:\n1. {page}", published=DAY
    ).tasks
    assert str(task.due.date) == due
