"""Whoever opens a Russian order in the dative is told it, as far as the name goes, whatever it is called."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 10)
PAPER = "ПРОТОКОЛ № 7\nзаседания комиссии\n9 марта 2026 года\n\nРЕШИЛИ:\n"
MINUTES = PAPER + "1. Управлению связи до 1 мая сдать план.\n"
NEWS = "Аким области провёл совещание. Управлению связи он поручил до 1 мая сдать план. "
WHOLE = [
    "Главному лесничему",
    "Каждому члену экипажа",
    "Всем сторожам",
    "Кузнецам",
    "Горной обсерватории при «Академии звёзд»",
    "Речной страже Комитета водного надзора",
    "Комитету по разведению тюльпанов в сфере цветоводства",
    "Отделу мостов, речного транспорта и канатных дорог города",
    "Верхнему областному филиалу",
    "Архивариусу музея П. Досову",
    "Заместителю главы палаты Р. Жолдину",
    "Кружкам, где занимается больше ста детей,",
    "Хранителям, отвечающим за ключи от башен,",
    "Авиации «Казжел»",
    "Школе-студии № 4",
    "Управлению тепла и ЖКХ",
    "Начальнику штаба полковнику Сатову",
    "Группе учёта птиц",
    "Дирекции строящихся маяков",
    "Старостам Каменки, Берёзовки и Карасу",
    "Хозяйствам «Тулпар» и «Арна»",
]
ROWS = [
    ("Лесничеству и зоопарку", ("Лесничеству", "зоопарку")),
    ("ТКОП и ТНХЗ", ("ТКОП", "ТНХЗ")),
    ("Музею часов и товариществу «Бора»", ("Музею часов", "товариществу «Бора»")),
    ("Отделу семян, «АгроТау»", ("Отделу семян", "«АгроТау»")),
    ("Обсерватории и станции юннатов", ("Обсерватории", "станции юннатов")),
]


def leads(text: str) -> set[tuple[str, ...]]:
    tasks = extract(text, published=PUBLISHED, language="ru").tasks
    return {tuple(owner.id.removeprefix("?: ") for owner in task.lead) for task in tasks}


@pytest.mark.parametrize(
    "frame",
    [
        MINUTES + "2. {} – описать все курганы до 10 апреля.",
        MINUTES + "2. {}: описать все курганы, до 10 апреля.",
        MINUTES + "2. {} в срок до 10 апреля описать все курганы.",
        NEWS + "{} – описать все курганы до 10 апреля.",
        NEWS + "Снега выпало 40 сантиметров. {} – описать все курганы до 10 апреля.",
        NEWS + "{} поручено описать все курганы до 10 апреля.",
        NEWS + "{} необходимо до 10 апреля описать все курганы.",
    ],
    ids=["dash", "colon", "day", "news", "aside", "told", "needs"],
)
@pytest.mark.parametrize("name", WHOLE)
def test_name_in_the_dative_is_the_owner(name: str, frame: str) -> None:
    found = leads(frame.format(name))
    assert {name.rstrip(",")} <= {one.rstrip(",") for lead in found for one in lead}
    assert max(map(len, found)) == 1


@pytest.mark.parametrize(("row", "names"), ROWS)
def test_names_in_a_row_are_owners_each(row: str, names: tuple[str, ...]) -> None:
    assert names in leads(f"{MINUTES}2. {row} – описать все курганы до 10 апреля.")
    assert names in leads(f"{NEWS}{row} – описать все курганы до 10 апреля.")


@pytest.mark.parametrize("name", ["Главному лесничему", "Отделу мостов, реки и дорог", "Кузнецам", "ПЧ-31"])
def test_name_that_is_a_sentence_of_its_own(name: str) -> None:
    items = "2.1 Отделу связи. Сдать план. До 1 мая.\n2.2 {}. Описать курганы. До 10 апреля."
    assert (name,) in leads(PAPER + items.format(name))


@pytest.mark.parametrize("name", ["Главному лесничему", "Отделу мостов, реки и дорог", "Кузнецам"])
def test_name_that_heads_a_list(name: str) -> None:
    found = leads(f"{MINUTES}\n{name}:\n– описать курганы до 10 апреля;\n– сверить карты до 20 апреля.")
    assert found == {("Управлению связи",), (name,)}


@pytest.mark.parametrize(
    "order",
    [
        "Смету передать застройщику до 10 апреля.",
        "Программу – утвердить до 10 апреля.",
        "Вместе с лесничеством описать курганы до 10 апреля.",
        "Работы – до 10 апреля.",
        "Тёплые окна – монтаж до 10 апреля.",
    ],
)
def test_what_only_looks_like_a_dative_is_nobody(order: str) -> None:
    named = {one for lead in leads(NEWS + order) for one in lead}
    assert not any(order.startswith(one) for one in named)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("Министерству юстиции, КТЖ – сверить карты до 10 апреля.", ("min-justice", "temir-zholy")),
        ("Акимам Абайской области и ВКО – сверить карты к маю.", ("akimat-abai", "akimat-east-kazakhstan")),
        ("МЧС (свод), МВД: сверить карты до 10 апреля.", ("min-emergency",)),
        ("Агентству по защите и развитию конкуренции – сверить карты до 10 апреля.", ("agency-competition",)),
    ],
)  # fmt: skip
def test_bodies_of_the_registry_keep_their_ids(order: str, expected: tuple[str, ...]) -> None:
    assert expected in leads(f"{MINUTES}2. {order}")


@pytest.mark.parametrize(
    ("order", "lead"),
    [
        ("Штаб потребовал: сторожам – описать курганы к 10 апреля.", "сторожам"),
        ("Решение комиссии: Сарыкольскому району – описать курганы к 10 апреля.", "Сарыкольскому району"),
        ("Описать курганы к 10 апреля должен Tulpar Group.", "Tulpar Group"),
        ("Описать все курганы к 10 апреля обязан степной отряд.", "степной отряд"),
        ("Описать курганы к 10 апреля обязаны следопыты отряда № 3.", "следопыты отряда № 3"),
    ],
)
def test_name_behind_a_colon_or_a_duty(order: str, lead: str) -> None:
    assert (lead,) in leads(NEWS + order)


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("«ВостокСвет» меняет опоры, отчёт – к 10 апреля.", "«ВостокСвет»"),
        ("Таза Кала запускает приём стекла к 10 апреля.", "Таза Кала"),
        ("ВКРЭК к 10 апреля меняет опоры.", "ВКРЭК"),
    ],
)
def test_name_and_what_it_does_in_a_list(item: str, lead: str) -> None:
    found = leads(f"{PAPER}I. Акимату области до 1 мая сдать план.\nII. {item}")
    assert (lead,) in found


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("Ему же и Министерству обороны – сверить карты до 10 мая.", ("min-justice", "min-defence")),
        ("Ему и министру энергетики поручено сверить карты до 10 мая.", ("min-justice", "min-energy")),
    ],
)
def test_pronoun_beside_a_name_is_told_too(order: str, expected: tuple[str, ...]) -> None:
    text = f"Премьер-министр поручил Министерству юстиции до 1 мая сдать план. {order}"
    assert expected in leads(text)


def test_plural_noun_points_to_no_single_body() -> None:
    text = "Премьер-министр поручил заводу «Тулпар» до 1 мая сдать план. Заводам – сверить весы до 10 мая."
    assert leads(text) == {("заводу «Тулпар»",), ("Заводам",)}
