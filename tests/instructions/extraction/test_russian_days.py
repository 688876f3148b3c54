"""Days and owners that Russian orders tell at their end, in a sentence of their own, or in brackets."""

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
    ("when", "day"),
    [
        ("до конца финансового года", "2026-12-31"),
        ("до окончания бюджетного года", "2026-12-31"),
        ("к концу календарного года", "2026-12-31"),
    ],
)
def test_years_of_schools_and_of_money(when: str, day: str) -> None:
    assert told(f"Министерству просвещения поручено {when} закупить автобусы.") == [
        (("min-enlightenment",), day)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Минтрансу предстоит пересчитать тарифы; на это отведён месяц.",
            [(("min-transport",), "2026-04-10")],
            id="given",
        ),
        pytest.param(
            "Минэнерго должно обследовать подстанции; для этого даны две недели.",
            [(("min-energy",), "2026-03-24")],
            id="given-two-weeks",
        ),
        pytest.param(
            "4. Минздраву – закрыть дефицит фельдшеров; отчёт – II квартал 2026 г.",
            [(("min-health",), "2026-06-30")],
            id="report",
        ),
        pytest.param(
            "4. Минздраву – закрыть дефицит фельдшеров; срок – 1 мая.",
            [(("min-health",), "2026-05-01")],
            id="deadline",
        ),
        pytest.param(
            "4. Минздраву – до 1 мая закрыть дефицит фельдшеров; Минтруда – до 5 мая утвердить надбавки.",
            [(("min-health",), "2026-05-01"), (("min-labour",), "2026-05-05")],
            id="two-tasks-stay-two",
        ),
        pytest.param(
            "Доводить воду до полей поручено самим акиматам до 1 мая.",
            [(("all-akimats",), "2026-05-01")],
            id="themselves",
        ),
        pytest.param(
            "Тестовским электрическим сетям поручено до 1 мая заменить опоры.",
            [(("?: Тестовским электрическим сетям",), "2026-05-01")],
            id="networks",
        ),
    ],
)
def test_said_beside(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert told(text) == expected


def test_the_said_regions() -> None:
    text = (
        "2. Отметить отставание Костанайской и Акмолинской областей.\n"
        "3. Акимам указанных областей до 1 мая закупить семена.\n"
    )
    assert told(text) == [(("akimat-kostanay", "akimat-akmola"), "2026-05-01")]


def test_an_akim_is_no_company() -> None:
    text = (
        "Тестовским электрическим сетям поручено до 1 мая заменить опоры. "
        "Аким города должен до 3 мая представить список дворов."
    )
    assert told(text)[1] == (("?: Аким города",), "2026-05-03")


def test_companions_in_brackets() -> None:
    text = (
        "2. Минфину:\nа) пересмотреть ставку сбора (с МНЭ, Минюстом) – до 1 мая;\nб) до 5 мая внести смету."
    )
    tasks = extract(text, published=PUBLISHED, language="ru").tasks
    assert [owner.id for owner in tasks[0].co] == ["min-national-economy", "min-justice"]
    assert not tasks[1].co


def test_a_headline_above_its_article_is_no_second_task() -> None:
    text = (
        "12:40 Минэкологии велели очистить берег\n"
        "Премьер поручил министерству до 1 мая вывезти мусор с побережья.\n\n"
        "11:05 Акиматам поручено до 3 мая проверить насосы.\n"
    )
    assert [day for _, day in told(text)] == ["2026-05-01", "2026-05-03"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Ежемесячно жду подробную сводку от Минздрава», – сказал премьер.", (("min-health",), "month")),
        (
            "«К 1 мая жду расчёт от акимата Шымкента», – сказал премьер.",
            (("akimat-shymkent",), "2026-05-01"),
        ),
    ],
)
def test_what_the_speaker_expects_from_somebody(text: str, expected: tuple[tuple[str, ...], str]) -> None:
    assert told(text) == [expected]
