"""Days that are called by a name, days of a rhythm, and periods in rarer orders of their words."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from instructions.extraction.terms import read_deadline
from instructions.working_days import KazakhstanWhenAsked

DAY = dt.date(2026, 1, 12)
CALENDAR = KazakhstanWhenAsked(2025, 2029)
ORDERS = {
    "en": "The Ministry of Energy must count the boilers {}.",
    "ru": "Министерству энергетики поручено проверить котлы {}.",
    "kk": "Энергетика министрлігіне қазандықтарды {} тексеру тапсырылды.",
}
NAMES = {
    "03-01": ("Gratitude Day", "Дня благодарности", "Алғыс айту күніне"),
    "05-07": ("Defender of the Fatherland Day", "Дня защитника Отечества", "Отан қорғаушылар күніне"),
    "05-09": ("Victory Day", "Дня Победы", "Жеңіс күніне"),
    "06-01": ("Children's Day", "Дня защиты детей", "Балаларды қорғау күніне"),
    "06-04": ("State Symbols Day", "Дня государственных символов", "Мемлекеттік рәміздер күніне"),
    "07-06": ("Capital Day", "Дня столицы", "Астана күніне"),
    "08-30": ("Constitution Day", "Дня Конституции", "Конституция күніне"),
    "09-01": ("Knowledge Day", "Дня знаний", "Білім күніне"),
    "10-25": ("Republic Day", "Дня Республики", "Республика күніне"),
    "12-16": ("Independence Day", "Дня Независимости", "Тәуелсіздік күніне"),
}
BY = {"en": "by {}", "ru": "до {}", "kk": "{} дейін"}


def told(language: str, words: str) -> str:
    sentence = ORDERS[language].format(words)
    due = read_deadline(sentence, language=language, published=DAY, calendar=CALENDAR)
    return str(due.date or due.every or due.text)


@pytest.mark.parametrize(("day", "language"), list(product(NAMES, ORDERS)))
def test_day_by_its_name(day: str, language: str) -> None:
    name = NAMES[day][tuple(ORDERS).index(language)]
    assert told(language, BY[language].format(name)) == f"2026-{day}"


@pytest.mark.parametrize("language", ORDERS)
def test_named_day_without_a_marker_is_no_deadline(language: str) -> None:
    names = {"en": "of Victory Day", "ru": "имени Дня Победы", "kk": "Жеңіс күнінің"}
    assert told(language, names[language]) == ""


@pytest.mark.parametrize(
    ("language", "words", "due"),
    [
        ("en", "every night", "day"),
        ("en", "each evening", "day"),
        ("en", "on every second Saturday of the month", "month"),
        ("en", "every Saturday", "week"),
        ("ru", "каждое утро", "day"),
        ("ru", "каждый вечер", "day"),
        ("ru", "по вечерам", "day"),
        ("ru", "каждые выходные", "week"),
        ("ru", "каждое третье воскресенье месяца", "month"),
        ("ru", "каждое 1-е число", "month"),
        ("ru", "каждое десятое число", "month"),
        ("ru", "каждое воскресенье", "week"),
    ],
)
def test_rhythm(language: str, words: str, due: str) -> None:
    assert told(language, words) == due


@pytest.mark.parametrize(
    ("language", "words", "due"),
    [
        ("en", "from March 14 to 24", "2026-03-24"),
        ("en", "from March 14 to April 3", "2026-04-03"),
        ("en", "in the 1st decade of March", "2026-03-10"),
        ("en", "in the 2nd decade of March", "2026-03-20"),
        ("en", "in half-year I of 2027", "2027-06-30"),
        ("en", "in half-year II of 2027", "2027-12-31"),
        ("en", "in quarter III of 2027", "2027-09-30"),
        ("en", "in 2027, quarter III", "2027-09-30"),
        ("en", "by the start of the 2026/27 season", "by the start of the 2026/27 season"),
        ("en", "in the 2026/27 academic year", "in the 2026/27 academic year"),
        ("ru", "в 2027 году, полугодие первое", "2027-06-30"),
        ("ru", "в 2027 году, квартал третий", "2027-09-30"),
        ("ru", "к десятому числу", "2026-02-10"),
        ("ru", "до 1.12", "2026-12-01"),
        ("ru", "до 5.10", "2026-10-05"),
        ("ru", "до 1.13", ""),
        ("ru", "до 1.12 млн", ""),
        ("ru", "до начала 2026/27 учебного года", "до начала 2026/27 учебного года"),
        ("ru", "в 2026/2027 учебном году", "в 2026/2027 учебном году"),
    ],
)
def test_rarer_order_of_words(language: str, words: str, due: str) -> None:
    assert told(language, words) == due


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "before the snow melts next year"),
        ("en", "before classes begin in autumn"),
        ("en", "before the November frosts"),
        ("en", "at the December session"),
        ("ru", "до выгона скота весной 2027 года"),
        ("ru", "в осенне-зимний период"),
        ("kk", "жоба түскен соң бес күн ішінде"),
    ],
)
def test_event_that_a_time_tells_apart(language: str, words: str) -> None:
    sentence = ORDERS[language].format(words)
    due = read_deadline(sentence, language=language, published=DAY, calendar=CALENDAR)
    assert (due.date, words in due.text) == (None, True)


def test_day_before_a_body_is_no_event() -> None:
    assert told("en", "before the Headquarters on October 30") == "2026-10-30"
