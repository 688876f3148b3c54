"""What was made of a lexicon is kept: it says the same, and only of the source and code that made it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from instructions.extraction import lexicon as lexicons
from instructions.extraction.bodies.collected import collected
from instructions.extraction.bodies.registry import registry_from, seeded_registry
from instructions.extraction.compiled import keep, kept, place_of
from instructions.extraction.lexicon import Lexicon, lexicon
from instructions.extraction.phrases import scan
from instructions.extraction.stretches import beginnings

CODE = ("compiled.py",)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "xx.lex"


def test_what_is_kept_says_what_was_told(source: Path) -> None:
    place = place_of(source, "text", code=CODE)
    keep(place, {"words": ["г.", "ж."]})
    assert kept(place) == {"words": ["г.", "ж."]}


@pytest.mark.parametrize(
    "other",
    [
        lambda source: place_of(source, "another text", code=CODE),
        lambda source: place_of(source, "text", "and more", code=CODE),
        lambda source: place_of(source, "text", code=("folding.py",)),
    ],
    ids=["text", "what else is told", "code"],
)
def test_of_another_source_nothing_is_kept(source: Path, other: Callable[[Path], Path]) -> None:
    keep(place_of(source, "text", code=CODE), ["read"])
    assert kept(other(source)) is None


def test_a_new_reading_takes_the_place_of_the_old(source: Path) -> None:
    first, second = (place_of(source, text, code=CODE) for text in ("one", "two"))
    keep(first, 1)
    keep(second, 2)
    assert (kept(first), kept(second)) == (None, 2)


def test_the_newest_of_the_old_stay_where_that_is_asked(source: Path) -> None:
    places = [place_of(source, str(number), code=CODE) for number in range(4)]
    for number, place in enumerate(places):
        keep(place, number, beside=2)
    assert [kept(place) for place in places].count(None) == 1
    assert kept(places[-1]) == 3


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe"])
def test_what_is_damaged_is_not_kept(source: Path, damage: bytes) -> None:
    place = place_of(source, "text", code=CODE)
    keep(place, [])
    place.write_bytes(damage)
    assert kept(place) is None


def test_where_nothing_can_be_written_nothing_is_kept(source: Path) -> None:
    (source.parent / "__pycache__").write_text("a file where the folder would be")
    place = place_of(source, "text", code=CODE)
    keep(place, [])
    assert kept(place) is None


# -- what is made of a lexicon -------------------------------------------------------------------------------

SMALL = registry_from(
    [
        {
            "id": "mof",
            "kind": "ministry",
            "names": {"ru": "Министерство финансов"},
            "aliases": {"ru": ["Минфин"]},
        },
        {"id": "mot", "kind": "ministry", "names": {"ru": "Министерство транспорта"}},
    ]
)
TEXT = "министерству финансов было поручено, как ранее, принять меры до 1 марта"


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Russian lexicon in a folder of its own, where nothing is kept yet."""
    for name in ("ru.lex",):
        (tmp_path / name).write_text((lexicons.LEXICONS / name).read_text("utf-8"), "utf-8")
    monkeypatch.setattr(lexicons, "LEXICONS", tmp_path)
    return tmp_path


def read() -> Lexicon:
    return lexicon.__wrapped__("ru")


def said(words: Lexicon, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[tuple[int, int]]]:
    """Every phrase of the lexicon in the text, and where it stands."""
    monkeypatch.setattr("instructions.extraction.stretches.lexicon", lambda _: words)
    begun = beginnings(("ru",))
    found = [
        (start, start + length, name)
        for begins in begun.words()
        for start in range(len(TEXT))
        if TEXT.startswith(begins, start)
        for length, stretches in begun[begins]
        if (stretch := stretches.get(TEXT[start : start + length]))
        for name in stretch.whole
    ]
    return {name: [(start, end) for start, end, one in found if one == name] for *_, name in found}


def test_a_lexicon_that_was_kept_says_the_same(beside: Path) -> None:
    first, second = read(), read()
    assert {section: first.keys(section) for section in first.sections} == {
        section: second.keys(section) for section in second.sections
    }
    for section in first.sections:
        for key in first.keys(section):
            assert first.forms(section, key) == second.forms(section, key), (section, key)
    assert first.lines == second.lines


def test_phrases_that_were_kept_stand_where_they_stood(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = read()
    sorted_now, as_kept = said(words, monkeypatch), said(words, monkeypatch)
    assert len(list(beside.rglob("ru.phrases.*.json"))) == 1
    assert "ru.order.told" in sorted_now
    assert sorted_now == as_kept


def test_bodies_that_were_kept_are_named_as_they_were(beside: Path) -> None:
    words = read()
    first, second = (collected(words, SMALL) for _ in range(2))
    assert len(list(beside.rglob("ru.bodies.*.json"))) == 1
    assert "минфину" in first.choices
    assert first == second
    assert list(first.choices) == list(second.choices)


def test_bodies_of_another_registry_are_found_anew(beside: Path) -> None:
    words = read()
    collected(words, seeded_registry())
    assert set(collected(words, SMALL).choices) < set(collected(words, seeded_registry()).choices)


@pytest.mark.parametrize("damage", [[], {}, {"sections": 3, "lines": []}, {"sections": {}, "lines": [3]}])
def test_a_damaged_lexicon_is_read_anew(beside: Path, damage: object) -> None:
    words = read()
    assert words.kept_at is not None
    words.kept_at.write_text(json.dumps(damage), "utf-8")
    assert read().forms("order", "told") == words.forms("order", "told")


@pytest.mark.parametrize("damage", [[], {}, {"forms": [[]], "rows": [], "names": {}, "classes": {}}])
def test_damaged_bodies_are_found_anew(beside: Path, damage: object) -> None:
    words = read()
    first = collected(words, SMALL)
    (file,) = beside.rglob("ru.bodies.*.json")
    file.write_text(json.dumps(damage), "utf-8")
    assert collected(words, SMALL) == first


def test_a_phrase_is_found_by_any_of_its_words() -> None:
    found = scan("поручено было бы и ранее, но не сейчас", ("ru",))
    assert found.of("ru.order.told").starts == [0]
