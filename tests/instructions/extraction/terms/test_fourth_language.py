"""A language is its lexicon: a small Turkish one is enough to find deadlines, with no line of Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from instructions.extraction import lexicon as lexicons
from instructions.extraction import schema, sections
from instructions.extraction.lexicon import LexiconError
from instructions.extraction.terms import read_deadline
from instructions.extraction.terms.finder import grammar
from instructions.extraction.terms.grammar import RULES, TERMS
from instructions.working_days import kazakhstan

TURKISH = """
[term-cases]
dat = a | e | ya | ye | na | ne
loc = da | de | ta | te

[term-months]
1 = ocak~
2 = şubat~
3 = mart~
4 = nisan~
5 = mayıs~
6 = haziran~
7 = temmuz~
8 = ağustos~
9 = eylül~
10 = ekim~
11 = kasım~
12 = aralık~

[term-weekdays]
1 = pazartesi~
2 = salı~
3 = çarşamba~
4 = perşembe~
5 = cuma~
6 = cumartesi~
7 = pazar~

[term-cardinals]
1 = bir
2 = iki
10 = on

[term-units]
hour = saat
day = gün
working-day = iş günü
week = hafta
ten-days = ongün
month = ay
quarter = çeyrek
half-year = yarıyıl
year = yıl

[term-rhythms]
week = her hafta
month = her ay

[term-parts]
end = sonu~

[term-words]
by = kadar
within = içinde
order = malı | meli | gerekir

[term-shapes]
number = cardinal+
year = year4 year-word?
date = dayno month year?
month-of = month year?
edge = year-word part
duration = count unit
rhythm = rhythm-word
rhythm-term = rhythm (comma? when case-dat by)?
by = when case-dat by
within = duration within
in = when case-loc
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    lexicons.lexicon.cache_clear()
    grammar.cache_clear()
    monkeypatch.setattr(lexicons, "LEXICONS", tmp_path)
    others = [name for name in schema.SECTIONS if not name.startswith("term-") and name != sections.ENDINGS]
    for name in others:
        monkeypatch.delitem(schema.SECTIONS, name)
    yield tmp_path
    lexicons.lexicon.cache_clear()
    grammar.cache_clear()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bakanlık köprüyü 1 hazirana kadar onarmalı", "2026-06-01"),
        ("Bakanlık köprüyü 20 ocak 2027ye kadar onarmalı", "2027-01-20"),
        ("Bakanlık köprüyü yıl sonuna kadar onarmalı", "2026-12-31"),
        ("Bakanlık köprüyü iki hafta içinde onarmalı", "2026-03-25"),
        ("Bakanlık köprüyü 10 iş günü içinde onarmalı", "2026-03-30"),
        ("Bakanlık köprüyü nisanda onarmalı", "2026-04-30"),
        ("Bakanlık köprüyü onarmalı", None),
    ],
)
def test_a_small_lexicon_reads_deadlines(folder: Path, sentence: str, expected: str | None) -> None:
    (folder / "tr.lex").write_text(TURKISH, "utf-8")
    due = read_deadline(
        sentence, language="tr", published=dt.date(2026, 3, 11), calendar=kazakhstan(2020, 2035)
    )
    assert (due.date.isoformat() if due.date else None) == expected


def test_a_small_lexicon_reads_rhythms(folder: Path) -> None:
    (folder / "tr.lex").write_text(TURKISH, "utf-8")
    due = read_deadline(
        "Valilik her hafta, 1 hazirana kadar rapor vermeli",
        language="tr",
        published=dt.date(2026, 3, 11),
        calendar=kazakhstan(2020, 2035),
    )
    assert (due.every, due.until) == ("week", dt.date(2026, 6, 1))


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("by = when case-dat by", "by = when until by", r"“until” in “when until by” is no class"),
        ("by = when case-dat by", "by = (when by", r"parentheses do not match"),
        ("by = when case-dat by", "by = when by **", r"“when by \*\*”: multiple repeat"),
        ("by = when case-dat by", "until = when by", r"unknown key “until” in \[term-shapes\]"),
        ("by = kadar", "by = kadar\nshy = belki", r"nothing asks for “shy”"),
        ("4 = nisan~", "", r"\[term-months\] lacks 4"),
    ],
)
def test_mistakes_name_file_and_line(folder: Path, right: str, wrong: str, message: str) -> None:
    (folder / "xx.lex").write_text(TURKISH.replace(right, wrong, 1), "utf-8")
    with pytest.raises(LexiconError, match=r"xx\.lex:\d+: " + message):
        read_deadline(
            "1 mart", language="xx", published=dt.date(2026, 3, 11), calendar=kazakhstan(2020, 2035)
        )


def test_the_schema_names_every_rule() -> None:
    assert [rule.name for rule in (*RULES, *TERMS)] == list(sections.TERM_SHAPES)
