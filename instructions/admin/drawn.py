"""A drawing as SVG in a page: classes for its tones, no style of its own, so that dark and print follow."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from instructions.documents.drawing import Box, Dot, Drawing, Label, Mark, Stroke

LETTER = 0.6
"""About the width of a letter against its size; a name too long for its place is cut by it."""
POINT = 0.3528


def svg_of(drawing: Drawing, *, told: str) -> SafeString:
    marks = format_html_join("", "{}", ((_mark(mark),) for mark in drawing.marks))
    return format_html(
        '<div class="drawn" tabindex="0"><svg class="drawing" viewBox="0 0 {} {}" role="img" '
        'aria-label="{}">{}</svg></div>',
        _number(drawing.width),
        _number(drawing.height),
        told,
        marks,
    )


def _mark(mark: Mark) -> SafeString:
    match mark:
        case Box():
            shape = '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>'
            return format_html(shape, mark.tone, *map(_number, (mark.x, mark.y, mark.width, mark.height)))
        case Stroke():
            shape = '<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}"/>'
            ends = (mark.x1, mark.y1, mark.x2, mark.y2, mark.weight)
            return format_html(shape, mark.tone, *map(_number, ends))
        case Dot():
            hollow = " hollow" if mark.is_hollow else ""
            places = map(_number, (mark.x, mark.y, mark.radius))
            return format_html('<circle class="{}{}" cx="{}" cy="{}" r="{}"/>', mark.tone, hollow, *places)
        case Label():
            size = mark.size * POINT
            shape = '<text class="{}" x="{}" y="{}" font-size="{}" text-anchor="{}">{}</text>'
            places = map(_number, (mark.x, mark.y, size))
            return format_html(shape, mark.tone, *places, mark.anchor, _cut(mark.text, mark.most, size))


def _cut(text: str, most: float, size: float) -> str:
    letters = int(most / (size * LETTER)) if most else len(text)
    return text if len(text) <= letters else text[: max(letters - 1, 1)].rstrip() + "…"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
