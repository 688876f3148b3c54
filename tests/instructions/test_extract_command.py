"""`manage.py extract`: the interface through which extraction is scored. It needs no database."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.conftest import ROOT

TEXT = (
    "Following the meeting, instructions were given:\n"
    "- The Ministry of Finance, together with the National Bank, is to review tax benefits by May 1, 2026;\n"
    "- Akims of regions are to report every month.\n"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.txt"
    path.write_text(TEXT, "utf-8")
    return path


def printed(*arguments: str) -> str:
    out = io.StringIO()
    call_command("extract", *arguments, stdout=out)
    return out.getvalue()


def answered(monkeypatch: pytest.MonkeyPatch, *lines: bytes) -> list[dict[str, Any]]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines))))
    return [json.loads(line) for line in printed("--jsonl").splitlines()]


def test_the_table_tells_quote_bodies_deadline_and_its_words(page: Path) -> None:
    table = " ".join(printed(str(page), "--published", "2026-02-03").split())
    for words in (
        "2 found",
        "lead min-finance",
        "with national-bank",
        "due 2026-05-01 (by May 1, 2026)",
        "quote The Ministry of Finance, together",
        "lead all-akimats",
        "due month (every month)",
    ):
        assert words in table


def test_one_file_as_json_has_offsets_of_its_quotes(page: Path) -> None:
    told = json.loads(printed(str(page), "--published", "2026-02-03", "--json"))
    assert told["language"] == "en"
    for task in told["tasks"]:
        assert TEXT[task["start"] : task["end"]] == task["quote"]
        assert 0 < task["confidence"] <= 1
        assert {reason["name"] for reason in task["reasons"]} >= {"listed", "lead"}


def test_json_lines_are_answered_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [
        json.dumps({"id": id_, "text": text, "published": "2026-02-03"}, ensure_ascii=False).encode()
        for id_, text in (("a", TEXT), ("b", "Ешкімге ештеңе тапсырылған жоқ."), ("c", ""))
    ]
    answers = answered(monkeypatch, *documents, b"")
    assert [(answer["id"], len(answer["tasks"])) for answer in answers] == [("a", 2), ("b", 0), ("c", 0)]
    first = answers[0]["tasks"][0]
    assert first["due"] == {"kind": "date", "date": "2026-05-01", "text": "by May 1, 2026", "rule": "day"}
    assert (first["lead"], first["co"]) == (["min-finance"], ["national-bank"])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(b'{"id": "a", "text": "x"}', "Line 1 lacks 'published'", id="no-day"),
        pytest.param(b"{", "Line 1 cannot be read", id="no-json"),
        pytest.param(b"[1]", "Line 1 cannot be read", id="no-object"),
        pytest.param(b'{"id": 1, "text": "x", "published": "soon"}', "Line 1 cannot be read", id="no-date"),
        pytest.param(b"\xff\xfe", "Line 1 cannot be read", id="no-utf-8"),
    ],
)
def test_a_broken_line_is_named(monkeypatch: pytest.MonkeyPatch, line: bytes, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        answered(monkeypatch, line)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([], "Name the files", id="nothing-to-read"),
        pytest.param(["missing.txt", "--published", "2026-02-03"], "missing.txt: No such file", id="missing"),
        pytest.param(["a.txt", "--jsonl"], "reads standard input", id="files-and-lines"),
        pytest.param(["a.txt", "b.txt", "--json"], "one file", id="json-of-two"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        printed(*arguments)


def test_a_text_without_its_day_asks_for_it(page: Path) -> None:
    with pytest.raises(CommandError, match="give --published"):
        printed(str(page))


def test_a_reader_who_has_seen_enough_meets_no_complaint(page: Path) -> None:
    command = [sys.executable, str(ROOT / "manage.py"), "extract", str(page), "--published=2026-02-03"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as told:
        assert told.stdout
        assert told.stderr
        told.stdout.close()
        assert told.stderr.read() == b""
    assert told.returncode == 1
