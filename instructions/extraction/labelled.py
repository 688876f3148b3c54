"""Lines of labels and values: "Responsible: Ministry of Energy", alone or several on a line.

Only labels that a page uses again and again are taken for labels, and, beside them, those that a lexicon has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from instructions.extraction.found import Span
from instructions.extraction.headings import column_of, exactly
from instructions.extraction.page import Line, Page

_NAME = r"(?P<name>[^\W\d_](?:[^\n\t :;|.()]| (?! )){0,38}?\.?) ?(?::|-)(?=\s|$)"
_FIRST = re.compile(_NAME, re.MULTILINE)
_NEXT = re.compile(r"(?:(?<=[.;|,\t ] )|(?<=[\t(]))" + _NAME, re.MULTILINE)
_OFTEN = 3
_MOST_LABELS = 40
_EDGES = " .;,|\t"
_SHORTENED = re.compile(r"(?<=[\d ])[^\W\d_]{1,2}\.")
"""The stop behind a letter or two: "2026 y."."""
_LONGEST = 700
"""Longer lines are running text."""


class Cell(NamedTuple):
    label: str
    name: Span
    value: Span


class LabelledLine(NamedTuple):
    """What stands before the first label, without the line's mark; then the labels with their values."""

    bare: Span
    cells: tuple[Cell, ...]


def labelled_lines(page: Page, lines: Sequence[Line]) -> list[LabelledLine] | None:
    """All lines, cut at the labels that the page repeats; None where it repeats fewer than two."""
    if page.lower.count(":") + page.lower.count(" - ") < 2 * _OFTEN:
        return None
    found = [list(_labels(page, line)) for line in lines]
    counts = Counter(cell.label for line in found for cell in line)
    repeated = {label for label, count in counts.most_common(_MOST_LABELS) if count >= _OFTEN}
    if len(repeated) < 2:
        return None
    known = {label for label in counts if exactly(label) not in (None, "other", "number")}
    kept = repeated | known | {label for label in counts if column_of(label) == "co"}
    return [
        _cut(page, line, [cell for cell in labels if cell.label in kept])
        for line, labels in zip(lines, found, strict=True)
    ]


def _labels(page: Page, line: Line) -> Iterator[Cell]:
    text = page.lower
    if line.end - line.start > _LONGEST or not _has_mark(text, line):
        return
    found = _FIRST.match(text, line.body, line.end) or _NEXT.search(text, line.body, line.end)
    while found is not None:
        yield Cell(found["name"].rstrip("."), Span(*found.span("name")), Span(found.end(), line.end))
        found = _NEXT.search(text, found.end(), line.end)


def _has_mark(text: str, line: Line) -> bool:
    """A quick look for what stands behind labels."""
    return text.find(":", line.body, line.end) >= 0 or text.find(" -", line.body, line.end) >= 0


def _cut(page: Page, line: Line, labels: Sequence[Cell]) -> LabelledLine:
    """The line with each value ending where the next label begins."""
    edges = [*(cell.name.start for cell in labels), line.end]
    cells = tuple(
        cell._replace(value=trimmed(page, cell.value.start, end))
        for cell, end in zip(labels, edges[1:], strict=True)
    )
    return LabelledLine(trimmed(page, line.body, edges[0]), cells)


def _is_shortened(text: str, start: int, end: int) -> bool:
    return any(_SHORTENED.fullmatch(text, end - size, end) for size in (2, 3) if end - size > start)


def trimmed(page: Page, start: int, end: int) -> Span:
    """A stretch without the spaces and stops at its edges, but for the stop of an abbreviation."""
    text = page.lower
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not _is_shortened(text, start, end):
        end -= 1
    if end > start and text[end - 1] == "(":
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return Span(start, end)
