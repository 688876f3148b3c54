"""`make evaluate`: scores of extraction on the evaluation documents, by language and kind, with reliability.

    python -m benchmarks.evaluate [--misses] [--only TEXT] [SET ...]

SET is a folder of `../shared/evaluation` (dev, dev2, real) or of `benchmarks/documents` (learnt, unseen), or
its file of short pages (snippets); ONLY keeps the documents whose id holds it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from instructions.extraction import extract
from instructions.extraction.record import record_of

EVALUATION = Path(__file__).resolve().parent.parent.parent / "shared" / "evaluation"
OWN = Path(__file__).resolve().parent / "documents"
SETS = ("dev", "dev2", "real")
OPENED = (*(EVALUATION / name for name in SETS), OWN / "learnt", OWN / "snippets.jsonl")
"""Where documents lie whose misses may be read, and learnt from."""
FIGURES = ("tasks", "precision", "recall", "found", "deadlined", "due", "lead", "co", "whole")
BANDS = ((0.97, 1.01), (0.95, 0.97), (0.9, 0.95), (0.8, 0.9), (0.7, 0.8), (0.0, 0.7))


@dataclass(frozen=True, slots=True)
class Answer:
    """One document with what was found in it."""

    document: dict[str, Any]
    found: list[dict[str, Any]]


def scorer() -> ModuleType:
    """The script that holds the conventions of scoring; it lies beside the documents."""
    spec = importlib.util.spec_from_file_location("score", EVALUATION / "score.py")
    if spec is None or spec.loader is None or not (EVALUATION / "score.py").exists():
        raise SystemExit(f"{EVALUATION} is not here.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answers(name: str, *, only: str = "") -> list[Answer]:
    """Read every document of a set."""
    places = (OWN / name, OWN / f"{name}.jsonl", EVALUATION / name)
    told = documents_of(next(place for place in places if place.exists() or place.parent == EVALUATION))
    return [Answer(document, _found(document)) for document in told if only in document["id"]]


def documents_of(place: Path) -> list[dict[str, Any]]:
    """The documents with their keys: a folder with a file of each, or a file with a line of each."""
    if place.is_dir():
        return [json.loads(path.read_text("utf-8")) for path in sorted(place.glob("*.json"))]
    return [json.loads(line) for line in place.read_text("utf-8").splitlines()]


def _found(document: dict[str, Any]) -> list[dict[str, Any]]:
    reading = extract(document["text"], published=dt.date.fromisoformat(document["published"]))
    tasks: list[dict[str, Any]] = record_of(reading, document["text"])["tasks"]
    return tasks


def totals(score: ModuleType, given: Iterable[Answer]) -> dict[str, Counter[str]]:
    """Counts of all documents, by language, by kind, and by both."""
    table: dict[str, Counter[str]] = {}
    for answer in given:
        language, kind = answer.document["language"], answer.document["kind"]
        count, _ = score.score_document(answer.document, answer.found)
        for group in ("all", language, kind, f"{language} {kind}"):
            table.setdefault(group, Counter()).update(count)
    return table


def figures(score: ModuleType, given: Iterable[Answer]) -> dict[str, dict[str, float]]:
    return {group: score.figures(count) for group, count in totals(score, given).items()}


def proposals(score: ModuleType, given: Iterable[Answer]) -> list[tuple[float, bool]]:
    """Confidence of each proposal, and whether it was right: a task, with that deadline and those leads.

    Those of optional tasks are left out.
    """
    told = []
    for answer in given:
        text, key = answer.document["text"], answer.document["tasks"]
        paired = {number: key[task] for number, task in score.pair(text, answer.found, key)}
        wishes = [score.span(text, task) for task in key if task.get("optional")]
        for number, task in enumerate(answer.found):
            match = paired.get(number)
            place = (task["start"], task["end"])
            if match is None and any(score.overlap(place, wish) >= 0.5 for wish in wishes):
                continue
            if match is None or not match.get("optional"):
                told.append((task["confidence"], match is not None and _is_whole(score, task, match)))
    return told


def _is_whole(score: ModuleType, found: dict[str, Any], key: dict[str, Any]) -> bool:
    same_due = score.due_key(found["due"]) == score.due_key(key.get("due"))
    return bool(same_due and score.same_bodies(found["lead"], key.get("lead", [])))


def reliability(told: Sequence[tuple[float, bool]]) -> list[tuple[float, int, float]]:
    """For each band of confidence: its lower end, how many proposals, and the share that was right."""
    rows = []
    for low, high in BANDS:
        band = [right for confidence, right in told if low <= confidence < high]
        if band:
            rows.append((low, len(band), sum(band) / len(band)))
    return rows


def show(score: ModuleType, name: str, given: Sequence[Answer], *, misses: bool) -> None:
    print(f"\n== {name}: {len(given)} documents")
    if misses:
        for answer in given:
            _, missed = score.score_document(answer.document, answer.found)
            if missed:
                print("\n".join([f"\n{answer.document['id']}", *(f"  {miss}" for miss in missed)]))
    table = figures(score, given)
    print(" ".join([f"{'':14}", *(f"{figure:>9}" for figure in FIGURES)]))
    for group in sorted(table, key=lambda group: (group != "all", " " in group, group)):
        cells = [f"{table[group][f]:9.0f}" if f == "tasks" else f"{table[group][f]:9.3f}" for f in FIGURES]
        print(" ".join([f"{group:14}", *cells]))
    print("\nconfidence    proposals     right")
    for language in ("", *sorted({answer.document["language"] for answer in given})):
        own = [answer for answer in given if language in ("", answer.document["language"])]
        for low, count, share in reliability(proposals(score, own)):
            print(f"{language:3} ≥ {low:<6.2f} {count:>10} {share:>9.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", default=SETS, metavar="SET")
    parser.add_argument("--misses", action="store_true", help="print every miss")
    parser.add_argument("--only", default="", help="only documents whose id holds this")
    given = parser.parse_args(arguments)
    score = scorer()
    for name in given.sets:
        show(score, name, answers(name, only=given.only), misses=given.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
