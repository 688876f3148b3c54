"""Which bodies a text names: lists with one head, places and levels, foreign and unknown bodies."""

from __future__ import annotations

import time

import pytest

from instructions.extraction.bodies import find_bodies

CASES = [
    pytest.param(
        "en", "Akims of Akmola, Almaty and Abai regions", ["akmola", "almaty-region", "abai"], id="en-almaty"
    ),
    pytest.param("en", "the akimats of Almaty and Astana", ["almaty-city", "astana"], id="en-cities"),
    pytest.param("ru", "акимам областей Абай и Жетісу", ["abai", "jetisu"], id="ru-level-before"),
    pytest.param(
        "ru", "акиматы города Алматы и Алматинской области", ["almaty-city", "almaty-region"], id="ru-both"
    ),
    pytest.param(
        "kk", "Алматы, Абай облыстарының әкімдеріне", ["almaty-region", "abai"], id="kk-level-after"
    ),
]


@pytest.mark.parametrize(("language", "text", "places"), CASES)
def test_a_level_holds_for_its_list(language: str, text: str, places: list[str]) -> None:
    found = [id_ for mention in find_bodies(text, 0, len(text), language) for id_ in mention.ids]
    assert found == [f"akimat-{place}" for place in places]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the Ministry of Energy of Uzbekistan"),
        ("en", "the Turkish Ministry of Energy"),
        ("ru", "Министерство энергетики России"),
        ("kk", "Ресейдің Энергетика министрлігі"),
    ],
)
def test_a_foreign_body_of_the_same_name_is_not_ours(language: str, text: str) -> None:
    (mention,) = find_bodies(text, 0, len(text), language)
    assert mention.foreign
    assert mention.ids[0].startswith("?: ")


def test_spans_are_places_of_the_whole_text() -> None:
    text = "Решили: Минфину доложить."
    (mention,) = find_bodies(text, 7, len(text), "ru")
    assert mention.span.of(text) == "Минфину"


def test_abbreviations_are_whole_words_in_capitals() -> None:
    text = "мид и МИДель, но МИДу"
    assert [one.span.of(text) for one in find_bodies(text, 0, len(text), "ru")] == ["МИДу"]


HOSTILE = [
    "Министерству финансов, ",
    "Министерству ",
    '"',
    "(",
    "Алматы и ",
    "МВД, ",
    "Комитет Аб ",
    "совместно с ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_cost_grows_with_the_size_of_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        find_bodies(text, 0, len(text), "ru")
        return time.process_time() - began

    seconds(1000)
    assert seconds(80_000) < 16 * seconds(20_000) + 0.5
