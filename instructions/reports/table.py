"""A report laid out flat, for formats that know rows and columns only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

Cell = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Table:
    """`name` becomes the file's name; `columns` are headings in the reader's language."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]
