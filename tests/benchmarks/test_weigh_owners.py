"""`make weigh`: weights by which leads are chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.evaluate import scorer
from benchmarks.shares import BESIDE, TRAITS, fit_choice
from benchmarks.weigh_owners import Example, examples, fit, tally, write
from instructions.extraction.choice.chooser import Weights
from instructions.extraction.scale import read_scale

NAMES = ("Gorvodokanal", "Teplosila", "Selmash", "Zhylumontazh", "Kumkala", "Saraishyq", "Betonstroy", "Oyan")
SENTENCE = "{} stop charging for meters that nobody has read. Deadline: 1 July 2026."


def document(number: int, text: str, lead: list[str], *, kind: str = "protocol") -> dict[str, Any]:
    tasks = [{"quote": text.partition("\n")[2], "lead": lead, "due": {"kind": "date", "date": "2026-07-01"}}]
    return {"id": f"en-{number}", "kind": kind, "published": "2026-02-03", "text": text, "tasks": tasks}


def named(number: int, name: str) -> dict[str, Any]:
    return document(number, f"The Chair decided:\n1. {SENTENCE.format(name)}", [f"?: {name}"])


def test_of_choices_those_with_the_trait_of_the_right_ones_win() -> None:
    told = [[("near", 1.0), ("body", 1.0)], [("far", 1.0), ("body", 1.0)]]
    weights = fit_choice([(told, [0], 1.0)] * 20, BESIDE)
    assert weights["near"] > 0.3 > -0.3 > weights["far"]
    assert abs(weights.get("body", 0.0)) < 0.1


def test_what_counts_less_weighs_less() -> None:
    told = [[("near", 1.0)], [("far", 1.0)]]
    once, thrice = ([(told, [0], count)] * 3 for count in (0.1, 1.0))
    assert fit_choice(once, TRAITS)["near"] < fit_choice(thrice, TRAITS)["near"]


def test_a_trait_of_few_tasks_is_left_out() -> None:
    told = [[("near", 1.0), ("once", 1.0)], [("far", 1.0)]]
    rest = [[("near", 1.0)], [("far", 1.0)]]
    assert "once" not in fit_choice([(told, [0], 1.0), *[(rest, [0], 1.0)] * 9], TRAITS)


@pytest.mark.shared
def test_documents_with_keys_teach_whom_a_sentence_means() -> None:
    score = scorer()
    given: list[Example] = [
        one for number, name in enumerate(NAMES) for one in examples(named(number, name), score)
    ]
    assert given
    weights = fit(given, score)
    assert tally(given, weights, score)["en"]["spoilt"] == 0
    assert tally(given, weights, score)["en"]["chosen"] >= tally(given, Weights(), score)["en"]["chosen"]


def test_weights_are_written_for_each_of_the_three(tmp_path: Path) -> None:
    weights = Weights({"<en e=nal": 1.234}, {"unnamed": -0.5}, {"rel=new|none": 2.0})
    assert write(weights, tmp_path) == {"names": 1, "traits": 1, "beside": 1}
    assert read_scale(tmp_path / "names.tsv") == {"<en e=nal": 1.23}
    assert read_scale(tmp_path / "beside.tsv") == {"rel=new|none": 2.0}
