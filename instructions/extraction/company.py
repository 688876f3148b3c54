"""What the other stretches of a page tell of one: where nothing else is an order, one that looks like it is
rarely one either; and what stands among orders is one sooner than its words alone say.

The page is judged first, stretch by stretch; then each is weighed again by its company.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from instructions.extraction.found import FoundTask, Span
from instructions.extraction.weights import confidence

FIRM = 1.0
"""Odds from which a stretch is an order beyond doubt."""
WITHIN_REACH = -3.0
"""Company makes no order of a stretch with lower odds."""
NO_ORDER = -6.0
"""Odds of a stretch that is refused at first sight."""
_BEST = (-4.0, -2.0, 0.0, 2.0, 4.0, 7.0)
_NEXT = (-4.0, -2.0, 0.0, 2.0, 4.0)
_FIRM = (0, 1, 2, 5, 10)
_TENTHS = (0, 2, 4, 6, 8, 9)
_ALONE = frozenset({"page-best=none", "page-best=-4", "page-best=-2", "page-best=0"})
ALONE = 0.4
"""Odds that a stretch must have where no other one of its page is taken for an order: a page without any
instruction is to stay without."""


class Judged(NamedTuple):
    """A stretch that was judged by itself, and what would be proposed of it."""

    span: Span
    odds: float
    bare: bool
    """Nothing in it looks like an order but that it has a deadline."""
    task: Callable[[], FoundTask] | None = None
    """None where it is proposed already, or out of reach."""


class _Place(NamedTuple):
    """A place on the page where stretches that overlap were judged: what it was taken for at best."""

    odds: float
    members: list[int]


def company(judged: Sequence[Judged]) -> list[frozenset[str]]:
    """Of each stretch, traits that tell what the page's other places were taken for."""
    places = _places(judged)
    best = sorted((place.odds for place in places), reverse=True)
    firm = sum(odds >= FIRM for odds in best)
    taken = sum(odds >= 0 for odds in best)
    told: list[frozenset[str]] = [frozenset()] * len(judged)
    for number, place in enumerate(places):
        others = best[1:2] if place.odds == best[0] else best[:1]
        traits = [
            _of("page-best", others, _BEST),
            f"page-firm={_class(firm - (place.odds >= FIRM), _FIRM)}",
            _of("page-before", [one.odds for one in places[max(0, number - 1) : number]], _NEXT),
            _of("page-behind", [one.odds for one in places[number + 1 : number + 2]], _NEXT),
        ]
        if others:
            tenths = 10 * (taken - (place.odds >= 0)) // (len(places) - 1)
            traits.append(f"page-taken={_class(tenths, _TENTHS)}")
        for member in place.members:
            told[member] = frozenset((*traits, *(_of_bare(traits) if judged[member].bare else ())))
    return told


def _of_bare(traits: Sequence[str]) -> Iterator[str]:
    """What has only a deadline is an order by its company alone, so that this weighs otherwise for it."""
    yield "bare"
    yield from (f"bare-{trait}" for trait in traits)


def is_alone(traits: frozenset[str]) -> bool:
    """Is no other place of the page taken for an order?"""
    return not _ALONE.isdisjoint(traits)


def _places(judged: Sequence[Judged]) -> list[_Place]:
    places: list[_Place] = []
    end = -1
    for number in sorted(range(len(judged)), key=lambda one: judged[one].span):
        span, odds = judged[number][:2]
        if places and span.start < end:
            last = places[-1]
            places[-1] = _Place(max(last.odds, odds), last.members)
        else:
            places.append(_Place(odds, []))
        places[-1].members.append(number)
        end = max(end, span.end)
    return places


def _of(name: str, odds: Sequence[float], bounds: Sequence[float]) -> str:
    return f"{name}={_class(odds[0], bounds) if odds else 'none'}"


def _class(value: float, bounds: Sequence[float]) -> str:
    """The first bound that a value does not exceed."""
    at = bisect_left(bounds, value)
    return f"{bounds[at]:g}" if at < len(bounds) else "more"


def weighed_in_company(
    found: Sequence[FoundTask], judged: Sequence[Judged], weigh: Callable[[frozenset[str]], float]
) -> list[FoundTask]:
    """The tasks of a page, in order, as their company has them; `weigh` tells what its traits weigh."""
    told = company(judged)
    weights = [weigh(traits) for traits in told]
    least = {one.span: ALONE if is_alone(traits) else 0.0 for one, traits in zip(judged, told, strict=True)}
    of_span = {one.span: weight for one, weight in zip(judged, weights, strict=True)}
    kept = [_shifted(task, of_span.get(task.evidence[0], 0.0)) for task in found]
    kept = [task for task in kept if task.odds >= least.get(task.evidence[0], 0.0)]
    raised = [
        _shifted(one.task(), weight)
        for one, weight in zip(judged, weights, strict=True)
        if one.task is not None and one.odds + weight >= least[one.span]
    ]
    taken = sorted(task.span for task in kept)
    for task in sorted(raised, key=lambda task: (-task.odds, task.span)):
        at = bisect_left(taken, task.span)
        if all(
            one.end <= task.span.start or task.span.end <= one.start for one in taken[max(0, at - 1) : at + 1]
        ):
            taken.insert(at, task.span)
            kept.append(task)
    return sorted(kept, key=lambda task: task.span)


def _shifted(task: FoundTask, weight: float) -> FoundTask:
    if not weight:
        return task
    odds = task.odds + weight
    sure = confidence(odds, task.doubts, (one.name for one in task.reasons))
    return replace(task, odds=odds, confidence=sure)
