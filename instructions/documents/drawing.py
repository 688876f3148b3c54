"""Small charts as a few marks on a plane, which every format draws in its own way.

Measures are millimetres from the upper left corner. What a chart shows stands in its words too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    INK = "ink"
    QUIET = "quiet"
    RULE = "rule"
    ACCENT = "accent"
    SOFT = "soft"
    LATE = "late"


COLOURS: dict[Tone, tuple[int, int, int]] = {
    Tone.INK: (26, 31, 36),
    Tone.QUIET: (90, 102, 112),
    Tone.RULE: (205, 212, 218),
    Tone.ACCENT: (11, 95, 122),
    Tone.SOFT: (150, 193, 207),
    Tone.LATE: (178, 58, 37),
}


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone
    weight: float = 0.2


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    tone: Tone
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """`y` is the line on which the letters stand; `anchor` the part of the text that lies at `x`."""

    x: float
    y: float
    text: str
    size: float = 8
    tone: Tone = Tone.INK
    anchor: str = "start"
    most: float = 0
    """A longer text is cut at this width; 0 where it may be of any."""


Mark = Box | Stroke | Dot | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    marks: tuple[Mark, ...]


WIDTH = 172.0
NAMES = 66.0
ROW = 6.0
LINE = 5.0
HEIGHT = 34.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two shares in percent of one name: the hollow mark and the full one."""

    label: str
    first: float
    now: float


def bars(rows: Sequence[tuple[str, float, str]], *, tone: Tone = Tone.ACCENT) -> Drawing:
    """A bar for each (name, value, value in words), from above."""
    most = max((value for _, value, _ in rows), default=0) or 1
    room = WIDTH - NAMES - 22
    marks: list[Mark] = []
    for number, (label, value, words) in enumerate(rows):
        top = number * ROW
        length = room * value / most
        marks += [
            Label(NAMES - 3, top + 4.1, label, anchor="end", most=NAMES - 3),
            Box(NAMES, top + 1.2, max(length, 0.4), ROW - 2.4, tone),
            Label(NAMES + length + 1.8, top + 4.1, words, tone=Tone.QUIET),
        ]
    marks.append(Stroke(NAMES, 0, NAMES, len(rows) * ROW, Tone.RULE))
    return Drawing(WIDTH, len(rows) * ROW, tuple(marks))


def columns(rows: Sequence[tuple[str, int, int]], *, words: tuple[str, str], width: float = WIDTH) -> Drawing:
    """A column for each (name, lower part, upper part); `words` name the two parts."""
    most = max((low + high for _, low, high in rows), default=0) or 1
    step = width / max(len(rows), 1)
    top = 12.0
    marks: list[Mark] = list(_key(words))
    for number, (label, low, high) in enumerate(rows):
        left, middle = number * step + 1.2, number * step + step / 2
        lower, upper = HEIGHT * low / most, HEIGHT * high / most
        base = top + HEIGHT
        marks += [
            Box(left, base - lower, step - 2.4, lower, Tone.ACCENT),
            Box(left, base - lower - upper, step - 2.4, upper, Tone.SOFT),
            Label(middle, base + 4.4, label, size=7, tone=Tone.QUIET, anchor="middle"),
        ]
        if low + high:
            marks.append(Label(middle, base - lower - upper - 1.2, str(low + high), anchor="middle"))
    marks.append(Stroke(0, top + HEIGHT, width, top + HEIGHT, Tone.RULE, 0.3))
    return Drawing(width, top + HEIGHT + 6, tuple(mark for mark in marks if not _is_empty(mark)))


def pairs(rows: Sequence[Pair], *, words: tuple[str, str]) -> Drawing:
    """On one line for each name from 0 to 100: where it was at first, and where it stands now."""
    room = WIDTH - NAMES - 4
    top = 8.0
    marks: list[Mark] = [
        Dot(NAMES + 1.2, 2.2, 1.1, Tone.ACCENT, is_hollow=True),
        Label(NAMES + 4, 3.2, words[0], size=7.5, tone=Tone.QUIET),
        Dot(NAMES + 55.2, 2.2, 1.1, Tone.ACCENT),
        Label(NAMES + 58, 3.2, words[1], size=7.5, tone=Tone.QUIET),
    ]
    bottom = top + len(rows) * LINE
    for percent in (0, 25, 50, 75, 100):
        x = NAMES + room * percent / 100
        marks += [
            Stroke(x, top, x, bottom, Tone.RULE),
            Label(x, bottom + 3.6, str(percent), size=7, tone=Tone.QUIET, anchor="middle"),
        ]
    for number, pair in enumerate(rows):
        y = top + number * LINE + LINE / 2
        first, now = NAMES + room * pair.first / 100, NAMES + room * pair.now / 100
        marks += [
            Label(NAMES - 3, y + 1, pair.label, anchor="end", most=NAMES - 3),
            Stroke(first, y, now, y, Tone.SOFT, 1.0),
            Dot(first, y, 1.3, Tone.ACCENT, is_hollow=True),
            Dot(now, y, 1.3, Tone.ACCENT),
        ]
    return Drawing(WIDTH, bottom + 5, tuple(marks))


def _key(words: tuple[str, str]) -> tuple[Mark, ...]:
    return (
        Box(0, 0.6, 2.8, 2.8, Tone.ACCENT),
        Label(4, 3.2, words[0], size=7.5, tone=Tone.QUIET),
        Box(50, 0.6, 2.8, 2.8, Tone.SOFT),
        Label(54, 3.2, words[1], size=7.5, tone=Tone.QUIET),
    )


def _is_empty(mark: Mark) -> bool:
    return isinstance(mark, Box) and mark.height <= 0
