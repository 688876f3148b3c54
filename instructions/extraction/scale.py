"""What the traits and words of a stretch weigh together: the odds that it is an instruction.

`weights` holds what each named feature ought to weigh: an opinion. How much each of them, where a stretch
stands and the words it uses do weigh was counted on documents with answer keys (`make weigh`) and lies in
`scales/`: `shared.tsv` for all languages, one file more for the words of each and what a trait weighs more
in it, `pairs.tsv` for what two traits weigh more together ("bare & due"), `pages.tsv` for what the other
stretches of the page tell (`company`). All are lines "trait, tab, weight in log-odds"; a trait that no file
names weighs nothing beside the opinion on it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from instructions.extraction.found import Span

SCALES = Path(__file__).parent / "scales"
SHARED, PAIRS, PAGES = "shared", "pairs", "pages"
AND = " & "
"""Stands between the two traits of a pair, which are in order."""
OF_A_LANGUAGE = "="
"""Stands before a trait in the file of a language, where it is no word."""
BASE = "always"
"""The line that every stretch gets."""
OPINION, OBJECTION = 0.15, 0.6
"""How much of the opinion counts: what speaks for an instruction is common and was counted, so that more of
it only fits the documents from which it was formed; what speaks against one is often too rare to count."""


HOPELESS = -1.0
"""Lower odds at first sight tell that a stretch with but a deadline is no order, whatever its company: with
this bound no task of nearly five thousand texts was lost, with -0.5 six were."""


class ScaleError(ValueError):
    """A line of a scale that says nothing."""


class Told(NamedTuple):
    """What is known of a stretch that is judged."""

    span: Span
    language: str
    opinion: float
    """What its features ought to weigh, in the same units."""
    traits: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scale:
    """Weights of traits, and of the words of each language. An empty one leaves it to the opinion."""

    traits: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    pages: Mapping[str, float] = field(default_factory=dict)
    pairs: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """What a trait weighs more beside another: the first of the two, then the second."""

    def odds(self, told: Told) -> float:
        """Log-odds that a stretch is an instruction."""
        base = self.traits.get(BASE, 0.0)
        own = self.words.get(told.language, {})
        of_language = _sum(own, [OF_A_LANGUAGE + trait for trait in told.traits]) if own else 0.0
        of_all = _sum(self.traits, told.traits) + self._together(told.traits)
        return base + told.opinion + of_all + of_language + self.wording(told)

    def wording(self, told: Told) -> float:
        """What its words alone speak for, or against."""
        return _sum(self.words.get(told.language, {}), told.words)

    def is_hopeless(self, told: Told) -> bool:
        """Do the words and the place of a stretch that has but a deadline speak so much against it that
        nothing else need be looked at? `told`: what is seen at first sight."""
        return self.odds(told) < HOPELESS

    def _together(self, traits: frozenset[str]) -> float:
        """What pairs of them weigh beside what each does."""
        beside = [self.pairs[one] for one in traits if one in self.pairs]
        return math.fsum([weights[other] for weights in beside for other in weights.keys() & traits])

    @property
    def knows_company(self) -> bool:
        """Is it fitted to what stands beside a stretch? What has but a deadline is judged by that alone."""
        return bool(self.pages)

    def beside(self, traits: frozenset[str]) -> float:
        """What the company of a stretch adds to its odds."""
        return self.pages.get(BASE, 0.0) + _sum(self.pages, traits)


def _sum(weights: Mapping[str, float], told: Iterable[str]) -> float:
    return math.fsum([weights[one] for one in told if one in weights])


def pairs_of(traits: Iterable[str]) -> list[str]:
    """The names of all pairs of traits."""
    return [AND.join(two) for two in combinations(sorted(traits), 2)]


def by_firsts(pairs: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Weights of pairs by their first trait, then by the second."""
    sorted_out: dict[str, dict[str, float]] = {}
    for name, weight in pairs.items():
        first, _, second = name.partition(AND)
        sorted_out.setdefault(first, {})[second] = weight
    return sorted_out


def read_scale(path: Path) -> dict[str, float]:
    """The weights in a file; none where there is no such file. `ScaleError` names the line."""
    if not path.exists():
        return {}
    lines = path.read_text("utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("# ")]
    if any(line.count("\t") != 1 for line in told):
        raise _senseless(path, lines)
    cells = "\t".join(told).split("\t") if told else []
    try:
        return dict(zip(cells[::2], map(float, cells[1::2]), strict=True))
    except ValueError:
        raise _senseless(path, lines) from None


def _senseless(path: Path, lines: Sequence[str]) -> ScaleError:
    """Tells the first line that says nothing."""
    number, line = next((at, line) for at, line in enumerate(lines, start=1) if not _says_something(line))
    return ScaleError(f"{path.name}, line {number}: no trait with a weight behind a tab: {line!r}")


def _says_something(line: str) -> bool:
    if not line or line.startswith("# "):
        return True
    try:
        _, weight = line.split("\t")
        float(weight)
    except ValueError:
        return False
    return True


@cache
def fitted() -> Scale:
    """The scale that is part of the package."""
    found = {path.stem: read_scale(path) for path in sorted(SCALES.glob("*.tsv"))}
    shared, pairs, pages = (found.pop(name, {}) for name in (SHARED, PAIRS, PAGES))
    return Scale(shared, found, pages, by_firsts(pairs))
