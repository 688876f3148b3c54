"""Lines that open with a day, and owners behind a dash below an item: the form of the line tells the task."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 12)
ROWS = {
    "en": (
        ("Ministry of Energy", "test the turbines", "12 May 2026"),
        ("Ministry of Finance", "allot money for pumps", "3 June 2026"),
        ("Ministry of Transport", "widen the ferry road", "8 July 2026"),
    ),
    "ru": (
        ("Министерство энергетики", "испытать турбины", "12 мая 2026 года"),
        ("Министерство финансов", "выделить деньги на насосы", "3 июня 2026 года"),
        ("Министерство транспорта", "расширить дорогу к парому", "8 июля 2026 года"),
    ),
    "kk": (
        ("Энергетика министрлігі", "турбиналарды сынау", "2026 жылғы 12 мамыр"),
        ("Қаржы министрлігі", "сорғыларға ақша бөлу", "2026 жылғы 3 маусым"),
        ("Көлік министрлігі", "паромға баратын жолды кеңейту", "2026 жылғы 8 шілде"),
    ),
}
WANTED = [("min-energy", "2026-05-12"), ("min-finance", "2026-06-03"), ("min-transport", "2026-07-08")]
FORMS = {
    "square": "[{day}] {owner}: {deed}",
    "round": "({day}) {owner} – {deed};",
    "dashes": "{day} – {owner} – {deed}.",
    "arrows": "{day} → {owner} → {deed}",
    "owner-last": "{day} – {deed} ({owner})",
    "bullets": "• {day}: {deed} – {owner};",
    "day-above": "{day}\n{owner}: {deed}\n",
    "owner-and-day-above": "{number}. {owner} – {day}\n   {Deed}",
}
TITLES = {"en": "Summer at the harbour\n\n", "ru": "Лето в порту\n\n", "kk": "Порттағы жаз\n\n"}
DECIDED = {
    "en": "MINUTES of the meeting\n\nIt was decided:\n",
    "ru": "ПРОТОКОЛ совещания\n\nРешили:\n",
    "kk": "Кеңестің ХАТТАМАСЫ\n\nШешті:\n",
}


def told(page: str) -> list[tuple[str, str]]:
    tasks = extract(page, published=PUBLISHED).tasks
    return [(" ".join(one.id for one in task.lead), str(task.due.date)) for task in tasks]


def drawn(language: str, form: str) -> str:
    lines = (
        form.format(number=at, owner=owner, deed=deed, Deed=deed[0].upper() + deed[1:], day=day)
        for at, (owner, deed, day) in enumerate(ROWS[language], start=1)
    )
    return "\n".join(lines)


@pytest.mark.parametrize("language", ROWS)
@pytest.mark.parametrize("form", FORMS)
def test_lines_that_open_with_a_day_are_tasks(language: str, form: str) -> None:
    assert told(TITLES[language] + drawn(language, FORMS[form])) == WANTED


@pytest.mark.parametrize("language", ROWS)
def test_day_above_two_deeds_holds_for_both(language: str) -> None:
    (first, deed, day), (second, other, _), (third, last, later) = ROWS[language]
    page = f"{TITLES[language]}{day}\n{first}: {deed}\n{second}: {other}\n{later}\n{third}: {last}\n"
    assert told(page) == [WANTED[0], ("min-finance", "2026-05-12"), WANTED[2]]


@pytest.mark.parametrize("language", ROWS)
def test_owner_and_day_behind_a_dash_below_an_item_are_its_fields(language: str) -> None:
    assert told(DECIDED[language] + drawn(language, "{number}. {Deed}.\n— {owner}, {day}")) == WANTED


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "History of the port\n\n"
            "12.05.2024 – Ministry of Energy: test the turbines\n"
            "03.06.2024 – Ministry of Finance: allot money\n"
            "08.07.2024 – Ministry of Transport: widen the road\n",
            id="days-that-are-over",
        ),
        pytest.param(
            "Days of open doors\n\n12.05.2026 – concert (Ministry of Energy)\n"
            "03.06.2026 – round table (Ministry of Finance)\n"
            "08.07.2026 – exhibition (Ministry of Transport)\n",
            id="english-events",
        ),
        pytest.param(
            "Дни открытых дверей\n\n12.05.2026 – концерт (Министерство энергетики)\n"
            "03.06.2026 – круглый стол (Министерство финансов)\n"
            "08.07.2026 – выставка (Министерство транспорта)\n",
            id="russian-events",
        ),
        pytest.param(
            "Ашық есік күндері\n\n12.05.2026 – концерт (Энергетика министрлігі)\n"
            "03.06.2026 – дөңгелек үстел (Қаржы министрлігі)\n08.07.2026 – көрме (Көлік министрлігі)\n",
            id="kazakh-events",
        ),
    ],
)
def test_calendar_of_events_holds_no_tasks(page: str) -> None:
    assert told(page) == []
