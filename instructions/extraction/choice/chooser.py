"""Whom a task means, where the rules are in doubt: of all candidates the one that weighs most.

Three files of weights lie in `scales/`, lines "trait, tab, weight" as those of `extraction/scale.py`, counted
on documents with answer keys by `make weigh`: `names.tsv` says where names begin and end, `traits.tsv` what
speaks for a candidate by itself wherever leads are named, `beside.tsv` what speaks for it where the rules are
in doubt, with all that tells it from their choice. Without them the rules decide.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from instructions.extraction.actions import action_of
from instructions.extraction.choice.beside import Beside, state_of
from instructions.extraction.choice.candidates import Candidate, candidates
from instructions.extraction.choice.likeness import alike
from instructions.extraction.choice.traits import Traits, Weighed
from instructions.extraction.choice.window import BEFORE, window_of
from instructions.extraction.clause import Clause
from instructions.extraction.found import FoundTask, Owner
from instructions.extraction.language import language_of
from instructions.extraction.scale import read_scale
from instructions.extraction.senses import Senses
from instructions.extraction.weights import confidence

SCALES = Path(__file__).parent / "scales"
CHOSEN, INHERITED, NOBODY = "lead-chosen", "lead-inherited", "no-lead"
_SURE = frozenset({"known"})
_BY_CELLS = frozenset({"row", "fields"})
_PLAINLY = 1.5
"""So many times as likely as the choice of the rules another must be."""
_REMEMBERED = 3
_NEAR, _AROUND = 200, 30_000
"""So many tasks and letters of a page tell of one: more than a page mostly has."""


class Weights(NamedTuple):
    names: Mapping[str, float] = {}
    traits: Mapping[str, float] = {}
    beside: Mapping[str, float] = {}


@cache
def fitted() -> Weights:
    """The weights that are part of the package."""
    return Weights(*(read_scale(SCALES / f"{name}.tsv") for name in Weights._fields))


class Doubtful(NamedTuple):
    """A task whose leads are in doubt, with all who might be meant; first the choice of the rules."""

    task: FoundTask
    language: str
    candidates: Sequence[Candidate]
    traits: Traits
    beside: Beside


def is_doubtful(task: FoundTask) -> bool:
    """Somebody of the registry, named where the task is told, stands."""
    state = state_of(task)
    by_cells = any(reason.name in _BY_CELLS for reason in task.reasons)
    return not (state in _SURE or (by_cells and state in ("unknown", "mixed")))


def chosen(
    senses: Senses, tasks: Sequence[FoundTask], language: str, weights: Weights | None = None
) -> tuple[FoundTask, ...]:
    """The tasks of a page, each with the likeliest leads."""
    if not any(map(is_doubtful, tasks)):
        return tuple(tasks)
    weights = weights or fitted()
    if not weights.beside:
        return tuple(tasks)
    held = Counter(owner.id for task in tasks for owner in set(task.lead))
    found: list[FoundTask] = []
    told: list[tuple[Owner, ...]] = []
    for task in tasks:
        if is_doubtful(task):
            doubtful = doubt(senses, task, language, tasks, told, held, weights.names)
            task = _with_the_likeliest(senses, doubtful, weights)
        if task.lead and told[:1] != [task.lead]:
            told = [task.lead, *told[: _REMEMBERED - 1]]
        found.append(task)
    return tuple(found)


def near(tasks: Sequence[FoundTask], task: FoundTask) -> Sequence[FoundTask]:
    """Those of a page's tasks that are looked at beside one, so that a page costs no more than its length."""
    if len(tasks) <= _NEAR:
        return tasks
    at = bisect_left(tasks, task.span, key=lambda one: one.span)
    return tasks[max(0, at - _NEAR // 2) : at + _NEAR // 2]


def doubt(
    senses: Senses,
    task: FoundTask,
    language: str,
    tasks: Sequence[FoundTask],
    told: Sequence[tuple[Owner, ...]],
    held: Mapping[str, int],
    names: Mapping[str, float],
) -> Doubtful:
    """`tasks`: all of the page, in order; `told`: leads of those before this one, the last first."""
    language = language_of(task.span.of(senses.page.lower), default=language)
    start, tasks = task.span.start, near(tasks, task)
    window = window_of(senses, task, language, tasks)
    traits = Traits(window, tasks, senses.page.lower[max(0, start - _AROUND) : start + _AROUND])
    found = candidates(senses, window, names, told)
    return Doubtful(task, language, found, traits, Beside(senses, traits, held))


def shares(weights: Mapping[str, float], told: Iterable[Iterable[Weighed]]) -> list[float]:
    """The logarithm of each candidate's share, by what is told of each."""
    get = weights.get
    sums = [sum([get(name, 0.0) * much for name, much in one]) for one in told]
    most = max(sums)
    whole = math.log(math.fsum([math.exp(one - most) for one in sums])) + most
    return [one - whole for one in sums]


class Told(NamedTuple):
    """What is told of a candidate."""

    itself: list[Weighed]
    shares: list[Weighed]
    """How sure it is by itself, and how much surer than the choice of the rules."""
    beside: list[Weighed]

    @property
    def whole(self) -> list[Weighed]:
        return self.itself + self.shares + self.beside


def told_beside(doubtful: Doubtful, weights: Mapping[str, float]) -> Iterator[Told]:
    """What is told of each candidate, by itself and beside the choice of the rules. `weights`: of traits."""
    told = [list(doubtful.traits.of(one)) for one in doubtful.candidates]
    odds, beside = shares(weights, told), doubtful.beside
    for one, itself, own in zip(doubtful.candidates, told, odds, strict=True):
        yield Told(itself, list(beside.shares(one, own, odds[0])), list(beside.of(one)))


def likeliest(doubtful: Doubtful, weights: Weights) -> Candidate:
    """The choice of the rules, unless another is plainly likelier."""
    told = shares(weights.beside, (one.whole for one in told_beside(doubtful, weights.traits)))
    return doubtful.candidates[likelier(told, doubtful.candidates)]


def likelier(shares: Sequence[float], found: Sequence[Candidate]) -> int:
    """Which of several is plainly likelier than the first; 0 where none is. One that means the same as
    another in other words counts for that as well."""
    chances = alike(found, shares)
    best = max(chances, key=lambda at: (chances[at], shares[at]))
    return best if chances[best] > chances[0] * _PLAINLY else 0


def _with_the_likeliest(senses: Senses, doubtful: Doubtful, weights: Weights) -> FoundTask:
    task, one = doubtful.task, likeliest(doubtful, weights)
    if one is doubtful.candidates[0]:
        return task
    ids = {owner.id for owner in one.owners}
    doubts = [CHOSEN]
    if not one.owners:
        doubts.append(NOBODY)
    elif one.zone == BEFORE:
        doubts.append(INHERITED)
    doubts += [name for name in task.doubts if name not in (NOBODY, INHERITED)]
    co = tuple(owner for owner in task.co if owner.id not in ids)
    sure = confidence(task.odds, doubts, (reason.name for reason in task.reasons))
    found = replace(task, lead=one.owners, co=co, doubts=tuple(doubts), confidence=sure)
    return replace(found, action=_action(senses, found, doubtful.language))


def _action(senses: Senses, task: FoundTask, language: str) -> str:
    """Its title without the names of the new leads, where these stand in it."""
    stated = task.action_span
    named = stated and any(owner.span and stated.holds(owner.span) for owner in task.lead)
    if stated is None or not named or any(reason.name == "row" for reason in task.reasons):
        return task.action
    cues = senses.cues(stated, language)
    return action_of(senses, stated, Clause(stated, cues, task.lead, task.co, task.due), language)
