"""What the documents tell people to type exists."""

from __future__ import annotations

import re

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
