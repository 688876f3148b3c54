"""Kazakh orders by mood: verbs that charge, necessity, wishes of the third person, speech, names, lists.

The table is `orders_kk.txt`: "@name", the page (published on March 10, 2026, or on the day behind the name),
then a line "> leads + co | day or rhythm" for each task; "-" where there is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from instructions.extraction import extract
from instructions.extraction.choice.chooser import Weights
from instructions.extraction.found import Owner

PUBLISHED = dt.date(2026, 3, 10)
TABLE = Path(__file__).with_name("orders_kk.txt")
SLOTS = Path(__file__).with_name("case_slots_kk.txt")
"""Owners whom nothing but their place in the sentence tells."""
Told = tuple[list[str], list[str], str]


def blocks(table: Path = TABLE) -> Iterator[object]:
    for block in re.split(r"(?m)^@", table.read_text("utf-8"))[1:]:
        head, body = block.split("\n", 1)
        name, _, day = head.partition(" ")
        published = dt.date.fromisoformat(day) if day else PUBLISHED
        lines = body.rstrip().split("\n")
        page = "\n".join(line for line in lines if not line.startswith("> "))
        yield pytest.param(
            page, published, [expected(line) for line in lines if line.startswith("> ")], id=name
        )


def expected(line: str) -> Told:
    who, _, when = line.removeprefix("> ").rpartition("|")
    lead, _, co = who.partition("+")
    return ids(lead), ids(co), when.strip()


def ids(written: str) -> list[str]:
    return sorted(part.strip() for part in written.split(",") if part.strip(" -"))


def named(owners: Iterable[Owner]) -> list[str]:
    return sorted(owner.id for owner in owners)


@pytest.mark.parametrize(("page", "published", "tasks"), [*blocks(), *blocks(SLOTS)])
def test_kazakh_orders_are_read_in_each_mood(page: str, published: dt.date, tasks: list[Told]) -> None:
    reading = extract(page, published=published, language="kk")
    assert [
        (named(task.lead), named(task.co), str(task.due.date or task.due.every or "-"))
        for task in reading.tasks
    ] == tasks


@pytest.mark.parametrize(
    ("page", "tasks"),
    [
        pytest.param(
            "Ауыл шаруашылығы министрлігіне тұқым қорын 1 сәуірге дейін қалыптастыру тапсырылды.\n"
            "Министерству сельского хозяйства поручено до 1 апреля сформировать семенной фонд.",
            1,
            id="translated-into-russian",
        ),
        pytest.param(
            "Көлік министрлігі 40 көпірді 1 мамырға дейін жөндесін.\n"
            "The Ministry of Transport is to repair 40 bridges by May 1, 2026.",
            1,
            id="translated-into-english",
        ),
        pytest.param(
            "Көлік министрлігі 40 көпірді 1 мамырға дейін жөндесін.\n"
            "The Ministry of Transport is to repair 12 tunnels by May 1, 2026.",
            2,
            id="another-number-is-another-task",
        ),
        pytest.param(
            "Көлік министрлігі көпірлерді 1 мамырға дейін жөндесін.\n"
            "Министерству финансов поручено до 1 мая выделить средства.",
            2,
            id="another-body",
        ),
    ],
)
def test_a_task_told_again_in_another_language_counts_once(page: str, tasks: int) -> None:
    assert len(extract(page, published=PUBLISHED).tasks) == tasks


def test_the_first_addressed_is_told_by_the_rules_and_not_whom_the_deed_goes_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before the choice that is counted: without its weights the rules decide."""
    monkeypatch.setattr("instructions.extraction.choice.chooser.fitted", Weights)
    page = "Теңіз портына апатты көпірлердің тізімін Көлік министрлігіне 1 мамырға дейін жіберу жүктелді."
    (task,) = extract(page, published=PUBLISHED, language="kk").tasks
    assert named(task.lead) == ["?: Теңіз портына"]
