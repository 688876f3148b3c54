"""Reminders at full size, on PostgreSQL and Redis with two Celery workers, each beside its limit."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.beside_servers import figures_of
from benchmarks.figure import Figure


def measure() -> Iterator[Figure]:
    yield from figures_of("benchmarks.at_scale")
