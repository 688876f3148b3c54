"""The public page and long spreadsheets, on a PostgreSQL of their own, each figure beside its limit."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.beside_servers import figures_of
from benchmarks.figure import Figure


def measure() -> Iterator[Figure]:
    return figures_of("benchmarks.paper_at_scale")
