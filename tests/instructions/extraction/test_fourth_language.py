"""A language is a file: one that no code has heard of is read end to end."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from instructions.extraction import extract, lexicon
from instructions.extraction.bodies import Body, Registry
from instructions.extraction.found import Every, FoundTask

PUBLISHED = dt.date(2026, 2, 3)
BODIES = Registry(
    [
        Body("financoj", "ministry", {"eo": "Ministerio de Financoj"}),
        Body("energio", "ministry", {"eo": "Ministerio de Energio"}),
    ]
)


@pytest.fixture(autouse=True)
def esperanto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for path in [*lexicon.LEXICONS.glob("*.lex"), Path(__file__).with_name("eo.lex")]:
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(lexicon, "LEXICONS", tmp_path)
    lexicon.languages.cache_clear()
    yield
    lexicon.languages.cache_clear()


def tasks(text: str) -> tuple[FoundTask, ...]:
    reading = extract(text, published=PUBLISHED, registry=BODIES)
    assert reading.language == "eo"
    return reading.tasks


def leads(task: FoundTask) -> list[str]:
    return [owner.id for owner in task.lead]


def test_an_order_in_prose_has_its_lead_its_deadline_and_its_words() -> None:
    text = "La Ministerio de Financoj devas prezenti la raporton antaŭ 1 marto 2026."
    (task,) = tasks(text)
    assert leads(task) == ["financoj"]
    assert task.due.date == dt.date(2026, 3, 1)
    assert task.due.span is not None
    assert task.due.span.of(text) == "antaŭ 1 marto 2026"


def test_a_list_below_its_announcement_and_a_rhythm() -> None:
    found = tasks(
        "La ministro donis la jenaj taskoj:\n"
        "- Ministerio de Energio devas ripari la liniojn ĝis 5 aprilo 2026;\n"
        "- Ministerio de Financoj kune kun Ministerio de Energio devas raporti ĉiumonate.\n"
    )
    assert [leads(task) for task in found] == [["energio"], ["financoj"]]
    assert [owner.id for owner in found[1].co] == ["energio"]
    assert found[0].due.date == dt.date(2026, 4, 5)
    assert found[1].due.every is Every.MONTH


def test_a_plan_by_its_header_leaves_out_what_is_done() -> None:
    found = tasks(
        "Tasko | Limdato | Respondeca\n"
        "Konstrui la ponton de la urbo | 1 junio 2026 | Ministerio de Energio\n"
        "Pagi la kostojn de la ponto | farita | Ministerio de Financoj\n"
    )
    assert [(leads(task), task.due.date) for task in found] == [(["energio"], dt.date(2026, 6, 1))]


def test_what_is_only_recalled_is_no_task() -> None:
    text = "Pasintjare la Ministerio de Financoj devas prezenti la raporton antaŭ 1 marto 2026."
    assert tasks(text) == ()
