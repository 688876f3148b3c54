"""Abbreviations that a page explains, in whatever form offices do it."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract
from instructions.extraction.folding import fold
from instructions.extraction.glossary import glossary_of

PUBLISHED = dt.date(2026, 4, 2)
WANTED = [(["min-energy"], "2026-06-01"), (["min-transport"], "2026-07-15")]

MINUTES = {
    "en": (
        "MINUTES of the meeting on quarries\n\n",
        "It was decided:\n1. To fence the old quarry (MEN, by 1 June 2026).\n"
        "2. To pave the road to the quarry (MTR, by 15 July 2026).\n",
    ),
    "ru": (
        "ПРОТОКОЛ совещания о карьерах\n\n",
        "Решили:\n1. Огородить старый карьер (МЭН, до 1 июня 2026 года).\n"
        "2. Замостить дорогу к карьеру (МТР, до 15 июля 2026 года).\n",
    ),
    "kk": (
        "Карьерлер жөніндегі кеңестің ХАТТАМАСЫ\n\n",
        "Шешті:\n1. Ескі карьерді қоршау (ЭНМ, 2026 жылғы 1 маусымға дейін).\n"
        "2. Карьерге баратын жолды төсеу (КЛМ, 2026 жылғы 15 шілдеге дейін).\n",
    ),
}
EXPLAINED = {
    "en-brackets": "Abbreviations: MEN (Ministry of Energy), MTR (Ministry of Transport)\n\n",
    "en-table": "Abbreviations\nMEN | Ministry of Energy\nMTR | Ministry of Transport\n\n",
    "en-lines": "Abbreviations:\nMEN – Ministry of Energy;\nMTR – Ministry of Transport.\n\n",
    "en-equals": "* MEN = Ministry of Energy; MTR = Ministry of Transport\n\n",
    "en-hereinafter": "Present: the Ministry of Energy (hereinafter – MEN), the Ministry of Transport"
    " (hereinafter referred to as “MTR”).\n\n",
    "ru-brackets": "Сокращения: МЭН (Министерство энергетики), МТР (Министерство транспорта)\n\n",
    "ru-table": "Сокращения\nМЭН | Министерство энергетики\nМТР | Министерство транспорта\n\n",
    "ru-lines": "Сокращения:\nМЭН – Министерство энергетики;\nМТР – Министерство транспорта.\n\n",
    "ru-equals": "* МЭН = Министерство энергетики; МТР = Министерство транспорта\n\n",
    "ru-hereinafter": "Приняли участие: Министерство энергетики (далее – МЭН), Министерство транспорта"
    " (далее – «МТР»).\n\n",
    "kk-brackets": "Қысқартулар: ЭНМ (Энергетика министрлігі), КЛМ (Көлік министрлігі)\n\n",
    "kk-table": "Қысқартулар\nЭНМ | Энергетика министрлігі\nКЛМ | Көлік министрлігі\n\n",
    "kk-lines": "Қысқартулар:\nЭНМ – Энергетика министрлігі;\nКЛМ – Көлік министрлігі.\n\n",
    "kk-equals": "* ЭНМ = Энергетика министрлігі; КЛМ = Көлік министрлігі\n\n",
    "kk-hereinafter": "Қатысқандар: Энергетика министрлігі (бұдан әрі – ЭНМ), Көлік министрлігі"
    " (бұдан әрі – «КЛМ»).\n\n",
}


@pytest.mark.parametrize("form", EXPLAINED)
@pytest.mark.parametrize("place", ["above", "below"])
def test_abbreviations_of_the_page_name_the_owners(form: str, place: str) -> None:
    head, items = MINUTES[form[:2]]
    told = EXPLAINED[form]
    page = head + (told + items if place == "above" else items + "\n" + told)
    tasks = extract(page, published=PUBLISHED).tasks
    assert [([one.id for one in task.lead], str(task.due.date)) for task in tasks] == WANTED


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "The MRB and the Bureau of Rivers and Canals (hereinafter – BRC) shall meet.",
            {"BRC": "Bureau of Rivers and Canals"},
            id="name-behind-another-body",
        ),
        pytest.param(
            "Комитет по рекам Министерства воды (далее – КРМ) и Союз рыбаков (далее – Союз) согласны.",
            {"КРМ": "Комитет по рекам Министерства воды"},
            id="name-with-the-body-above-it",
        ),
        pytest.param("MEN – Fence the quarry\nMTR – Pave the road\n", {}, id="owners-and-their-deeds"),
        pytest.param("ӨҚБ – Құрылыс басталды.\nКЛМ – Жол жабық.\n", {}, id="news-of-two-bodies"),
        pytest.param("The Ministry (MEN) and its rival (MTR) met.", {}, id="brackets-without-names"),
    ],
)
def test_glossary_holds_only_names_that_the_letters_stand_for(text: str, names: dict[str, str]) -> None:
    assert glossary_of(fold(text)).names == names
