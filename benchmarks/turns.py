"""Things measured in turns, so that all meet the same weather on the machine."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def side_by_side(*asked: Callable[[], object], rounds: int, warm: int = 10) -> list[float]:
    """Median seconds that each one takes."""
    for one in asked:
        for _warm in range(warm):
            one()
    taken: list[list[float]] = [[] for _one in asked]
    for _round in range(rounds):
        for times, one in zip(taken, asked, strict=True):
            started = time.perf_counter()
            one()
            times.append(time.perf_counter() - started)
    return [statistics.median(times) for times in taken]
