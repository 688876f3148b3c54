"""The second half of `make weigh`: fit the weights by which leads are chosen to the documents with keys.

    python -m benchmarks.weigh_owners [--folds N] [FOLDER ...]

FOLDER as for `benchmarks.weigh`. A task that was found and overlaps one of the key is an example: right is
the candidate whose owners are those of the key, by the conventions of scoring. Three models are fitted one
after another (see `instructions/extraction/choice/chooser.py`); what one tells the next of a document comes
from weights fitted to other documents, so that none is thought surer than it is. With `--folds` nothing is
written: each N-th of the documents is read by weights fitted to the others. In the sentences of the tests
(see `benchmarks.sentences`) the rules are right: where the weights choose otherwise, they are fitted again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.evaluate import OPENED, scorer
from benchmarks.sentences import SENTENCE, sentences
from benchmarks.shares import BESIDE, SEED, TRAITS, Choice, fit_choice, rounded
from benchmarks.weigh import documents
from instructions.extraction.bodies import NO_OFFICIALS, seeded_registry
from instructions.extraction.choice.candidates import Candidate
from instructions.extraction.choice.chooser import (
    SCALES,
    Doubtful,
    Told,
    Weights,
    doubt,
    is_doubtful,
    likelier,
    likeliest,
    shares,
    told_beside,
)
from instructions.extraction.choice.names import BIAS, CLOSES, OPENS, traits
from instructions.extraction.choice.traits import Weighed
from instructions.extraction.choice.window import BEFORE, HERE, Window, window_of
from instructions.extraction.found import FoundTask, Owner, Reading
from instructions.extraction.language import language_of
from instructions.extraction.lexicon import languages
from instructions.extraction.page import Page
from instructions.extraction.reader import read
from instructions.extraction.record import record_of
from instructions.extraction.scale import fitted
from instructions.extraction.senses import Around, Senses
from instructions.working_days import KazakhstanWhenAsked

FOLDS = 3
COUNT_OF_A_SENTENCE, ROUNDS = 0.3, 8
"""A sentence of a test counts so much of what a task of a document does, and three times as much in each
round in which it is read otherwise."""
HEAD = "# Fitted by `make weigh`: trait, tab, weight. See instructions/extraction/choice/chooser.py."
_SLIGHT = 0.006
"""A word whose chance is so near to what it should be moves no weight."""


@dataclass(slots=True)
class Example:
    """A task that was found, with the leads of its key."""

    document: str
    language: str
    senses: Senses
    task: FoundTask
    tasks: Sequence[FoundTask]
    told: Sequence[tuple[Owner, ...]]
    held: Mapping[str, int]
    key: Sequence[str]
    right: bool
    """By the rules."""
    doubtful: Doubtful | None = None
    meant: Sequence[int] = ()
    """Which of its candidates are right."""
    told_of: list[list[Weighed]] = field(default_factory=list)
    """The traits of each candidate."""
    count: float = 1.0
    firm: bool = False
    """A test holds that the rules have read it rightly."""


def examples(document: Mapping[str, Any], score: ModuleType) -> Iterator[Example]:
    published, text = dt.date.fromisoformat(document["published"]), document["text"]
    page = Page.of(text)
    calendar = KazakhstanWhenAsked(published.year - 1, published.year + 3)
    senses = Senses(page, Around(published, seeded_registry(), calendar, NO_OFFICIALS, fitted()))
    language = language_of(page.lower, default=languages()[0])
    tasks = read(senses, language)
    found = record_of(Reading(language, tasks), text)["tasks"]
    if document["kind"] == SENTENCE:
        keys, count = {at: one for at, one in enumerate(found) if is_doubtful(tasks[at])}, COUNT_OF_A_SENTENCE
    else:
        keys = {at: document["tasks"][key] for at, key in score.pair(text, found, document["tasks"])}
        count = 1.0
    held = Counter(owner.id for task in tasks for owner in set(task.lead))
    told: list[tuple[Owner, ...]] = []
    for at, task in enumerate(tasks):
        if at in keys and not keys[at].get("optional"):
            key = keys[at].get("lead", [])
            right = score.same_bodies([owner.id for owner in task.lead], key)
            firm = right and (document["kind"] == SENTENCE or bool(document.get("held")))
            yield Example(
                document["id"], language, senses, task, tasks, told, held, key, right, count=count, firm=firm
            )
        if task.lead and told[:1] != [task.lead]:
            told = [task.lead, *told[:2]]


# -- where names begin and end ---------------------------------------------------------------------


def name_rows(example: Example) -> Iterator[tuple[list[str], bool]]:
    """Each word of a window as the first and as the last of a name, and whether it is that of a lead."""
    language = language_of(example.task.span.of(example.senses.page.lower), default=example.language)
    window = window_of(example.senses, example.task, language, example.tasks)
    places = _places(window, example)
    if places is None:
        return
    firsts = {_at(window, start) for start, _ in places}
    lasts = {_at(window, end - 1) for _, end in places}
    opening, closing = traits(window)
    for at, (opens, closes) in enumerate(zip(opening, closing, strict=True)):
        if opens:
            yield [*opens, OPENS + BIAS], at in firsts
            yield [*closes, CLOSES + BIAS], at in lasts


def _at(window: Window, place: int) -> int:
    return next((at for at, token in enumerate(window.tokens) if token.start <= place < token.end), -1)


def _places(window: Window, example: Example) -> set[tuple[int, int]] | None:
    """Where the window names the leads of the key; None where it names none of them."""
    places: set[tuple[int, int]] = set()
    for lead in example.key:
        zones = (_in_zone(window, example, lead, zone) for zone in (HERE, BEFORE))
        places |= next(filter(None, zones), set())
    return places if places or not example.key else None


def _in_zone(window: Window, example: Example, lead: str, zone: str) -> set[tuple[int, int]]:
    if not lead.startswith("?"):
        whole = set(example.key)
        told = (mention for mention, its in window.mentions if its == zone)
        return {
            (one.span.start, one.span.end) for one in told if lead in one.ids and whole.issuperset(one.ids)
        }
    tokens = [token for token in window.tokens if token.zone == zone]
    name = lead[2:].strip().lower()
    at = example.senses.page.text.lower().find(name, tokens[0].start, tokens[-1].end) if tokens else -1
    return {(at, at + len(name))} if at >= 0 else set()


def fit_names(given: Iterable[Example]) -> dict[str, float]:
    """A logistic regression over the words of all windows."""
    rows = [row for example in given for row in name_rows(example)]
    random.Random(SEED).shuffle(rows)
    count = Counter(name for names, _ in rows for name in names)
    rows = [([name for name in names if count[name] >= 4], right) for names, right in rows]
    weights: dict[str, float] = {}
    bends: dict[str, float] = {}
    for _ in range(3):
        rows = list(_moving(weights, bends, rows))
    return rounded(weights, 0.15)


def _moving(
    weights: dict[str, float], bends: dict[str, float], rows: Iterable[tuple[list[str], bool]]
) -> Iterator[tuple[list[str], bool]]:
    """One round; the words that move weights, for the next."""
    for names, right in rows:
        odds = sum([weights.get(name, 0.0) for name in names])
        slope = 1 / (1 + math.exp(-max(odds, -30.0))) - right
        if abs(slope) < _SLIGHT:
            continue
        yield names, right
        for name in names:
            bends[name] = bend = bends.get(name, 0.3) + slope * slope
            weights[name] = weights.get(name, 0.0) - 0.35 * slope / math.sqrt(bend)


# -- who of several is meant -----------------------------------------------------------------------


def look(example: Example, names: Mapping[str, float], score: ModuleType) -> None:
    """Take in the candidates of a task, found by weights of names."""
    found = doubt(
        example.senses, example.task, example.language, example.tasks, example.told, example.held, names
    )
    example.doubtful = found
    example.told_of = [list(found.traits.of(one)) for one in found.candidates]
    example.meant = [0] if example.right else _nearest(found.candidates, example.key, score)


def _nearest(found: Sequence[Candidate], key: Sequence[str], score: ModuleType) -> list[int]:
    """Of those that are right by the conventions, those with the fewest words too many or too few."""
    ids = [[owner.id for owner in one.owners] for one in found]
    right = [at for at, one in enumerate(ids) if score.same_bodies(one, key)]
    away = {at: len(_words(ids[at], score) ^ _words(key, score)) for at in right}
    return [at for at in right if away[at] == min(away.values())]


def _words(ids: Iterable[str], score: ModuleType) -> set[str]:
    return {word for one in ids if one.startswith("?") for word in score.words(one)}


Part = Callable[[Example], int]


def parted(given: Sequence[Example], folds: int) -> Part:
    names = sorted({example.document for example in given})
    part = {name: number % folds for number, name in enumerate(names)}
    return lambda example: part[example.document]


def fit(given: Sequence[Example], score: ModuleType) -> Weights:
    """All three; what each tells the next of a document was fitted to others. What tests hold is told once
    more, as it will be told when it is read."""
    part = parted(given, FOLDS)
    for fold in range(FOLDS):
        names = fit_names(example for example in given if part(example) != fold and example.count == 1)
        for example in given:
            if part(example) == fold:
                look(example, names, score)
    kept: list[Kept] = []
    for fold in range(FOLDS):
        weights = fit_choice((_choice(one) for one in given if part(one) != fold), TRAITS)
        kept += [Kept.of(one, weights) for one in given if part(one) == fold and is_doubtful(one.task)]
    of_traits = fit_choice(map(_choice, given), TRAITS)
    names = fit_names(one for one in given if one.count == 1)
    for example in given:
        if example.firm and is_doubtful(example.task):
            look(example, names, score)
            kept.append(Kept.of(example, of_traits))
    return Weights(names, of_traits, fit_beside(kept))


class Kept(NamedTuple):
    """What is told of the candidates of a task that is in doubt."""

    told: list[Told]
    candidates: Sequence[Candidate]
    meant: Sequence[int]
    much: float
    firm: bool

    @classmethod
    def of(cls, example: Example, weights: Mapping[str, float]) -> Kept:
        """By `weights` of traits."""
        found = example.doubtful
        assert found is not None
        return cls(
            list(told_beside(found, weights)), found.candidates, example.meant, example.count, example.firm
        )

    def is_overruled(self, weights: Mapping[str, float]) -> bool:
        return likelier(shares(weights, (one.whole for one in self.told)), self.candidates) > 0


def _choice(example: Example) -> Choice:
    return example.told_of, example.meant, example.count


def fit_beside(given: Sequence[Kept]) -> dict[str, float]:
    """By it what tests hold is read as the rules have read it, if it can be."""
    counts = [one.much for one in given]
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        weights = _of_two([(one.told, one.meant, count) for one, count in zip(given, counts, strict=True)])
        wrong = [at for at, one in enumerate(given) if one.firm and one.is_overruled(weights)]
        if not wrong:
            break
        for at in wrong:
            counts[at] *= 3
    return weights


def _of_two(given: Sequence[tuple[Sequence[Told], Sequence[int], float]]) -> dict[str, float]:
    """The mean of two, each of which errs in its own way: one weighs the share that a candidate has by
    itself, the other what it has by itself as that weighs where the rules are in doubt."""
    by_shares = fit_choice(
        (([one.shares + one.beside for one in told], meant, count) for told, meant, count in given), BESIDE
    )
    by_traits = fit_choice(
        (([one.itself + one.beside for one in told], meant, count) for told, meant, count in given), TRAITS
    )
    names = by_shares.keys() | by_traits.keys()
    mean = {name: (by_shares.get(name, 0.0) + by_traits.get(name, 0.0)) / 2 for name in sorted(names)}
    return rounded(mean, BESIDE.least)


def tally(given: Iterable[Example], weights: Weights, score: ModuleType) -> dict[str, Counter[str]]:
    """By language: tasks, leads right by the rules, and as they are chosen; how many won and spoilt."""
    table: dict[str, Counter[str]] = {}
    for example in (one for one in given if one.count == 1):
        count = table.setdefault(example.language, Counter())
        now = example.right
        if is_doubtful(example.task):
            look(example, weights.names, score)
            assert example.doubtful is not None
            ids = [owner.id for owner in likeliest(example.doubtful, weights).owners]
            now = score.same_bodies(ids, example.key)
        count.update(tasks=1, rules=example.right, chosen=now)
        count.update(won=now and not example.right, spoilt=example.right and not now)
    return table


def by_the_others(given: Sequence[Example], folds: int, score: ModuleType) -> dict[str, Counter[str]]:
    """`tally` by weights that know nothing of a task's document."""
    part = parted(given, folds)
    table: dict[str, Counter[str]] = {}
    for fold in range(folds):
        weights = fit([example for example in given if part(example) != fold], score)
        rest = [example for example in given if part(example) == fold]
        for language, count in tally(rest, weights, score).items():
            table.setdefault(language, Counter()).update(count)
    return table


def write(weights: Weights, folder: Path = SCALES) -> dict[str, int]:
    """A file for each of the three; how many weights each has."""
    folder.mkdir(exist_ok=True)
    for name, told in weights._asdict().items():
        lines = [f"{trait}\t{weight:.2f}" for trait, weight in sorted(told.items())]
        (folder / f"{name}.tsv").write_text("\n".join((HEAD, *lines, "")), "utf-8")
    return {name: len(told) for name, told in weights._asdict().items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("folders", nargs="*", type=Path)
    given = parser.parse_args()
    score = scorer()
    folders = given.folders or OPENED
    told = [*documents(folders), *sentences()]
    found = [example for document in told for example in examples(document, score)]
    print(f"{len(found)} tasks with leads in a key")
    if given.folds:
        for language, count in by_the_others(found, given.folds, score).items():
            print(language, dict(count))
        return
    weights = fit(found, score)
    for language, count in tally(found, weights, score).items():
        print(language, dict(count))
    print("written:", write(weights))


if __name__ == "__main__":
    main()
