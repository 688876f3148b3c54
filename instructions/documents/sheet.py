"""A document before it has a format: headed sections of facts, words quoted, tables and entries.

All texts are in the reader's language already. What may be of any length stands in an `Entry` or a `Quote`,
which flow over pages; the cells of a `Grid` are short.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from instructions.documents.drawing import Drawing

_NOT_PRINTED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Facts:
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the desk; `address` is whole, with the server's name."""

    text: str
    address: str

    def __str__(self) -> str:
        return self.text


Cell = str | Link


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    share: int
    """Its part of the width, against the other columns."""
    is_figure: bool = False
    """Figures stand under each other, at the right."""


@dataclass(frozen=True, slots=True)
class Grid:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: int = 0
    """So many of the first rows are sums of the others."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure that is to be seen first: "40 %", and under it "2 of 5"."""

    label: str
    value: Cell
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, and its message in a sentence for those who do not see it."""

    drawing: Drawing
    told: str


@dataclass(frozen=True, slots=True)
class Entry:
    head: str
    lines: tuple[str, ...]


Block = Facts | Quote | Note | Grid | Entry | Tiles | Chart


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    kind: str
    """What sort of document this is: "Control card"."""
    title: str
    subtitle: str
    footer: str
    language: str
    sections: tuple[Section, ...]
    is_wide: bool = False
    """Printed across the sheet."""


def printable(text: str) -> str:
    """The text with composed letters and without characters that no document may hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _NOT_PRINTED.sub("", text))
