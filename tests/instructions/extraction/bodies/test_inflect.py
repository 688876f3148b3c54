"""Case forms by the endings of the lexicon, against a table made with a morphological dictionary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from instructions.extraction.bodies.inflect import Inflector
from instructions.extraction.folding import fold_case
from instructions.extraction.lexicon import lexicon

TABLE = Path(__file__).with_name("forms_ru.json")
"""Made with pymorphy3 (case forms of adjectives and head noun), then read and corrected by hand."""


@pytest.mark.parametrize("name", json.loads(TABLE.read_text("utf-8")))
def test_russian_names_take_the_forms_of_the_dictionary(name: str) -> None:
    ours = Inflector(lexicon("ru")).forms(fold_case(name))
    table = json.loads(TABLE.read_text("utf-8"))[name]
    missing = {case: form for case, form in table.items() if not _has(ours, case, form)}
    assert missing == {}


def _has(ours: dict[str, frozenset[str]], case: str, form: str) -> bool:
    cases = ours.get(fold_case(form), frozenset())
    return case in cases or "any" in cases


@pytest.mark.parametrize(
    ("name", "case", "form"),
    [
        pytest.param("новое агентство по связи", "dat", "новому агентству по связи", id="neuter"),
        pytest.param("служба спасения", "ins", "службой спасения", id="feminine"),
        pytest.param("областные управления", "dat", "областным управлениям", id="plural"),
        pytest.param("министерства и ведомства", "dat", "министерствам и ведомствам", id="two-plurals"),
        pytest.param("минсвязи", "any", "минсвязи", id="genitive-inside"),
    ],
)
def test_a_name_that_an_office_adds_is_inflected(name: str, case: str, form: str) -> None:
    assert case in Inflector(lexicon("ru")).forms(name)[form]
