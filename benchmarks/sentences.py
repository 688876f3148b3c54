"""The sentences that tests of the extraction read, with the tasks found in them: examples for `make weigh`.

    python -m benchmarks.sentences

runs these tests and writes what those that pass have read to `documents/sentences.jsonl`, a line each:
{"text", "published", "language", "tasks": [[start, end], ...]}. Lines of what only failing tests have read
stay as they are: there a person says what is right.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

import instructions.extraction
from benchmarks.evaluate import EVALUATION, OWN
from instructions.extraction.found import FoundTask
from instructions.extraction.reader import read
from instructions.extraction.senses import Senses

SENTENCE = "sentence"
PATH = OWN / "sentences.jsonl"
TESTS = "tests/instructions/extraction"
SHORTEST, LONGEST = 15, 1500
ORDINARY = 0.97
"""So much of a text is letters, spaces and common signs; the rest of them test what is hostile."""
NEW = 0.25
"""So much of its words, at least, a text says for the first time."""
_SIGNS = frozenset(" \n\t.,:;!?()«»\"'“”‘’–—-/|№%°•*✓☐☑[]→…+&#@_=<>§·")


def sentences(path: Path = PATH) -> Iterator[dict[str, Any]]:
    """As documents with keys."""
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        told = json.loads(line)
        tasks = [{"start": start, "end": end} for start, end in told.pop("tasks")]
        yield {"id": f"{SENTENCE}-{number}", "kind": SENTENCE, "tasks": tasks, **told}


class Overhearing:
    """A plugin of pytest: what passing tests have read."""

    def __init__(self) -> None:
        self.lines: dict[tuple[str, str], dict[str, Any]] = {}
        self.doubted: set[tuple[str, str]] = set()
        """What failing tests have read."""
        self._read: dict[tuple[str, str], dict[str, Any]] = {}
        documents = [*EVALUATION.rglob("*.json"), *OWN.rglob("*.json")]
        self._known = {json.loads(path.read_text("utf-8"))["text"] for path in documents}

    def read(self, senses: Senses, language: str) -> tuple[FoundTask, ...]:
        tasks = read(senses, language)
        text, published = senses.page.text, senses.around.published.isoformat()
        if is_ordinary(text) and text not in self._known:
            spans = sorted({tuple(task.span) for task in tasks})
            told = {"text": text, "published": published, "language": language, "tasks": spans}
            self._read[text, published] = told
        return tasks

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if report.when == "call":
            if report.passed:
                self.lines |= self._read
            else:
                self.doubted |= self._read.keys()
            self._read = {}
        return report


def with_kept(heard: Overhearing, kept: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What passing tests have read, and the lines that were kept of what only failing ones have."""
    lines = {(line["text"], line["published"]): line for line in kept}
    stay = {key: line for key, line in lines.items() if key in heard.doubted}
    return [line for _, line in sorted((stay | heard.lines).items())]


def is_ordinary(text: str) -> bool:
    """Is it a text as offices write them, and not too long for one of a test?"""
    common = sum(sign.isalnum() or sign in _SIGNS for sign in text)
    words = text.split()
    is_new = len(set(words)) >= NEW * len(words)
    return SHORTEST <= len(text) <= LONGEST and common >= ORDINARY * len(text) and is_new


def _by_the_rules(_: Senses, tasks: tuple[FoundTask, ...], __: str) -> tuple[FoundTask, ...]:
    """Leads as the rules read them: weights by which others are chosen are fitted to these."""
    return tasks


def main() -> int:
    overhearing = Overhearing()
    with (
        mock.patch.object(instructions.extraction, "read", overhearing.read),
        mock.patch.object(instructions.extraction, "chosen", _by_the_rules),
    ):
        code = pytest.main(["-q", "-p", "no:cacheprovider", TESTS], plugins=[overhearing])
    kept = [json.loads(line) for line in PATH.read_text("utf-8").splitlines()] if PATH.exists() else []
    lines = with_kept(overhearing, kept)
    PATH.write_text("".join(json.dumps(told, ensure_ascii=False) + "\n" for told in lines), "utf-8")
    print(f"{len(lines)} written to {PATH}")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
