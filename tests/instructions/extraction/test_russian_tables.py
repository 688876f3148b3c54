"""Russian constructions in a table of short texts: `russian.txt` says in its head how it is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from instructions.extraction import extract
from instructions.extraction.found import Due, FoundTask

Wanted = list[tuple[list[str], list[str], str]]


def cases() -> Iterator[tuple[str, dt.date, str, Wanted]]:
    table = (Path(__file__).parent / "russian.txt").read_text("utf-8")
    for block in re.split(r"(?m)^@", table)[1:]:
        head, _, body = block.partition("\n")
        name, day = head.split()
        lines = body.rstrip().split("\n")
        text = "\n".join(line for line in lines if not line.startswith(">"))
        wished = [wanted(line[1:]) for line in lines if line.startswith(">")]
        yield name, dt.date.fromisoformat(day), text.strip(), wished


def wanted(line: str) -> tuple[list[str], list[str], str]:
    who, _, when = line.rpartition("|")
    lead, _, co = who.partition("+")
    return ids(lead), ids(co), when.strip()


def ids(names: str) -> list[str]:
    return sorted(name.strip() for name in names.split(";") if name.strip())


def read(task: FoundTask) -> tuple[list[str], list[str], str]:
    return sorted(owner.id for owner in task.lead), sorted(owner.id for owner in task.co), said(task.due)


def said(due: Due) -> str:
    return due.date.isoformat() if due.date else str(due.every or "-")


@pytest.mark.parametrize(
    ("published", "text", "tasks"), [pytest.param(*case[1:], id=case[0]) for case in cases()]
)
def test_russian_text_tells_these_tasks(published: dt.date, text: str, tasks: Wanted) -> None:
    assert [read(task) for task in extract(text, published=published, language="ru").tasks] == tasks
