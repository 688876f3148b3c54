"""What the documents tell people to type exists."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.installation import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md")


def text(document: str) -> str:
    return (ROOT / document).read_text()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_word_of_the_documents_is_a_target(document: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    said = set(re.findall(r"(?:`|^ {4})make ([a-z]+)", text(document), re.MULTILINE))
    assert said
    assert said <= targets


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_of_the_documents_is_there(document: str) -> None:
    paths = re.findall(r"`((?:\.ci|tracker|seeds|tests|requirements)/[\w./-]*)`", text(document))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_target_has_a_word_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)) - {"environment", "packages"}
    assert targets == set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


SCREENSHOTS = ROOT / "docs" / "screenshots"
MOST_BYTES = 2_000_000


def pictures(document: Path) -> set[Path]:
    """The files that a document shows."""
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", document.read_text())
    return {(document.parent / path).resolve() for path in shown}


@pytest.mark.parametrize("document", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=str)
def test_every_picture_that_a_document_shows_is_there(document: Path) -> None:
    assert [path for path in pictures(document) if not path.is_file()] == []


def test_every_screenshot_is_shown_and_has_its_headings() -> None:
    taken = set(SCREENSHOTS.glob("*.png"))
    assert taken == pictures(ROOT / "docs" / "screenshots.md")
    headings = json.loads((SCREENSHOTS / "headings.json").read_text())
    assert {path.stem for path in taken} == set(headings)
    assert [name for name, words in headings.items() if not words] == []
    assert sum(path.stat().st_size for path in taken) < MOST_BYTES
