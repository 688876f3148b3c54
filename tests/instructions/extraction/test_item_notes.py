"""Lines below the items of minutes that tell of some of them by their numbers, by when or by whom."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 10)
WATER, ROADS, COAL = "min-water", "min-transport", "min-energy"


@pytest.mark.parametrize(
    ("language", "page", "told"),
    [
        pytest.param(
            "en",
            "MINUTES\nIt was decided:\n1. The Ministry of Transport shall mend the ferry.\n"
            "2. The Ministry of Energy shall stock the sheds.\n3. To dredge the harbour by July 1.\n"
            "The deadline for items 1 and 2 is June 1, 2026.\n"
            "Responsible for item 3: the Ministry of Water Resources and Irrigation.",
            [(ROADS, "2026-06-01"), (COAL, "2026-06-01"), (WATER, "2026-07-01")],
            id="english",
        ),
        pytest.param(
            "ru",
            "ПРОТОКОЛ\nРешили:\n1. Министерству транспорта починить паром.\n"
            "2. Министерству энергетики заполнить склады.\n3. Углубить гавань до 1 июля.\n"
            "Срок исполнения пунктов 1 и 2 – 1 июня 2026 года.\n"
            "Ответственный по пункту 3 – Министерство водных ресурсов и ирригации.",
            [(ROADS, "2026-06-01"), (COAL, "2026-06-01"), (WATER, "2026-07-01")],
            id="russian",
        ),
        pytest.param(
            "ru",
            "ПРОТОКОЛ\nРешили:\n1. Починить паром до 1 июня.\n2. Обнести причал до 1 июля.\n"
            "3. Углубить гавань до 1 августа.\n"
            "Исполнение пп. 1–2 возложить на Министерство транспорта, "
            "п. 3 – на Министерство водных ресурсов и ирригации.",
            [(ROADS, "2026-06-01"), (ROADS, "2026-07-01"), (WATER, "2026-08-01")],
            id="russian-two-in-a-line",
        ),
        pytest.param(
            "kk",
            "ХАТТАМА\nШешілді:\n1. Айлақты 1 маусымға дейін жөндеу.\n2. Кемежайды 1 шілдеге дейін қоршау.\n"
            "3. Арнаны 1 тамызға дейін тереңдету.\n1, 2-тармақтарға жауапты – Көлік министрлігі, "
            "3-тармаққа – Су ресурстары және ирригация министрлігі.",
            [(ROADS, "2026-06-01"), (ROADS, "2026-07-01"), (WATER, "2026-08-01")],
            id="kazakh-owners",
        ),
        pytest.param(
            "kk",
            "ХАТТАМА\nШешілді:\n1. Көлік министрлігі айлақты жөндесін.\n"
            "2. Энергетика министрлігі қойманы толтырсын.\n1–2-тармақтардың орындалу мерзімі – 1 маусым.",
            [(ROADS, "2026-06-01"), (COAL, "2026-06-01")],
            id="kazakh-days",
        ),
        pytest.param(
            "kk",
            "ХАТТАМА\n1. Көлік министрлігі айлақты 1 мамырға дейін жөндесін.\n"
            "2. Энергетика министрлігі қойманы толтырсын.\n"
            "2025 жылғы № 7 хаттаманың 1, 2-тармақтарының мерзімі – 1 маусым.",
            [(ROADS, "2026-05-01"), (COAL, "None")],
            id="other-minutes",
        ),
    ],
)
def test_a_line_tells_of_items_by_number(language: str, page: str, told: list[tuple[str, str]]) -> None:
    tasks = extract(page, published=PUBLISHED, language=language).tasks
    assert [(",".join(one.id for one in task.lead), str(task.due.date)) for task in tasks] == told


def test_what_such_a_line_adds_is_named() -> None:
    page = "ХАТТАМА\n1. Көлік министрлігі айлақты жөндесін.\n1-тармақтың мерзімі – 1 маусым."
    (task,) = extract(page, published=PUBLISHED, language="kk").tasks
    assert "due-after" in {reason.name for reason in task.reasons}
    assert "no-deadline" not in task.doubts
