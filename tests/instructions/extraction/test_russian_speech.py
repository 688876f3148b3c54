"""Whom Russian speech and running text mean: "you", "he", "the company", "the first", "both regions"; and the
moods in which they order without an order's verb.
"""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 10)


def told(text: str) -> list[tuple[tuple[str, ...], str]]:
    """(leads, day or rhythm) of each task."""
    return [
        (tuple(owner.id for owner in task.lead), str(task.due.date or task.due.every or ""))
        for task in extract(text, published=PUBLISHED, language="ru").tasks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "«Казахтелеком» признал, что в аулах нет связи. Компании поручено устранить это до 20 апреля.",
            [(("kazakhtelecom",), "2026-04-20")],
            id="company",
        ),
        pytest.param(
            "По данным Министерства просвещения, мест не хватает. Премьер поручил ведомству до 1 июня "
            "пересчитать потребность.",
            [(("min-enlightenment",), "2026-06-01")],
            id="ministry",
        ),
        pytest.param(
            "Досталось и акиму Тестовского района. Ему велено за десять дней вывезти мусор.",
            [(("?: акиму Тестовского района",), "2026-03-20")],
            id="pronoun",
        ),
        pytest.param(
            "Премьер-министр выслушал Минфин и МНЭ. Обоим ведомствам поручено к 1 апреля сверить расчёты.",
            [(("min-finance", "min-national-economy"), "2026-04-01")],
            id="both",
        ),
        pytest.param(
            "Доложили министр транспорта и аким Шымкента. Первому поручено до 5 апреля внести смету, "
            "последнему – до 7 апреля выделить участок.",
            [(("min-transport",), "2026-04-05"), (("akimat-shymkent",), "2026-04-07")],
            id="first-and-last",
        ),
        pytest.param(
            "– Коллеги из «Казводхоза», теперь о вас. График промывки каналов мне на стол – к 1 апреля.",
            [(("?: Казводхоза",), "2026-04-01")],
            id="hailed",
        ),
        pytest.param(
            "«Смету пересчитайте до 20 марта, – повернулся вице-премьер к министру транспорта».",
            [(("min-transport",), "2026-03-20")],
            id="told-beside",
        ),
        pytest.param(
            "Северный Казахстан и Акмола отстают. Северному Казахстану завершить обмолот до 5 октября.",
            [(("akimat-north-kazakhstan",), "2026-10-05")],
            id="region-alone",
        ),
        pytest.param(
            "Минздраву поручено до 1 июня закупить реагенты. Минтрансу к этому же сроку подготовить машины.",
            [(("min-health",), "2026-06-01"), (("min-transport",), "2026-06-01")],
            id="same-day",
        ),
    ],
)
def test_who_is_meant(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Минтрансу отведено два месяца на ремонт моста.",
            [(("min-transport",), "2026-05-10")],
            id="time-given",
        ),
        pytest.param(
            "Минтранс обязан до 1 мая сдать мост. О результатах – доложить в Правительство до 5 мая.",
            [(("min-transport",), "2026-05-01"), ((), "2026-05-05")],
            id="infinitive-after-dash",
        ),
        pytest.param(
            "Аким Акмолинской области услышал в свой адрес: склады проверить к 1 июня.",
            [(("akimat-akmola",), "2026-06-01")],
            id="infinitive-after-colon",
        ),
        pytest.param(
            "Премьер поручил Минфину до 1 мая выделить средства. Минтранс направит бригады до 20 марта.",
            [(("min-finance",), "2026-05-01"), (("min-transport",), "2026-03-20")],
            id="future-near-orders",
        ),
        pytest.param(
            "Пусть Минтранс к 1 апреля проверит мосты.",
            [(("min-transport",), "2026-04-01")],
            id="let",
        ),
        pytest.param(
            "Минтрансу придётся отчитываться ежемесячно.",
            [(("min-transport",), "month")],
            id="will-have-to",
        ),
        pytest.param(
            "Премьер-министр поручил Минтрансу до 1 мая провести проверку, по результатам которой внести "
            "предложения до 1 июня.",
            [(("min-transport",), "2026-05-01"), (("min-transport",), "2026-06-01")],
            id="by-whose-results",
        ),
    ],
)
def test_an_order_without_its_verb(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("– Вы должны до зимы убрать склад! – потребовал житель посёлка.", id="citizen"),
        pytest.param(
            "Вице-министр рассказала, что дефицит мест должен исчезнуть в 2027 году.", id="forecast"
        ),
        pytest.param("Министр напомнил о мосте, который он потребовал сдать до Нового года.", id="recalled"),
        pytest.param("По его словам, к 2030 году выпуск должен вырасти вдвое.", id="reported-duty"),
        pytest.param("Аким Абайской области попросил денег на ремонт школ.", id="plea"),
        pytest.param("Стороны договорились до конца года провести форум.", id="agreed"),
    ],
)
def test_what_others_say_is_no_task(text: str) -> None:
    assert told(text) == []


def test_a_table_in_semicolons_and_the_deadline_of_its_section() -> None:
    table = (
        "Что сделать; Кто делает; Срок\n"
        "Раздел 1. Вода (срок для раздела – 15 июня 2026 года)\n"
        "Проверить насосы; МВРИ; \n"
        "Раздел 2. Дороги\n"
        "Сдать мост; Минтранс; до 1 мая 2026 г.\n"
    )
    assert told(table) == [(("min-water",), "2026-06-15"), (("min-transport",), "2026-05-01")]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("до Дня столицы", "2026-07-06"),
        ("к Наурызу", "2026-03-21"),
        ("ко Дню Независимости", "2026-12-16"),
        ("до последнего дня квартала", "2026-03-31"),
        ("к 15-му", "2026-03-15"),
        ("за квартал, то есть не позже 31 мая,", "2026-05-31"),
        ("в апреле", "2026-04-30"),
    ],
)
def test_days_by_other_names(words: str, day: str) -> None:
    assert told(f"Минтрансу поручено {words} завершить ремонт.") == [(("min-transport",), day)]


@pytest.mark.parametrize(
    ("lead", "id_"),
    [
        ("Минздраву, Минтруда и Минпросвещения", "min-health min-labour min-enlightenment"),
        ("Минводы", "min-water"),
        ("цифровому ведомству", "min-ai-digital"),
        ("ГКП «Астана Тест Арнасы»", "?: ГКП «Астана Тест Арнасы»"),
        ("Аппарату акима области", "?: Аппарату акима области"),
        ("Начальнику ДЧС области", "?: ДЧС области"),
        ("Дорожникам", "?: Дорожникам"),
    ],
)
def test_bodies_as_speakers_call_them(lead: str, id_: str) -> None:
    named = [" ".join(leads) for leads, _ in told(f"{lead} поручено до 1 апреля внести план.")]
    assert named == [id_]


@pytest.mark.parametrize(
    "order",
    [
        "На ремонт моста Минтрансу отпущен месяц.",
        "С Минтранса ждут отчёт к 10 апреля.",
        "Задача Минтранса – до 10 апреля отремонтировать мост.",
        "До 10 апреля мост должен быть отремонтирован силами Минтранса.",
        "Премьер отвёл Минтрансу на ремонт месяц.",
        "В адрес Минтранса прозвучало: сдать мост до 10 апреля.",
        "Решили, что Минтранс сдаст мост до 10 апреля.",
        "«Сдайте мост до 10 апреля», – велел Премьер министру транспорта.",
        "За Минтрансом закрепили ремонт моста, до 10 апреля он должен быть завершён.",
    ],
)
def test_one_order_told_in_many_ways(order: str) -> None:
    assert told(order) == [(("min-transport",), "2026-04-10")]
