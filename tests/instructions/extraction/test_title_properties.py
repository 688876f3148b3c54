"""What holds of titles on all documents: each reads as one, and nothing of the order's frame is left."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from instructions.extraction import extract
from instructions.extraction.cues import verb_pattern
from instructions.extraction.folding import fold_case
from instructions.extraction.found import DueKind, FoundTask
from instructions.extraction.lexicon import alternation, lexicon
from instructions.extraction.wording import LONGEST

ROOT = Path(__file__).parents[3]
LEARNT = ROOT / "benchmarks/documents/learnt"
LANGUAGES = ("en", "ru", "kk")
MOST = {"en": 0.07, "ru": 0.05, "kk": 0.03}
"""So many titles may fail: the words of some orders say no deed at all."""
_PAIRS = (("(", ")"), ("[", "]"))
_MARK = re.compile(r"^(?:[▢☐□•*✓–—-]|\(?\w\)|\d+(?:\.\d+)*[.)]\D)")
_FRAME = re.compile(r"(?:долж|обязан|велен|поручен|надлеж|вменен|возложен|следует|необходим)")
_TWOFOLD = re.compile(r"«[^«»]{1,40}«")


def faults(task: FoundTask, text: str, language: str) -> Iterator[str]:
    title, folded = task.action, fold_case(task.action)
    words = lexicon(language)
    if not title or title[0] != title[0].upper():
        yield "no capital"
    if not re.search(r"[^\W\d_]{2}", title):
        yield "no word"
    if any(title.count(opening) != title.count(closing) for opening, closing in _PAIRS):
        yield "brackets"
    if title.count('"') % 2 or (title.count("«") != title.count("»") and not _TWOFOLD.search(title)):
        yield "quotes"
    if _MARK.match(title):
        yield "mark"
    if re.search(rf"\s{alternation(words.forms('wording', 'tail'))}\W*$", folded) or title[-1:] in ",;:–—-(":
        yield "hanging end"
    if re.match(rf"{alternation(words.forms('wording', 'opening'))}[\s,:]", folded):
        yield "lead-in"
    if len(title) > LONGEST + 45:
        yield "too long"
    due = task.due
    if (
        due.kind is not DueKind.NONE
        and due.span
        and due.span.of(text) in title
        and len(due.span.of(text)) > 5
    ):
        yield "deadline"
    yield from _begins(title, folded, language)


def _begins(title: str, folded: str, language: str) -> Iterator[str]:
    """English and Russian titles begin with the deed, Kazakh ones end in it; a noun may stand for it."""
    words = lexicon(language)
    spoken = re.findall(r"[^\W\d_]+", folded) or [""]
    if language == "kk":
        if re.search(r"(?:сын|сін|йды|йді|ңыз|ңіз|тиіс|керек|тапсырылды|сыз|сіз)$", spoken[-1]):
            yield "no deed"
        return
    if spoken[0] in words.forms("verb", "base") or (spoken[0] == "не" and len(spoken) > 1):
        return
    finite = verb_pattern(language, "finite")
    if spoken[0] in words.forms("wording", "tail") or (finite and finite.fullmatch(spoken[0])):
        yield "no deed"
    if spoken[0] in words.forms("title", "no-verb"):
        yield "no deed"
    duty = re.compile(r"\b(?:must|shall|should|(?:is|are|has|have) to|been instructed)\b")
    if language == "en" and duty.search(folded):
        yield "duty left"
    if language == "ru" and re.match(
        r"\W*(?:долж|обяза|велен|поруч|надлеж|вмен|возлож|следует|необходим)", folded
    ):
        yield "duty left"


def failing(folders: list[Path], language: str) -> tuple[int, list[str]]:
    count, failed = 0, []
    for path in sorted(path for folder in folders for path in folder.glob(f"{language}-*.json")):
        document = json.loads(path.read_text("utf-8"))
        published = dt.date.fromisoformat(document["published"])
        for task in extract(document["text"], published=published).tasks:
            count += 1
            found = list(faults(task, document["text"], language))
            if found:
                failed.append(f"{path.stem}: {task.action} ({', '.join(found)})")
    return count, failed


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_of_learnt_documents(language: str) -> None:
    count, failed = failing([LEARNT], language)
    assert count > 50
    assert len(failed) <= MOST[language] * count, failed


@pytest.mark.shared
@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_of_shared_documents(language: str, shared: Path) -> None:
    count, failed = failing([shared / "evaluation" / name for name in ("dev", "dev2")], language)
    assert count > 50
    assert len(failed) <= MOST[language] * count, failed
