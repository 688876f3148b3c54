"""The part of an announcement that an instruction stands in, with its marks."""

from __future__ import annotations

from collections.abc import Iterable

from instructions.admin.marks import Mark, Piece, pieces

AROUND = 240
"""Characters shown before and after the marked words."""


def excerpt(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The marked passages with some text around them; what is left out between them is shown by "…"."""
    marks = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    found: list[Piece] = []
    for start, end in _windows(text, marks):
        if found or start:
            found.append(Piece("… "))
        shifted = (Mark(mark.start - start, mark.end - start, mark.kind, mark.task) for mark in marks)
        found += pieces(text[start:end], shifted)
    if found and end < len(text):
        found.append(Piece(" …"))
    return found


def _windows(text: str, marks: Iterable[Mark]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        start, end = _word_start(text, mark.start - AROUND), _word_end(text, mark.end + AROUND)
        if joined and start <= joined[-1][1] + AROUND // 4:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _word_start(text: str, place: int) -> int:
    return text.find(" ", place) + 1 if place > 0 else 0


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    return max(text.rfind(" ", 0, place), place - 80)
