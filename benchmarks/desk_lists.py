"""How long each list of the desk takes with 100,000 instructions in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.beside_servers import figures_of
from benchmarks.figure import Figure


def measure() -> Iterator[Figure]:
    yield from figures_of("benchmarks.lists_at_scale")
