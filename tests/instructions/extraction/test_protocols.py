"""Minutes of meetings by construction: where the mark, the owner and the deadline of an item may stand."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 12)
HEADS = {
    "en": "MINUTES\nof the meeting of the Commission on Housing\n10 March 2026\n\nRESOLVED:\n",
    "ru": "ПРОТОКОЛ\nзаседания Комиссии по жилью\n10 марта 2026 года\n\nРЕШИЛИ:\n",
    "kk": "Тұрғын үй комиссиясы отырысының\nХАТТАМАСЫ\n2026 жылғы 10 наурыз\n\nШЕШІМ:\n",
}
MARKS = {
    "number": ("1. ", "2. "),
    "section sign": ("§ 1. ", "§ 2. "),
    "number sign": ("№ 1. ", "№ 2. "),
    "code": ("P1. ", "P2. "),
    "dash behind the number": ("1 – ", "2 – "),
    "number of the minutes": ("1/4. ", "2/4. "),
    "square brackets": ("[1] ", "[2] "),
    "stop and bracket": ("1.) ", "2.) "),
    "small roman": ("(i) ", "(ii) "),
    "a line of its own": ("1.\n", "2.\n"),
    "arrow": ("→ ", "→ "),
}
WORDS = {"en": "Item {}. ", "ru": "Пункт {}. ", "kk": "{}-тармақ. "}
FORMS = {
    "en": {
        "brackets": "Check the lifts in old houses (Ministry of Energy; 1 June 2026).",
        "brackets behind a stop": "Check the lifts in old houses. (Ministry of Energy, by 1 June 2026)",
        "square brackets": "Check the lifts in old houses [Ministry of Energy] [1 June 2026]",
        "arrows": "Check the lifts in old houses → Ministry of Energy → 1 June 2026",
        "dash": "Check the lifts in old houses – Ministry of Energy, by 1 June 2026.",
        "one line": "Check the lifts in old houses. Responsible – Ministry of Energy, term – 1 June 2026.",
        "shall": "The Ministry of Energy shall check the lifts in old houses by 1 June 2026.",
        "dash and brackets": "Ministry of Energy – to check the lifts in old houses (1 June 2026).",
        "lines": "Check the lifts in old houses\nWho: Ministry of Energy\nWhen: 1 June 2026",
    },
    "ru": {
        "brackets": "Проверить лифты в старых домах (Министерство энергетики; 1 июня 2026 года).",
        "brackets behind a stop": "Проверить лифты в старых домах. (Министерство энергетики, до 1 июня)",
        "square brackets": "Проверить лифты в старых домах [Министерство энергетики] [1 июня 2026 г.]",
        "arrows": "Проверить лифты в старых домах → Министерство энергетики → 1 июня 2026 г.",
        "dash": "Проверить лифты в старых домах – Министерство энергетики, до 1 июня 2026 года.",
        "one line": "Проверить лифты в старых домах. Ответственный – Министерство энергетики, срок – 1 июня.",
        "deed": "Проверка лифтов в старых домах (Министерство энергетики; 1 июня 2026 года).",
        "dative": "Министерству энергетики до 1 июня 2026 года проверить лифты в старых домах.",
        "lines": "Проверить лифты в старых домах\nОтв.: Министерство энергетики\nСрок: 1 июня 2026 года",
    },
    "kk": {
        "brackets": "Ескі үйлердегі лифтілер тексерілсін (Энергетика министрлігі; 2026 жылғы 1 маусым).",
        "square brackets": "Ескі үйлердегі лифтілерді тексеру [Энергетика министрлігі] [2026 жылғы 1 маусым]",
        "arrows": "Ескі үйлердегі лифтілерді тексеру → Энергетика министрлігі → 2026 жылғы 1 маусым",
        "one line": "Ескі үйлердегі лифтілерді тексеру. Жауапты – Энергетика министрлігі, мерзім – 1 маусым.",
        "wish": "Энергетика министрлігі ескі үйлердегі лифтілерді 2026 жылғы 1 маусымға дейін тексерсін.",
        "lines": "Ескі үйлердегі лифтілерді тексеру\nЖауапты: Энергетика министрлігі\nМерзімі: 1 маусым",
    },
}
SECOND = {
    "en": "The Ministry of Transport to publish the routes by 1 July 2026.",
    "ru": "Министерству транспорта опубликовать маршруты до 1 июля 2026 года.",
    "kk": "Көлік министрлігі бағыттарды 2026 жылғы 1 шілдеге дейін жарияласын.",
}
WANTED = [("min-energy", dt.date(2026, 6, 1)), ("min-transport", dt.date(2026, 7, 1))]


def _told(text: str, language: str) -> list[tuple[str, dt.date | None]]:
    found = extract(text, published=PUBLISHED, language=language).tasks
    return [("|".join(one.id for one in task.lead), task.due.date) for task in found]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("language", HEADS)
def test_mark_opens_an_item(language: str, mark: str) -> None:
    one, two = MARKS[mark]
    first = next(iter(FORMS[language].values()))
    assert _told(f"{HEADS[language]}{one}{first}\n{two}{SECOND[language]}\n", language) == WANTED


@pytest.mark.parametrize("language", HEADS)
def test_word_and_number_open_an_item(language: str) -> None:
    word = WORDS[language]
    first = next(iter(FORMS[language].values()))
    text = f"{HEADS[language]}{word.format(1)}{first}\n{word.format(2)}{SECOND[language]}\n"
    assert _told(text, language) == WANTED


@pytest.mark.parametrize(
    ("language", "form"), [(language, form) for language, forms in FORMS.items() for form in forms]
)
def test_owner_and_deadline_stand_anywhere_in_an_item(language: str, form: str) -> None:
    text = f"{HEADS[language]}1. {FORMS[language][form]}\n2. {SECOND[language]}\n"
    assert _told(text, language) == WANTED


@pytest.mark.parametrize(
    ("language", "item"),
    [
        ("en", "Current state of the lifts (Ministry of Energy)"),
        ("ru", "О состоянии лифтов (Министерство энергетики)"),
        ("kk", "Лифтілердің жай-күйі туралы (Энергетика министрлігі)"),
    ],
)
def test_matter_and_its_speaker_are_no_order(language: str, item: str) -> None:
    assert _told(f"{HEADS[language]}1. {item}\n2. {SECOND[language]}\n", language) == WANTED[1:]


NEWCOMERS = {
    "en": [
        "1. City theatre: repaint the hall by 1 June 2026.",
        "1. City theatre – to repaint the hall by 1 June 2026.",
        "City theatre (A. Serik):\n1) repaint the hall by 1 June 2026;",
        "1. To instruct City theatre:\na) to repaint the hall by 1 June 2026;",
    ],
    "ru": [
        "1. Городскому театру до 1 июня 2026 года покрасить зал.",
        "1. Городской театр: покрасить зал до 1 июня 2026 года.",
        "Городскому театру (Серик А.):\n1) покрасить зал до 1 июня 2026 года;",
        "1. Поручить Городскому театру:\nа) покрасить зал до 1 июня 2026 года;",
    ],
    "kk": [
        "1. Қалалық театр: залды 2026 жылғы 1 маусымға дейін жөндеу.",
        "Қалалық театр (А. Серік):\n1) залды 2026 жылғы 1 маусымға дейін боясын;",
        "1. Қалалық театрға тапсырылсын:\nа) залды 2026 жылғы 1 маусымға дейін жөндеу;",
    ],
}


@pytest.mark.parametrize(
    ("language", "item"), [(language, item) for language, items in NEWCOMERS.items() for item in items]
)
def test_name_that_nobody_lists_heads_an_item(language: str, item: str) -> None:
    ((lead, day),) = _told(f"{HEADS[language]}{item}\n", language)
    assert day == dt.date(2026, 6, 1)
    assert lead.lower().startswith(("?: city theatre", "?: городск", "?: қалалық театр"))
    assert "Серик" not in lead


CLOSED = {
    "en": [
        "Item 2 of Minutes No. 1 (Ministry of Justice, due 1 April 2026) to be considered fulfilled.",
        "For information: the lifts were due on 1 April 2026; the Ministry of Justice has finished.",
        "This decision of the Commission comes into force on 1 April 2026.",
    ],
    "ru": [
        "Пункт 2 протокола № 1 (Министерство юстиции, срок – 1 апреля 2026 года) считать исполненным.",
        "Справочно: Министерство юстиции проверит лифты до 1 апреля 2026 года.",
    ],
    "kk": [
        "№ 1 хаттаманың 2-тармағы (Әділет министрлігі, мерзімі – 1 сәуір) орындалды деп есептелсін.",
        "Анықтама үшін: Әділет министрлігі лифтілерді 1 сәуірге дейін тексереді.",
        "Алдыңғы отырыстың хаттамасы бекітілсін.",
    ],
}


@pytest.mark.parametrize(
    ("language", "item"), [(language, item) for language, items in CLOSED.items() for item in items]
)
def test_what_minutes_close_or_recall_is_no_order(language: str, item: str) -> None:
    assert _told(f"{HEADS[language]}1. {item}\n2. {SECOND[language]}\n", language) == WANTED[1:]


LINES = {
    "en": [
        "Check the lifts\nOwner: Ministry of Energy\nCo-executor: Ministry of Justice\nDue: 1 June 2026",
        "Check the lifts\nOwner:\nMinistry of Energy\nDue:\n1 June 2026",
        "Check the lifts.\n(Ministry of Energy, by 1 June 2026)",
    ],
    "ru": [
        "Проверить лифты\nИсполнитель: Министерство энергетики\nСоисполнитель: Минюст\nСрок: 1 июня 2026 г.",
        "Проверить лифты\nИсполнитель:\nМинистерство энергетики\nСрок:\n1 июня 2026 г.",
        "Проверить лифты.\n(Министерство энергетики, до 1 июня 2026 года)",
    ],
    "kk": [
        "Лифтілерді тексеру\nЖауапты:\nЭнергетика министрлігі\nМерзімі:\n2026 жылғы 1 маусым",
    ],
}


@pytest.mark.parametrize(
    ("language", "item"), [(language, item) for language, items in LINES.items() for item in items]
)
def test_owner_and_deadline_stand_on_lines_below(language: str, item: str) -> None:
    assert _told(f"{HEADS[language]}1. {item}\n2. {SECOND[language]}\n", language) == WANTED
