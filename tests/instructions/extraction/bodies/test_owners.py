"""Who is told to do it, and with whom: own sentences and cells in three languages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from instructions.extraction.bodies import Owners, read_owner_cell, read_owners
from instructions.extraction.found import Owner

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


def ids(written: str) -> list[str]:
    return sorted(part.strip() for part in written.split(";") if part.strip(" |"))


def found(owners: Iterable[Owner]) -> list[str]:
    return sorted("?" if owner.id.startswith("?") else owner.id for owner in owners)


def sentences(language: str) -> list[object]:
    return [
        pytest.param(language, row[0], row[1], row[2] if len(row) > 2 else "", id=f"{language}-{number}")
        for number, row in enumerate(rows(f"sentences_{language}.txt"))
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "lead", "co"), [*sentences("en"), *sentences("ru"), *sentences("kk")]
)
def test_owners_of_a_sentence(language: str, sentence: str, lead: str, co: str) -> None:
    owners = read_owners(sentence, language=language)
    assert found(owners.lead) == ids(lead)
    assert found(owners.co) == ids(co)


@pytest.mark.parametrize("row", rows("cells.txt"), ids=lambda row: row[1])
def test_owners_of_a_cell(row: list[str]) -> None:
    language, cell, lead, co = [*row, ""][:4]
    owners = read_owner_cell(cell, language=language)
    assert found(owners.lead) == ids(lead)
    assert found(owners.co) == ids(co)


def spans(owners: Owners, text: str) -> list[str]:
    return [owner.span.of(text) for owner in (*owners.lead, *owners.co) if owner.span]


def test_each_owner_shows_the_words_it_was_read_from() -> None:
    sentence = "Минфину и акимам Абайской и Жетысуской областей до мая сверить расчёты."
    expected = ["Минфину", "акимам Абайской", "Жетысуской областей"]
    assert spans(read_owners(sentence, language="ru"), sentence) == expected


def test_spans_count_from_where_the_sentence_stands() -> None:
    text = "Итоги. Минфину до мая сверить расчёты."
    owners = read_owners(text[7:], language="ru", at=7)
    assert spans(owners, text) == ["Минфину"]


def test_an_unknown_body_is_written_as_the_text_writes_it() -> None:
    owners = read_owners("АО «Жаңа жол» до мая открыть переезд.", language="ru")
    assert [owner.id for owner in owners.lead] == ["?: АО «Жаңа жол»"]


@pytest.mark.parametrize(
    ("language", "sentence", "classes", "many"),
    [
        pytest.param("en", "The ministry is also to report by May.", {"ministry"}, False, id="en-head"),
        pytest.param("en", "They must report by May.", set(), True, id="en-pronoun"),
        pytest.param("ru", "Этому же министерству доложить до мая.", {"ministry"}, False, id="ru-head"),
        pytest.param("ru", "Оно также должно доложить до мая.", set(), False, id="ru-pronoun"),
        pytest.param("kk", "Аталған министрлік мамырға дейін баяндасын.", {"ministry"}, False, id="kk-head"),
        pytest.param("ru", "Акиматам указанных областей доложить до мая.", {"akimat"}, True, id="ru-level"),
        pytest.param("en", "The akims of these regions must report by May.", {"akimat"}, True, id="en-level"),
        pytest.param(
            "kk", "Аталған облыстардың әкімдері мамырға дейін баяндасын.", {"akimat"}, True, id="kk-level"
        ),
        pytest.param("kk", "Олар мамырға дейін баяндасын.", set(), True, id="kk-pronoun"),
    ],
)
def test_what_only_points_back_is_told(language: str, sentence: str, classes: set[str], many: bool) -> None:
    (reference,) = read_owners(sentence, language=language).refers
    assert (set(reference.classes), reference.many) == (classes, many)
