from __future__ import annotations

import re

import pytest

from instructions.extraction import schema, sections
from instructions.extraction.lexicon import LexiconError, alternation, languages, lexicon, parse


@pytest.fixture(autouse=True)
def _sections(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(schema.SECTIONS):
        monkeypatch.delitem(schema.SECTIONS, name)
    monkeypatch.setitem(schema.SECTIONS, "endings", sections.keyed(unique=False))
    monkeypatch.setitem(schema.SECTIONS, "months", sections.keyed(1, 2))
    monkeypatch.setitem(schema.SECTIONS, "by", sections.listed())
    monkeypatch.setitem(schema.SECTIONS, "names", sections.keyed(case=True))


def test_forms_expand_and_fold() -> None:
    read = parse(
        "[endings]\ncase = 0 | ға | дан\n[months]\n1 = қаңтар{case} | Jan{/.}  # by hand\n  | янв*\n",
        language="xx",
    )
    assert read.forms("months", "1") == ("қаңтар", "қаңтарға", "қаңтардан", "jan", "jan.", "янв*")
    assert read.key_of("months")["қаңтарға"] == "1"


def test_lists_have_no_keys_and_names_keep_their_case() -> None:
    read = parse("[by]\nне позднее | до\nк\n[names]\nmin-x = МЭ | Минэк", language="xx")
    assert read.forms("by") == ("не позднее", "до", "к")
    assert read.forms("names", "min-x") == ("МЭ", "Минэк")


def test_alternation_takes_whole_words_longest_first() -> None:
    pattern = re.compile(alternation(["до", "до конца", "квартал*", "т.г."]))
    assert [found[0] for found in pattern.finditer("до  конца квартала т.г. вдоль до")] == [
        "до  конца",
        "квартала",
        "т.г.",
        "до",
    ]
    assert not re.search(alternation([]), "anything")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[x]", "x.lex:1: unknown section [x]"),
        ("january", "x.lex:1: a form before the first [section]"),
        ("[months]\n13 = a", "x.lex:2: unknown key “13” in [months]"),
        ("[months]\n1 = a\n1 = b", "x.lex:3: key “1” for the second time in [months]"),
        ("[months]\n1 = a\n\n2 = a", "x.lex:4: “a” is in [months] under 1 already"),
        ("[months]\n1 = {case}", "x.lex:2: “{case}”: no such key in [endings]"),
        ("[months]\n1 = {a/b", "x.lex:2: braces do not match in “{a/b”"),
        ("[months]\njanuary", "x.lex:2: “january” is not “key = form | form”"),
        ("[months]\n| a", "x.lex:2: nothing to go on with"),
        ("[by]\na || b", "x.lex:2: an empty form"),
        ("[months]\n1 = a | b\n | a", "x.lex:3: “a” is in [months] already, on line 2"),
        ("[by]\na\n[by]", "x.lex:3: section [by] for the second time"),
    ],
)
def test_mistakes_name_file_and_line(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse(text, language="x", name="x.lex")
    assert str(caught.value) == message


def test_required_sections_and_keys_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(schema.SECTIONS, "units", sections.keyed("day", "week", required=True))
    with pytest.raises(LexiconError, match=r"\[units\] is missing"):
        parse("[by]\nк", language="x")
    with pytest.raises(LexiconError, match=r"\[units\] lacks week"):
        parse("[units]\nday = day", language="x")


def test_an_unknown_language_is_an_error_of_the_lexicon() -> None:
    with pytest.raises(LexiconError, match=r"tlh\.lex:0"):
        lexicon("tlh")


def test_three_languages_are_there() -> None:
    assert {"en", "kk", "ru"} <= set(languages())
