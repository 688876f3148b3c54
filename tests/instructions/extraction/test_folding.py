from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instructions.extraction.folding import fold, fold_case


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(fold_case(text)) == len(text)


@given(st.text(alphabet="aceiopxyhəABCEHIKMOPTXІЅабвгдеіңөһ -.1", max_size=60))
def test_fold_of_mixed_scripts_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("1 мая\N{NARROW NO-BREAK SPACE}2026", "1 мая 2026", id="narrow-space"),
        pytest.param("I–II — «кв.»", 'I-II - "кв."', id="dashes-and-quotes"),
        pytest.param("бiр ай iшiнде", "бір ай ішінде", id="latin-i-in-a-kazakh-word"),
        pytest.param("ІV тоқсан", "IV тоқсан", id="cyrillic-letter-in-a-roman-numeral"),
        pytest.param("minіstry", "ministry", id="cyrillic-letter-in-an-english-word"),
        pytest.param("с 1 по 15", "с 1 по 15", id="nothing-to-fold"),
        pytest.param("рейды c 1 по 15 мая", "рейды с 1 по 15 мая", id="latin-preposition"),
        pytest.param("İzmit", "Izmit", id="dotted-capital"),
        pytest.param("четвёртый", "четвертый", id="yo"),
        pytest.param("a\r\nb\rc", "a \nb\nc", id="line-ends"),
        pytest.param("SMS-хабар", "SMS-хабар", id="hyphen-parts-keep-their-script"),
    ],
)
def test_fold_makes_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("text", ["aа" * 200_000, "a" * 300_000 + "б" + "a" * 300_000, "a б" * 200_000])
def test_fold_of_hostile_text_ends(text: str) -> None:
    assert len(fold(text)) == len(text)
