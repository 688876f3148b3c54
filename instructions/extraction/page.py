"""A page as lines, and what each line is by its own looks: item, field, row, rule, flash, or plain text.

What a line means among its neighbours is decided later: `tables`, `fields` and `outline` read these lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from instructions.extraction.folding import fold
from instructions.extraction.found import Span


class Line(NamedTuple):
    """One line without the space around it; `body` is where its content begins after a mark such as "1)"."""

    start: int
    end: int
    body: int
    mark: str = ""
    """Kind of the mark: "bullet" (with its sign, where that is a rare one), "dash", "1.", "1.1.", "1)",
    "a)", "I.", "time"; empty without one."""
    cells: int = 1


@dataclass(frozen=True)
class Page:
    """The text with its same-length foldings: `folded` keeps capitals, `lower` does not."""

    text: str
    folded: str
    lower: str

    @classmethod
    def of(cls, text: str) -> Page:
        folded = fold(text)
        return cls(text, folded, folded.lower() if len(folded.lower()) == len(folded) else _lowered(folded))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return _with_plain_numbers(self.folded, list(_lines(self.folded)))

    @cached_property
    def names_amid(self) -> frozenset[str]:
        """Words with a capital that stand amid a sentence, right behind another word."""
        found: set[str] = set()
        for word in _NAME_AMID.finditer(self.folded):
            parts = word[0].split("-")
            found.update("-".join(parts[:count]) for count in range(1, min(len(parts), _MOST_PARTS) + 1))
        return frozenset(found)

    def cut(self, span: Span | Line) -> str:
        return self.lower[span.start : span.end]


_NAME_AMID = re.compile(r"(?<=[^\W\d_,] )[^\W\d_a-zа-яәіңғүұқөһ][\w-]*")
_MOST_PARTS = 6


def _lowered(folded: str) -> str:
    """Lower case letter by letter: a few capitals have two lower-case letters."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in folded)


_MARK = re.compile(
    r"(?P<bullet>(?:[•▪◦●‣■□▫·*✓➢→✔►▶❖–\u2460-\u2473\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)+)\s*"
    r"|(?P<arrow>[-=]{1,2}>)\s*"
    r"|(?P<keycap>\d{1,2}\ufe0f?\u20e3)\s*"
    r"|(?P<dash>-)\s+"
    r"|(?P<code>[^\W\d_a-zа-я]{1,2}[-.]\d{1,2}(?:\.\d{1,2})?\.?)\s+"
    r"|(?P<ordinal>\d{1,2}-[^\W\d_]{2,10}\.)\s+"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2})+)\.?[)]?\s+(?!\d{4})"
    r"|(?P<number>\d{1,3}\.)\s+(?=\D)"
    r"|(?P<paren>\(?\d{1,3}\))\s*"
    r"|(?P<roman>[IVX]{1,5}[.)])\s+"
    r"|(?P<letter>\(?[^\W\d_][)])\s*"
    r"|(?P<time>\[?[0-2]?\d:[0-5]\d\]?)(?![\d:])(?:\s*[^\w\s\"(«]+)*\s*(?=[^\d\s]|$)"
)
_KINDS = {"arrow": "bullet→", "deep": "1.1.", "number": "1.", "paren": "1)", "roman": "I.", "letter": "a)"}


def _lines(folded: str) -> Iterator[Line]:
    at = 0
    for raw in folded.split("\n"):
        end = at + len(raw)
        if raw.strip():
            kept = raw.strip(" ") if raw.count("\t") > 1 else raw.strip()
            start = at + raw.index(kept)
            yield _line(folded, start, start + len(kept))
        at = end + 1


_PLAIN = re.compile(r"(\d{1,3}) +(?=[^\W\d_a-zа-яәіңғүұқөһ]|\")")
_FEWEST = 3


def _with_plain_numbers(folded: str, lines: list[Line]) -> tuple[Line, ...]:
    """Lines that count 1, 2, 3 … without a full stop are items too."""
    run: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        found = None if line.mark or line.cells > 1 else _PLAIN.match(folded, line.start, line.end)
        if found is None:
            continue
        if int(found[1]) == len(run) + 1:
            run.append((at, found.end()))
        elif int(found[1]) == 1:
            _mark(lines, run)
            run = [(at, found.end())]
    _mark(lines, run)
    return tuple(lines)


def _mark(lines: list[Line], run: list[tuple[int, int]]) -> None:
    for at, body in run if len(run) >= _FEWEST else ():
        lines[at] = lines[at]._replace(body=body, mark="1.")


def _rank(sign: str) -> str:
    """Bullets of one look are of one rank; numbers in circles are a look of their own."""
    return "①" if "\u2460" <= sign <= "\u2473" else sign


def _line(folded: str, start: int, end: int) -> Line:
    cells = folded.count("\t", start, end) + folded.count("|", start, end) + 1
    mark = _MARK.match(folded, start, min(end, start + 24))
    if mark is None or (mark.end() >= end and mark.lastgroup != "time"):
        return Line(start, end, start, cells=cells)
    kind = mark.lastgroup or ""
    if kind == "bullet" and folded[start] not in "•▪●·*":
        kind += _rank(folded[start])
    return Line(start, end, min(mark.end(), end), _KINDS.get(kind, kind), cells)
