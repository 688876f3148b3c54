"""Marks on a text, as a highlighter makes them: several kinds, several places, one over another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

KINDS = ("quote", "deadline", "lead", "co", "form")
"""What can be marked, from the ground up: the last one a piece has gives it its tint."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` up to, not including, `end` say this about the task `task` (0: the one shown)."""

    start: int
    end: int
    kind: str
    task: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the same marks throughout. Not escaped: that is the template's work."""

    text: str
    kinds: tuple[str, ...] = ()
    task: int = 0
    opens: bool = False
    """A quote of this task begins here: the place a page scrolls to."""

    @property
    def tint(self) -> str:
        return self.kinds[-1] if self.kinds else ""


def marks_of(evidence: Mapping[str, object], *, task: int = 0) -> list[Mark]:
    """The marks that a task's evidence names; what is not a pair of whole numbers is left aside."""
    found = []
    for kind in KINDS:
        places = evidence.get(kind)
        for place in places if isinstance(places, list) else []:
            if isinstance(place, list) and len(place) == 2 and all(type(end) is int for end in place):
                found.append(Mark(place[0], place[1], kind, task))
    return found


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text cut at every border of a mark. Joined, the pieces are the text, character for character.

    Places outside the text are cut to it. Where the quotes of two tasks overlap, the later one has the piece.
    """
    clipped = (_within(mark, len(text)) for mark in marks)
    inside = [mark for mark in clipped if mark.start < mark.end]
    borders = sorted({0, len(text)} | {mark.start for mark in inside} | {mark.end for mark in inside})
    starts = {mark.start for mark in inside if mark.kind == "quote"}
    inside.sort(key=lambda mark: (mark.start, mark.task))
    found: list[Piece] = []
    active: list[Mark] = []
    coming = 0
    for start, end in pairwise(borders):
        while coming < len(inside) and inside[coming].start <= start:
            active.append(inside[coming])
            coming += 1
        active = [mark for mark in active if mark.end > start]
        found.append(_piece(text[start:end], active, opens=start in starts))
    return found


def _within(mark: Mark, length: int) -> Mark:
    return Mark(max(0, mark.start), min(length, mark.end), mark.kind, mark.task)


def _piece(text: str, marks: list[Mark], *, opens: bool) -> Piece:
    kinds = {mark.kind for mark in marks}
    task = marks[-1].task if marks else 0
    return Piece(text, tuple(kind for kind in KINDS if kind in kinds), task, opens)
