"""The phrase tables that lie beside the checkout."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from instructions.extraction.bodies import read_owners

ENOUGH = 0.97


def known(ids: list[str]) -> set[str]:
    return {id_ for id_ in ids if not id_.startswith("?")}


def beginnings(ids: list[str]) -> list[set[str]]:
    """Of bodies outside the registry: the first letters of their longer words."""
    return [
        {word[:6] for word in re.findall(r"\w+", id_[2:].casefold()) if len(word) > 2}
        for id_ in ids
        if id_.startswith("?")
    ]


def same(found: list[str], key: list[str]) -> bool:
    if known(found) != known(key) or len(beginnings(found)) != len(beginnings(key)):
        return False
    return all(
        any(2 * len(wanted & words) >= len(wanted) for words in beginnings(found))
        for wanted in beginnings(key)
    )


@pytest.mark.shared
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_owner_phrases_are_read(language: str, shared: Path) -> None:
    path = shared / "evaluation" / "phrases" / f"owners-{language}.jsonl"
    cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    wrong = []
    for case in cases:
        owners = read_owners(case["text"], language=language)
        lead, co = ([owner.id for owner in part] for part in (owners.lead, owners.co))
        if not (same(lead, case["lead"]) and same(co, case["co"])):
            wrong.append((case["id"], lead, co))
    assert 1 - len(wrong) / len(cases) >= ENOUGH, wrong
