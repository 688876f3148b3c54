"""A conditional logit: the share of the right ones among the candidates of each choice."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from instructions.extraction.choice.traits import Weighed

SEED = 7
_SLIGHT, _SURE = 0.006, 0.995
"""A word or a candidate whose chance is so near to what it should be moves no weight."""
_STIFF = 0.4


def rounded(weights: Mapping[str, float], least: float) -> dict[str, float]:
    return {name: round(weight, 2) for name, weight in weights.items() if abs(weight) >= least}


Choice = tuple[Sequence[Sequence[Weighed]], Sequence[int], float]
"""What is told of each candidate, which of them are right, and how much it counts."""


@dataclass(frozen=True, slots=True)
class Pace:
    rounds: int
    rate: float
    penalty: float
    fewest: int
    """A trait of fewer tasks is left out …"""
    least: float
    """… and so is a smaller weight."""


TRAITS = Pace(rounds=6, rate=0.2, penalty=0.0003, fewest=3, least=0.1)
BESIDE = Pace(rounds=8, rate=0.15, penalty=0.0005, fewest=1, least=0.02)


def fit_choice(given: Iterable[Choice], pace: Pace) -> dict[str, float]:
    """A conditional logit: the share of the right ones among the candidates of each task; the mean of the
    weights of the later rounds."""
    choices = [choice for choice in given if choice[1]]
    random.Random(SEED).shuffle(choices)
    held = Counter(name for told, *_ in choices for name in {name for one in told for name, _ in one})
    choices = [
        ([[one for one in told if held[one[0]] >= pace.fewest] for told in each], meant, count)
        for each, meant, count in choices
    ]
    weights: dict[str, float] = {}
    bends: dict[str, float] = {}
    mean: Counter[str] = Counter()
    later = range(pace.rounds // 2, pace.rounds)
    for number in range(pace.rounds):
        for choice in choices:
            _step(weights, bends, choice, pace)
        if number in later:
            for name, weight in weights.items():
                mean[name] += weight / len(later)  # type: ignore[assignment]
    return rounded(mean, pace.least)


def _step(weights: dict[str, float], bends: dict[str, float], choice: Choice, pace: Pace) -> None:
    told, meant, count = choice
    sums = [sum([weights.get(name, 0.0) * much for name, much in one]) for one in told]
    most = max(sums)
    powers = [math.exp(one - most) for one in sums]
    whole = sum(powers)
    right = sum(powers[at] for at in meant) / whole
    if right > _SURE:
        return
    for at, one in enumerate(told):
        share = powers[at] / whole
        slope = (share - share / max(right, 1e-9) * (at in meant)) * count
        if abs(slope) < _SLIGHT:
            continue
        for name, much in one:
            step = slope * much + pace.penalty * weights.get(name, 0.0)
            bends[name] = bend = bends.get(name, _STIFF) + step * step
            weights[name] = weights.get(name, 0.0) - pace.rate * step / math.sqrt(bend)
