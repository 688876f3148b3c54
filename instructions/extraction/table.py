"""What a table says: values that every way of reading one yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from instructions.extraction.found import Span


class Group(NamedTuple):
    """What a line above rows says for all of them."""

    due: Span | None = None
    owner: Span | None = None
    done: bool = False
    """All of it is done already."""


NO_GROUP = Group()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its span without the number, and the cell of each column it has."""

    span: Span
    cells: dict[str, Span] = field(hash=False)
    group: Group = NO_GROUP
    broken: dict[str, tuple[Span, ...]] = field(default_factory=dict, hash=False)
    """The pieces of those cells that go on over several lines, other cells between them."""
    lone: bool = False
    """Nothing but its action is there: the name of a group, unless it tells what to do."""


class Table(NamedTuple):
    lines: range
    """Indices of the lines it takes up, its header included."""
    rows: tuple[Row, ...]
    header: Span
    language: str
