"""A document before it has a format: headed sections of facts, words quoted, tables and entries.

All texts are in the reader's language already. What may be of any length stands in an `Entry` or a `Quote`,
which flow over pages; the cells of a `Grid` are short.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

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
class Column:
    heading: str
    share: int
    """Its part of the width, against the other columns."""


@dataclass(frozen=True, slots=True)
class Grid:
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    head: str
    lines: tuple[str, ...]


Block = Facts | Quote | Note | Grid | Entry


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


def printable(text: str) -> str:
    """The text with composed letters and without characters that no document may hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _NOT_PRINTED.sub("", text))
