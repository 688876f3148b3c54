"""Bodies of other countries are not ours, though they bear the same names."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

ABROAD = [
    "Министерству энергетики России поручено до 1 мая внести проект закона.",
    "The Ministry of Finance of Uzbekistan was instructed to submit a draft law by May 1.",
    "Өзбекстанның Қаржы министрлігіне 1 мамырға дейін заң жобасын енгізу тапсырылды.",
    "Өзбекстан Қаржы министрлігіне 1 мамырға дейін заң жобасын енгізу тапсырылды.",
]
AT_HOME = [
    "Министерству энергетики поручено совместно с Министерством энергетики России до 1 мая внести проект.",
    "The Ministry of Finance was told to agree it with the Ministry of Finance of Uzbekistan by May 1.",
    "Қаржы министрлігіне 1 мамырға дейін Өзбекстанның Қаржы министрлігімен бірлесіп жоба енгізу тапсырылды.",
]


@pytest.mark.parametrize("sentence", ABROAD)
def test_an_order_to_a_body_of_another_country_is_none_of_ours(sentence: str) -> None:
    assert extract(sentence, published=dt.date(2026, 2, 3)).tasks == ()


@pytest.mark.parametrize("sentence", AT_HOME)
def test_an_order_that_only_concerns_another_country_is_ours(sentence: str) -> None:
    (task,) = extract(sentence, published=dt.date(2026, 2, 3)).tasks
    assert [owner.id for owner in task.lead if not owner.id.startswith("?")] == [task.lead[0].id]
