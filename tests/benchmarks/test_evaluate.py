"""Documents with keys, as folders hold them and as lines of a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.evaluate import OWN, documents_of

DOCUMENTS = [{"id": "en-prose-1", "text": "First."}, {"id": "en-prose-2", "text": "Second."}]


def test_documents_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for document in reversed(DOCUMENTS):
        (tmp_path / f"{document['id']}.json").write_text(json.dumps(document))
    assert documents_of(tmp_path) == DOCUMENTS


def test_documents_of_a_file_are_its_lines(tmp_path: Path) -> None:
    lines = tmp_path / "short.jsonl"
    lines.write_text("".join(f"{json.dumps(document)}\n" for document in DOCUMENTS))
    assert documents_of(lines) == DOCUMENTS


@pytest.mark.parametrize("name", ["learnt", "unseen", "snippets.jsonl"])
def test_each_of_our_documents_has_a_key_that_its_text_holds(name: str) -> None:
    told = documents_of(OWN / name)
    assert len({one["id"] for one in told}) == len(told)
    for document in told:
        wrong = [task["quote"] for task in document["tasks"] if document["text"].count(task["quote"]) != 1]
        assert not wrong, document["id"]
