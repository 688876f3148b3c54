"""Minutes, records and lists of orders in the layouts that offices give them: whose they are and by when."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

DAY = dt.date(2026, 3, 10)

HEADS = {
    "en": (
        "Record of what the council settled\n10 March 2026\n\n",
        "NOTES of the working session on roads\nRoom 5, 10 March 2026\n\n",
    ),
    "ru": ("Что решил совет по дорогам\n10 марта 2026 года\n\n", "Лист № 3 дорожной комиссии\n\n"),
    "kk": ("Жол жөніндегі кеңес не шешті\n2026 жылғы 10 наурыз\n\n", "Комиссияның № 3 парағы\n\n"),
}

ITEMS = {
    "en": {
        "subject": "{n}. The {who} shall {deed} by {day}.",
        "bracket": "{n}. {Deed} ({who}, by {day}).",
        "sentences": "{n}. {Deed}. {who}. By {day}.",
        "owner behind": "{n}. {Deed} by {day}. {who}.",
        "action": "{n}. {Deed}. Action: {who}. Due: {day}.",
        "resolved": "{n}. Roads\nHeard: report of the engineers.\nResolved: {who} to {deed} by {day}.",
        "unknown label": "{n}. Roads\nDiscussed at length.\nNext step: {who} to {deed} by {day}.",
    },
    "ru": {
        "дательный": "{n}. {dat} {deed} до {day}.",
        "двоеточие": "{n}. {who}: {deed} до {day}.",
        "скобки": "{n}. {Deed} ({who}, до {day}).",
        "предложения": "{n}. {Deed}. {who}. До {day}.",
        "отв": "{n}. {Deed}. Отв.: {who}, до {day}.",
        "решение": "{n}. Дороги\nЗаслушали: доклад (инженеры).\nРешение: {dat} {deed} до {day}.",
    },
    "kk": {
        "бас сөз": "{n}. {who} {day} дейін {wish}.",
        "жақша": "{n}. {Deed} ({who}, {day} дейін).",
        "сөйлемдер": "{n}. {Deed}. {who}. {day} дейін.",
        "жауапты": "{n}. {Deed}. Жауапты: {who}, {day} дейін.",
    },
}

ORDERS = {
    "en": (
        ("Ministry of Transport", "", "pave the ring road", "", "3 June 2026", "min-transport", "2026-06-03"),
        ("Ministry of Energy", "", "light the crossings", "", "20 July 2026", "min-energy", "2026-07-20"),
        (
            "Ministry of Finance",
            "",
            "pay the contractors",
            "",
            "1 September 2026",
            "min-finance",
            "2026-09-01",
        ),
    ),
    "ru": (
        (
            "Министерство транспорта",
            "Министерству транспорта",
            "заасфальтировать объезд",
            "",
            "3 июня 2026 года",
            "min-transport",
            "2026-06-03",
        ),
        (
            "Министерство энергетики",
            "Министерству энергетики",
            "осветить переезды",
            "",
            "20 июля 2026 года",
            "min-energy",
            "2026-07-20",
        ),
        (
            "Министерство финансов",
            "Министерству финансов",
            "выплатить долги подрядчикам",
            "",
            "1 сентября 2026 года",
            "min-finance",
            "2026-09-01",
        ),
    ),
    "kk": (
        (
            "Көлік министрлігі",
            "",
            "айналма жолды асфальттау",
            "айналма жолды асфальттасын",
            "2026 жылғы 3 маусымға",
            "min-transport",
            "2026-06-03",
        ),
        (
            "Энергетика министрлігі",
            "",
            "өткелдерді жарықтандыру",
            "өткелдерді жарықтандырсын",
            "2026 жылғы 20 шілдеге",
            "min-energy",
            "2026-07-20",
        ),
        (
            "Қаржы министрлігі",
            "",
            "мердігерлердің ақысын төлеу",
            "мердігерлердің ақысын төлесін",
            "2026 жылғы 1 қыркүйекке",
            "min-finance",
            "2026-09-01",
        ),
    ),
}


def drawn(language: str, item: str) -> str:
    return "\n".join(
        item.format(n=n, who=who, dat=dat, deed=deed, Deed=deed[0].upper() + deed[1:], wish=wish, day=day)
        for n, (who, dat, deed, wish, day, _, _) in enumerate(ORDERS[language], start=1)
    )


BARE = ("subject", "bracket", "дательный", "скобки", "бас сөз", "жақша")
"""Items that may as well have bullets."""


def told(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [
        (tuple(owner.id for owner in task.lead), str(task.due.date or ""))
        for task in extract(text, published=DAY).tasks
    ]


@pytest.mark.parametrize(("language", "layout"), [(one, name) for one in ITEMS for name in ITEMS[one]])
def test_orders_are_counted_under_a_head_that_names_no_minutes(language: str, layout: str) -> None:
    wanted = [((id_,), by) for *_, id_, by in ORDERS[language]]
    for head in HEADS[language]:
        assert told(head + drawn(language, ITEMS[language][layout])) == wanted


@pytest.mark.parametrize("bullet", ["• ", "– "])
@pytest.mark.parametrize(
    ("language", "layout"), [(one, name) for one in ITEMS for name in ITEMS[one] if name in BARE]
)
def test_orders_in_bullets_need_no_announcement(language: str, layout: str, bullet: str) -> None:
    wanted = [((id_,), by) for *_, id_, by in ORDERS[language]]
    listed = drawn(language, ITEMS[language][layout].replace("{n}. ", bullet))
    assert told(HEADS[language][0] + listed) == wanted


CARDS = {
    "en": ("📌 {Deed}\n👤 {who}\n📅 by {day}", "Responsible: {who}          Deadline: {day}\n{Deed}."),
    "ru": ("📌 {Deed}\n👤 {who}\n📅 до {day}", "Ответственный: {who}          Срок: {day}\n{Deed}."),
    "kk": ("📅 {day} дейін\n👤 {who}\n📌 {Deed}", "Жауапты: {who}          Мерзімі: {day} дейін\n{Deed}."),
}


@pytest.mark.parametrize(("language", "card"), [(one, card) for one in CARDS for card in CARDS[one]])
def test_card_is_read_by_what_its_lines_hold(language: str, card: str) -> None:
    wanted = [((id_,), by) for *_, id_, by in ORDERS[language]]
    assert told(HEADS[language][0] + drawn(language, card + "\n")) == wanted


BEHIND = {
    "en": ("{n}. {Deed}.", "{n} – {who}, by {day};"),
    "en, item": ("{n}. {Deed}.", "on item {n} – {who}, by {day}"),
    "ru": ("{n}. {Deed}.", "по пункту {n} – {who}, до {day}"),
    "kk": ("{n}. {Deed}.", "{n}-тармақ бойынша – {who}, {day} дейін"),
}


@pytest.mark.parametrize("how", BEHIND)
def test_owners_behind_all_items_are_theirs_by_number(how: str) -> None:
    language = how[:2]
    minutes = {"en": "Minutes No. 3\n\n", "ru": "Протокол № 3\n\n", "kk": "№ 3 хаттама\n\n"}
    items, owners = (drawn(language, one) for one in BEHIND[how])
    wanted = [((id_,), by) for *_, id_, by in ORDERS[language]]
    assert told(f"{minutes[language]}{items}\n\n{owners}") == wanted


def test_day_and_town_of_a_paper_are_no_task() -> None:
    assert told("AKIM OF ABAI REGION\nINSTRUCTION No. 12\n10 March 2026, Semey\n\nOn roads.") == []


IDLE = {
    "programme": "Events of the spring\n\n1. 15 May 2026 – book fair (Ministry of Transport).\n"
    "2. 1 June 2026 – kite day (Ministry of Energy).\n3. 20 July 2026 – regatta (Ministry of Finance).",
    "hopes": "What they promise\n\n1. The Ministry of Transport hopes to pave the road by 15 May 2026.\n"
    "2. The Ministry of Energy expects to light it by 1 June 2026.\n"
    "3. The Ministry of Finance plans to pay by 20 July 2026.",
    "надежды": "Что обещают\n\n1. Министерство транспорта надеется до 15 мая 2026 года открыть мост.\n"
    "2. Министерство энергетики планирует до 1 июня 2026 года осветить его.\n"
    "3. Министерство финансов рассчитывает до 20 июля 2026 года расплатиться.",
    "күнтізбе": "Көктем оқиғалары\n\n1. 2026 жылғы 15 мамыр – кітап жәрмеңкесі (Көлік министрлігі).\n"
    "2. 2026 жылғы 1 маусым – батпырауық күні (Энергетика министрлігі).\n"
    "3. 2026 жылғы 20 шілде – жарыс (Қаржы министрлігі).",
}


@pytest.mark.parametrize("text", IDLE.values(), ids=IDLE)
def test_counted_events_and_hopes_are_no_orders(text: str) -> None:
    assert told(text) == []


def test_agenda_tells_who_speaks_and_orders_nothing() -> None:
    text = (
        "АГЕНДА\n\n1. О дорогах (докладчик – Министерство транспорта)\n2. О свете (Министерство энергетики)"
    )
    assert told(text) == []
