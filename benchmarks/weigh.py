"""`make weigh`: fit the scale of the extraction to the documents with answer keys, and write it.

    python -m benchmarks.weigh [--folds N] [FOLDER ...]

FOLDER holds documents as `../shared/evaluation` does; without any, all that lie there, in
`benchmarks/documents/learnt` and in its `snippets.jsonl`, and the sentences of the tests (see
`benchmarks.sentences`). Every stretch that is judged while they are read is an example: an instruction where
it overlaps a task of the key. The weights are those of a logistic regression with a quadratic penalty. What
the company of a stretch weighs (`pages`) is fitted beside what it weighs by itself: each page is judged by
weights of the others, as a new one will be. Of the traits that weigh most, each two weigh once more together
(`pairs`).
With `--folds` nothing is written: each N-th of the documents is judged by weights fitted to the others.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.evaluate import EVALUATION, OPENED, documents_of, scorer
from benchmarks.sentences import SENTENCE, sentences
from instructions.extraction.bodies import NO_OFFICIALS, seeded_registry
from instructions.extraction.company import ALONE, Judged, company, is_alone
from instructions.extraction.found import Span
from instructions.extraction.language import language_of
from instructions.extraction.lexicon import languages
from instructions.extraction.page import Page
from instructions.extraction.reader import read
from instructions.extraction.scale import (
    BASE,
    OF_A_LANGUAGE,
    PAGES,
    PAIRS,
    SCALES,
    SHARED,
    Scale,
    Told,
    fitted,
    pairs_of,
)
from instructions.extraction.senses import Around, Senses
from instructions.working_days import KazakhstanWhenAsked

HELD = (EVALUATION / "dev", EVALUATION / "real")
"""Documents in which tests let nothing be missed that can be read."""
HALF = 0.5
PENALTY, OF_A_PAIR, OF_A_TITLE = 2.0, 4.0, 6.0
"""What the words of a title tell holds for the whole page, which is one witness and not as many as it has
stretches."""
STRONGEST = 60
"""So many traits are weighed in pairs."""
COUNT_OF_A_SENTENCE = 0.3
"""Sentences of tests are many and alike: each counts so much of what a stretch of a document does."""
ROUNDS = 14
"""What is read otherwise than a test holds counts twice as much in the next round …"""
MOST = 16 * COUNT_OF_A_SENTENCE
"""… but never more than this: two that cannot both be read as they should would outweigh all documents, and
a tenth more of what others hold was misread for them …"""
MOST_OF_A_DOCUMENT = 32.0
"""… except where a whole document is held, which was made with more care."""
CLEARLY = 0.3
"""So far from even odds is clearly read; when it is read again, its company is not quite the same."""
PASSES, STILL, SETTLED = 120, 0.0005, 0.02
WHOLE, MOVING = 4, 0.005
"""Weights that have come to rest are looked at again in each such pass."""
FLATTEST, FARTHEST = 0.02, 1.0
"""The curve is never taken for flatter than so, and no step is wider."""
NOWHERE = Span(0, 0)
BASE_OF_PAGES = f"{PAGES}\t{BASE}"
FOLDS = 4
"""In so many parts documents are judged by each other, before their company is weighed."""
LEAST = 0.02
"""A smaller weight is left out."""
HEAD = "# Fitted by `make weigh`: trait, tab, weight in log-odds. See instructions/extraction/scale.py."


@dataclass(slots=True)
class Example:
    """A stretch that was judged."""

    document: str
    names: tuple[str, ...]
    """Its traits, and its words with their language and a tab before them."""
    opinion: float
    right: bool
    """It overlaps a task of the key."""
    proposed: bool
    count: float = 1.0
    span: Span = NOWHERE
    sentence: bool = False
    """Of a test, without a page of its own."""
    held: bool = False
    """A test holds how it is read."""


class Listening(Scale):
    """A scale that remembers what it was asked, and what it said. What only company refuses is read as if it
    were proposed: else it would be taken for something told twice."""

    __slots__ = ("heard",)
    heard: list[tuple[Told, float]]

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale.traits, scale.words, pairs=scale.pairs)
        object.__setattr__(self, "heard", [])

    @property
    def knows_company(self) -> bool:
        """Stretches that company judges are examples, even for the first fit."""
        return True

    def is_hopeless(self, told: Told) -> bool:
        """What is refused at first sight is an example too."""
        return False

    def odds(self, told: Told) -> float:
        odds = super().odds(told)
        self.heard.append((told, odds))
        return odds


def examples(document: Mapping[str, Any], score: ModuleType) -> Iterator[Example]:
    """The stretches of a document that were judged. What is optional or was told twice counts nothing, but it
    is company to the others."""
    published = dt.date.fromisoformat(document["published"])
    page = Page.of(document["text"])
    scale = Listening(fitted())
    calendar = KazakhstanWhenAsked(published.year - 1, published.year + 3)
    senses = Senses(page, Around(published, seeded_registry(), calendar, NO_OFFICIALS, scale))
    language = language_of(page.lower, default=languages()[0])
    kept = [task.span for task in read(senses, language)]
    keys = [(score.span(document["text"], task), bool(task.get("optional"))) for task in document["tasks"]]
    sentence = document["kind"] == SENTENCE
    count = COUNT_OF_A_SENTENCE if sentence else 1.0
    held = sentence or bool(document.get("held"))
    for told, odds in scale.heard:
        meant = [optional for span, optional in keys if score.overlap(span, told.span) >= HALF]
        again = odds >= 0 and not any(score.overlap(span, told.span) >= HALF for span in kept)
        ignored = (meant and all(meant)) or (again and not meant)
        of_language = (*told.words, *(OF_A_LANGUAGE + trait for trait in told.traits))
        names = sorted((*told.traits, *(f"{told.language}\t{name}" for name in of_language)))
        yield Example(
            document["id"],
            tuple(names),
            told.opinion,
            right=bool(meant),
            proposed=odds >= 0,
            count=0.0 if ignored else count,
            span=told.span,
            sentence=sentence,
            held=held,
        )


def paired(given: Sequence[Example]) -> list[Example]:
    """The examples with the pairs of those traits that weigh most in all."""
    strongest = _strongest(given)
    return [
        replace(example, names=(*example.names, *(f"{PAIRS}\t{name}" for name in pairs)))
        for example in given
        for pairs in (pairs_of(strongest.intersection(example.names)),)
    ]


def _strongest(given: Sequence[Example]) -> frozenset[str]:
    """The traits that part most stretches: what nearly all have parts as few as what nearly none has."""
    held = Counter(name for example in given for name in example.names if "\t" not in name)
    weights = _fitted(given)
    parts = {
        name: abs(weights.get(name, 0.0)) * math.sqrt(min(count, len(given) - count))
        for name, count in held.items()
    }
    return frozenset(sorted(parts, key=lambda name: (-parts[name], name))[:STRONGEST])


def fit(given: Sequence[Example], beside: Mapping[str, float] | None = None) -> dict[str, float]:
    """Weights by name, and of `BASE`; by them, and by what company weighs `beside` them, all that tests
    hold is read so, if it can be."""
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        weights = _fitted(given, weights)
        wrong = _misread([one for one in given if one.held], weights, beside or {})
        lighter = [example for example in wrong if example.count < _most(example)]
        if not lighter:
            break
        for example in lighter:
            example.count = min(2 * example.count, _most(example))
    return weights


def _most(example: Example) -> float:
    return MOST if example.sentence else MOST_OF_A_DOCUMENT


def _misread(
    held: Sequence[Example], weights: Mapping[str, float], beside: Mapping[str, float]
) -> list[Example]:
    """The stretches that are read otherwise than tests hold."""
    told = [odds(weights, example) for example in held]
    if beside:
        told = [_all_told(beside, placed) for placed in in_company(held, told)]
    return [one for one, said in zip(held, told, strict=True) if one.count and not _is_clear(said, one)]


def _all_told(beside: Mapping[str, float], placed: Example) -> float:
    alone = is_alone(frozenset({name.partition("\t")[2] for name in placed.names}))
    return odds(beside, placed) + beside.get(BASE_OF_PAGES, 0.0) - (ALONE if alone else 0.0)


def _is_clear(odds: float, example: Example) -> bool:
    return odds >= CLEARLY if example.right else odds <= -CLEARLY


def _fitted(given: Sequence[Example], start: Mapping[str, float] | None = None) -> dict[str, float]:
    """A logistic regression beside the opinion: each weight in turn goes a step of Newton's from where it
    starts."""
    given = [one for one in given if one.count]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(given):
        for name in example.names:
            holders[name].append(number)
    holders = {name: numbers for name, numbers in holders.items() if _is_counted(numbers, given)}
    holders[BASE] = list(range(len(given)))
    weights = {name: (start or {}).get(name, 0.0) for name in holders}
    state = _State(given, weights)
    moving = set(holders)
    for turn in range(PASSES):
        widest = 0.0
        whole = turn % WHOLE == 0
        for name, numbers in holders.items():
            if not whole and name not in moving:
                continue
            step = state.step(numbers, weights[name], _penalty(name))
            (moving.add if abs(step) >= MOVING else moving.discard)(name)
            if abs(step) < STILL:
                continue
            weights[name] += step
            widest = max(widest, abs(step))
            state.move(numbers, step)
        if whole and widest < SETTLED:
            break
    return weights


class _State:
    """How far each example is from what it should be, as weights stand."""

    def __init__(self, given: Sequence[Example], weights: Mapping[str, float]) -> None:
        self.counts = [example.count for example in given]
        self.rights = [example.right for example in given]
        self.margins = [odds(weights, example) for example in given]
        self.misses = [0.0] * len(given)
        """By how much the chance that it is given is too high, as often as it counts."""
        self.bends = [0.0] * len(given)
        self.move(range(len(given)), 0.0)

    def step(self, numbers: Sequence[int], weight: float, penalty: float) -> float:
        """Newton's, for a weight that the examples of these numbers have."""
        slope = sum(map(self.misses.__getitem__, numbers)) + penalty * weight
        bend = sum(map(self.bends.__getitem__, numbers)) + penalty
        return max(-FARTHEST, min(-slope / bend, FARTHEST))

    def move(self, numbers: Iterable[int], step: float) -> None:
        counts, rights, margins, misses, bends = (
            self.counts,
            self.rights,
            self.margins,
            self.misses,
            self.bends,
        )
        for number in numbers:
            margins[number] = margin = margins[number] + step
            chance = 1 / (1 + math.exp(-margin if margin > -30.0 else 30.0))
            count = counts[number]
            misses[number] = count * (chance - rights[number])
            bends[number] = count * max(chance * (1 - chance), FLATTEST)


def _penalty(name: str) -> float:
    of, _, named = name.rpartition("\t")
    if name == BASE:
        return 0.0
    return OF_A_PAIR if of == PAIRS else OF_A_TITLE if named.startswith("title:") else PENALTY


def _is_counted(numbers: Sequence[int], given: Sequence[Example]) -> bool:
    """What but one stretch of all documents has tells nothing; but what a test holds may need it."""
    return len(numbers) > 1 or given[numbers[0]].held


def odds_by_the_others(given: Sequence[Example], folds: int) -> list[float]:
    """How each stretch is judged by weights that know nothing of its document."""
    fold_of = _folds(given, folds)
    weights = [_fitted([one for one in given if fold_of[one.document] != fold]) for fold in range(folds)]
    return [odds(weights[fold_of[example.document]], example) for example in given]


def _folds(given: Sequence[Example], folds: int) -> dict[str, int]:
    names = sorted({example.document for example in given})
    return {name: number % folds for number, name in enumerate(names)}


def in_company(given: Sequence[Example], judged: Sequence[float]) -> list[Example]:
    """Each stretch by what its company tells, beside the odds by which it was judged itself."""
    pages: dict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(given):
        pages[example.document].append(number)
    told = list(given)
    for numbers in pages.values():
        traits = company([_judged(given[number], judged[number]) for number in numbers])
        for number, names in zip(numbers, traits, strict=True):
            named = tuple(sorted(f"{PAGES}\t{name}" for name in names))
            told[number] = replace(given[number], names=named, opinion=judged[number])
    return told


def _judged(example: Example, odds: float) -> Judged:
    return Judged(example.span, odds, "bare" in example.names)


def fit_company(given: Sequence[Example]) -> dict[str, float]:
    """What company weighs, by stretches of documents `in_company`; sentences of tests have none."""
    weights = _fitted([example for example in given if not example.sentence])
    return {BASE_OF_PAGES if name == BASE else name: weight for name, weight in weights.items()}


def odds(weights: Mapping[str, float], example: Example) -> float:
    """As `Scale.odds` says it."""
    named = math.fsum(weights.get(name, 0.0) for name in example.names)
    return example.opinion + weights.get(BASE, 0.0) + named


def write(weights: Mapping[str, float], folder: Path = SCALES) -> dict[str, int]:
    """Write a file for the traits and one for the words of each language; how many weights each has."""
    lines: dict[str, list[str]] = defaultdict(list)
    for name, weight in sorted(weights.items()):
        if name in (BASE, BASE_OF_PAGES) or abs(weight) >= LEAST:
            language, tab, word = name.rpartition("\t")
            lines[language if tab else SHARED].append(f"{word}\t{weight:.2f}")
    folder.mkdir(exist_ok=True)
    for stem, told in lines.items():
        (folder / f"{stem}.tsv").write_text("\n".join((HEAD, *told, "")), "utf-8")
    return {stem: len(told) for stem, told in lines.items()}


def documents(folders: Iterable[Path]) -> list[dict[str, Any]]:
    """The documents of all folders, which may give them the same names."""
    return [
        {**document, "id": f"{folder.name}/{document['id']}", "held": folder in HELD}
        for folder in folders
        for document in documents_of(folder)
    ]


def shares(given: Sequence[Example], said: Sequence[bool]) -> str:
    """Of the stretches that were judged: how many instructions were taken for such, and what else was."""
    counted = [(example, yes) for example, yes in zip(given, said, strict=True) if example.count]
    taken = [example for example, yes in counted if yes]
    hits = sum(example.right for example in taken)
    return f"{hits} of {sum(example.right for example, _ in counted)} taken, {len(taken) - hits} wrongly"


def by_the_others(given: Sequence[Example], folds: int, judged: Sequence[float] = ()) -> list[bool]:
    """Whether each stretch is taken by weights that know nothing of its document; with the odds by which each
    was `judged` itself, in company."""
    fold_of = _folds(given, folds)
    beside = in_company(given, judged) if judged else list(given)
    said: dict[int, bool] = {}
    for fold in range(folds):
        others = [example for example in beside if fold_of[example.document] != fold]
        weights = fit_company(others) if judged else fit(others)
        base = weights.get(BASE_OF_PAGES, 0.0)
        for number, example in enumerate(beside):
            if fold_of[example.document] == fold:
                said[number] = odds(weights, example) + base >= 0
    return [said[number] for number in range(len(given))]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("folders", nargs="*", type=Path)
    given = parser.parse_args()
    score = scorer()
    folders = given.folders or OPENED
    told = [*documents(folders), *sentences()]
    found = paired([example for document in told for example in examples(document, score)])
    print(f"{len(told)} documents and sentences, {len(found)} stretches judged")
    print("as they were read:", shares(found, [example.proposed for example in found]))
    if given.folds:
        print("by weights of the others:", shares(found, by_the_others(found, given.folds)))
        judged = odds_by_the_others(found, given.folds)
        print("and in company:", shares(found, by_the_others(found, given.folds, judged)))
        return
    beside = fit_company(in_company(found, odds_by_the_others(found, FOLDS)))
    weights = fit(found, beside)
    print("by these weights:", shares(found, [odds(weights, example) >= 0 for example in found]))
    misread = _misread([one for one in found if one.held], weights, beside)
    print("read otherwise than tests hold:", [one.document for one in misread])
    print("written:", write(weights | beside))


if __name__ == "__main__":
    main()
