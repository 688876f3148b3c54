"""A drawing as a picture, for documents that hold nothing finer."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from instructions.documents.drawing import COLOURS, Box, Dot, Drawing, Label, Stroke
from instructions.documents.sheet import printable

FONT = Path(__file__).resolve().parent / "fonts" / "Inter-Regular.ttf"
PER_MM = 12
"""Dots to the millimetre, some 300 to the inch."""
POINT = 0.3528
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def png_of(drawing: Drawing) -> bytes:
    picture = Image.new("RGB", (_px(drawing.width), _px(drawing.height)), "white")
    brush = ImageDraw.Draw(picture)
    for mark in drawing.marks:
        _paint(brush, mark)
    file = io.BytesIO()
    picture.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _paint(brush: ImageDraw.ImageDraw, mark: Box | Stroke | Dot | Label) -> None:
    colour = COLOURS[mark.tone]
    match mark:
        case Box():
            corner = (_px(mark.x + mark.width) - 1, _px(mark.y + mark.height) - 1)
            start = (_px(mark.x), _px(mark.y))
            brush.rectangle((*start, max(corner[0], start[0]), max(corner[1], start[1])), fill=colour)
        case Stroke():
            ends = (_px(mark.x1), _px(mark.y1), _px(mark.x2), _px(mark.y2))
            brush.line(ends, fill=colour, width=max(_px(mark.weight), 1))
        case Dot():
            box = tuple(_px(v) for v in _around(mark))
            fill = "white" if mark.is_hollow else colour
            brush.ellipse(box, fill=fill, outline=colour, width=_px(0.4))
        case Label():
            font = _font(mark.size)
            text = fitting(printable(mark.text), mark.most, lambda words: font.getlength(words) / PER_MM)
            brush.text((_px(mark.x), _px(mark.y)), text, fill=colour, font=font, anchor=ANCHORS[mark.anchor])


def fitting(text: str, most: float, width_of: Callable[[str], float]) -> str:
    """The text, cut where it is wider than `most` millimetres."""
    text = " ".join(text.split())
    if not most or width_of(text) <= most:
        return text
    while text and width_of(text + "…") > most:
        text = text[:-1]
    return text.rstrip() + "…"


def _around(dot: Dot) -> tuple[float, float, float, float]:
    return dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius


@lru_cache(maxsize=8)
def _font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, round(size * POINT * PER_MM))


def _px(millimetres: float) -> int:
    return round(millimetres * PER_MM)
