"""Forms by their first words are found where one expression of all of them finds them."""

from __future__ import annotations

import re

import pytest

from instructions.extraction.first_words import FirstWords, any_of
from instructions.extraction.lexicon import alternation, languages, lexicon
from instructions.extraction.phrases import choice

FORMS = (
    "a matter",
    "a matter for",
    "a",
    "matter of course",
    "co-operates with",
    "тендер",
    "тендер жүр*",
    "no 5",
    "co-op*",
    "matt*",
    "тенде* жүр*",
)
TEXTS = (
    "it is a matter for the akims, a matter of course",
    "amatter a",
    "a  matter\tfor them",
    "co-operates with a tender, no 5 and no 55",
    "бұл тендер жүргізілді, тендерлер жүреді",
    "_a matter",
    "",
)


def found(pattern: FirstWords | re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [one.span() for one in pattern.finditer(text, start, end)]


@pytest.mark.parametrize("joined", [alternation, choice], ids=["words", "phrases"])
@pytest.mark.parametrize("text", TEXTS)
def test_places_are_those_of_one_expression(text: str, joined: object) -> None:
    one = re.compile(alternation(FORMS) if joined is alternation else choice(FORMS))
    many = any_of(FORMS, alternation if joined is alternation else choice)
    assert isinstance(many, FirstWords)
    for start in range(len(text) + 1):
        for end in (start, start + 5, len(text)):
            assert found(many, text, start, end) == found(one, text, start, end), (start, end)
            for how in ("match", "fullmatch", "search"):
                told = [getattr(pattern, how)(text, start, end) for pattern in (many, one)]
                assert [place and place.span() for place in told] == [told[1] and told[1].span()] * 2, how


@pytest.mark.parametrize("language", languages())
def test_all_forms_of_orders_are_found(language: str) -> None:
    forms = [form for form in lexicon(language).forms("duty", "must") if re.match(r"\w+(?![\w*])", form)]
    many = any_of(forms, choice)
    plain = [form for form in forms if not set(form) & set("*_~")]
    assert plain
    for form in plain[:300]:
        assert many.fullmatch(form, 0, len(form)) is not None, form


@pytest.mark.parametrize(("form", "kind"), [("instruct*", FirstWords), (", with", re.Pattern)])
def test_a_form_without_a_whole_first_word_is_found_too(form: str, kind: type) -> None:
    many = any_of((*FORMS, form), choice)
    assert isinstance(many, kind)
    assert many.search(form.replace("*", "x"), 0, 9) is not None
