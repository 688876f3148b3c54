"""Charts as plain SVG made by templates: no script, no style of their own, each mark a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, GAP = 720, 150, 8
MARGIN = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart `WIDTH` by `HEIGHT`, the top of the tallest at 0."""

    label: str
    value: int
    address: str
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


def columns(rows: Sequence[tuple[str, int, str]]) -> list[Column]:
    """Columns of (label, value, address), as tall as the values are to the largest."""
    most = max((value for _, value, _ in rows), default=0) or 1
    step = WIDTH // max(len(rows), 1)
    found = []
    for number, (label, value, address) in enumerate(rows):
        height = max(round(HEIGHT * value / most), 2 if value else 0)
        found.append(Column(label, value, address, number * step, HEIGHT - height, step - GAP, height))
    return found


@dataclass(frozen=True, slots=True)
class Pair:
    """Two shares in percent on one line: by the first deadline and by the one that holds now."""

    label: str
    address: str
    first: float
    now: float

    @property
    def first_x(self) -> float:
        return self.first + MARGIN

    @property
    def now_x(self) -> float:
        return self.now + MARGIN

    @property
    def start_x(self) -> float:
        return min(self.first, self.now) + MARGIN

    @property
    def length(self) -> float:
        return abs(self.first - self.now)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar whose full length is 100."""

    label: str
    value: int
    address: str
    length: int


def bars(rows: Sequence[tuple[str, int, str]]) -> list[Bar]:
    most = max((value for _, value, _ in rows), default=0) or 1
    return [Bar(label, value, address, max(round(100 * value / most), 1)) for label, value, address in rows]
