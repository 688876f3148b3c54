"""The REST interface at full size, on servers of its own, each figure beside its limit."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.beside_servers import figures_of
from benchmarks.figure import Figure


def measure() -> Iterator[Figure]:
    yield from figures_of("benchmarks.rest_at_scale")
