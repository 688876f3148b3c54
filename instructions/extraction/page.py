"""A page as lines, and what each line is by its own looks: item, field, row, rule, flash, or plain text.

What a line means among its neighbours is decided later: `tables`, `fields` and `outline` read these lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from instructions.extraction.folding import fold
from instructions.extraction.found import Span
from instructions.extraction.marks import mark_alone, mark_at


class Line(NamedTuple):
    """One line without the space around it; `body` is where its content begins after a mark such as "1)"."""

    start: int
    end: int
    body: int
    mark: str = ""
    """Kind of the mark: "bullet" (with its sign, where that is a rare one), "dash", "1.", "1.1.", "1)",
    "a)", "I.", "time"; empty without one."""
    cells: int = 1


_OPENING = 200
"""No title is longer."""


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
    def opening(self) -> Span:
        """Its first line: the title, as a rule; of a long one only how it begins."""
        start, end = self.lines[0][:2] if self.lines else (0, 0)
        return Span(start, min(end, start + _OPENING))

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


def with_numbers_above(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Lines, a number alone on its line joined to the one right below that it numbers."""
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found and not line.mark and line.cells == 1 else None
        if (
            above is not None
            and (kind := mark_alone(page.folded, above.start, above.end))
            and page.folded.count("\n", above.end, line.start) == 1
        ):
            found[-1] = line._replace(start=above.start, mark=kind)
        else:
            found.append(line)
    return found


_FRAMED = re.compile(r"(?P<frame>[-=*~#_+•·◆■▪★]{1,5})\s+(?P<line>\S(?:[^\n]{0,118}\S)?)\s+(?P=frame)")
"""A heading in a frame: "- BY MAY 1 -", "*** Roads ***"."""


def _line(folded: str, start: int, end: int) -> Line:
    if folded[end - 1] in "-=*~#_+•·◆■▪★" and (framed := _FRAMED.fullmatch(folded, start, end)):
        start, end = framed.span("line")
    cells = folded.count("\t", start, end) + folded.count("|", start, end) + 1
    kind, body = mark_at(folded, start, end)
    return Line(start, end, body, kind, cells)
