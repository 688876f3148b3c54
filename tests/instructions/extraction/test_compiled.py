"""Lexicons are kept as they were read: what is kept says the same, and only of the source that was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from instructions.extraction.compiled import keep, kept

TEXT = "[abbreviations]\nг. | ж.\n[events]\nmeeting = meeting{/s} | session\n"


SECTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "abbreviations": {"": ("г.", "ж.")},
    "events": {"meeting": ("meeting", "meetings", "session")},
}
LINES = {("events", "meeting"): 4}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "xx.lex"
    keep(path, TEXT, SECTIONS, LINES)
    return path


def test_what_is_kept_says_what_was_read(source: Path) -> None:
    assert kept(source, TEXT) == (SECTIONS, LINES)


def test_of_a_changed_source_nothing_is_kept(source: Path) -> None:
    assert kept(source, TEXT.replace("session", "sitting")) is None


def test_a_new_reading_takes_the_place_of_the_old(source: Path) -> None:
    keep(source, TEXT + "congress = congress\n", SECTIONS, LINES)
    assert len(list(source.parent.rglob("*.json"))) == 1
    assert kept(source, TEXT) is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"{}", b'{"sections": [], "lines": []}', b"\xff\xfe"])
def test_what_is_damaged_is_read_anew(source: Path, damage: bytes) -> None:
    (file,) = source.parent.rglob("*.json")
    file.write_bytes(damage)
    assert kept(source, TEXT) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("a file where the folder would be")
    keep(tmp_path / "xx.lex", TEXT, SECTIONS, LINES)
    assert kept(tmp_path / "xx.lex", TEXT) is None
