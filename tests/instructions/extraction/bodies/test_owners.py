"""Who is told to do it, and with whom."""

from __future__ import annotations

import pytest

from instructions.extraction.bodies import read_owner_cell, read_owners

SENTENCES = [
    pytest.param("en", "The Ministry of Energy is to report by May.", ["min-energy"], [], id="en-subject"),
    pytest.param(
        "en",
        "The Prime Minister told the Ministries of Justice and of Finance to settle it.",
        ["min-justice", "min-finance"],
        [],
        id="en-object",
    ),
    pytest.param(
        "ru",
        "Минфину совместно с акиматом города Алматы до мая сверить расчёты.",
        ["min-finance"],
        ["akimat-almaty-city"],
        id="ru-together",
    ),
    pytest.param(
        "kk",
        "Көлік министрлігі Қаржы министрлігімен бірлесіп, жоспарды бекітсін.",
        ["min-transport"],
        ["min-finance"],
        id="kk-together",
    ),
]


@pytest.mark.parametrize(("language", "sentence", "lead", "co"), SENTENCES)
def test_owners_of_a_sentence(language: str, sentence: str, lead: list[str], co: list[str]) -> None:
    owners = read_owners(sentence, language=language)
    assert [owner.id for owner in owners.lead] == lead
    assert [owner.id for owner in owners.co] == co


CELLS = [
    pytest.param("ru", "МНЭ (свод), МЮ", ["min-national-economy"], ["min-justice"], id="ru-marked"),
    pytest.param(
        "ru", "МНЭ, МЮ (по согласованию)", ["min-national-economy", "min-justice"], [], id="ru-unmarked"
    ),
    pytest.param("kk", "ТЖМ, ІІМ (жинақтау)", ["min-internal-affairs"], ["min-emergency"], id="kk-marked"),
]


@pytest.mark.parametrize(("language", "cell", "lead", "co"), CELLS)
def test_owners_of_a_cell(language: str, cell: str, lead: list[str], co: list[str]) -> None:
    owners = read_owner_cell(cell, language=language)
    assert [owner.id for owner in owners.lead] == lead
    assert [owner.id for owner in owners.co] == co
