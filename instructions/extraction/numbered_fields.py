"""Owners and days told below all the items, by their numbers: "Responsible executors: 1. Ministry of Energy.
2. …", "Item 2 – to the Ministry of Energy, by May 1". They are fields of these items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from instructions.extraction.fields import Field, Unit, label_alone
from instructions.extraction.found import Span
from instructions.extraction.page import Line
from instructions.extraction.senses import Senses
from instructions.extraction.tails import fields_without_label

_FEWEST = 2
_LONGEST = 200
_NUMBER = re.compile(r"\D{0,16}?(\d{1,2}(?:\.\d{1,2})*)(?!\d)")
_OPENING = " -:.)"
_POINTS = re.compile(
    r"[^\W\d_.]{0,12}\.? ?[^\W\d_.]{0,12}\.? ?\d{1,2}(?:\.\d{1,2})*"
    r"(?:-?[^\W\d_]{3,12}(?: [^\W\d_]{3,12})?)? (?:-|:) ?(?=[^\W\d_\"])"
)
"""What stands before the owner: "on item 2 -", "2 -", "2-item -"."""


def with_numbered_fields(senses: Senses, units: Sequence[Unit]) -> list[Unit]:
    """The units, items joined to what a later line of their number says of whom and by when."""
    items: dict[str, int] = {}
    told: dict[int, tuple[int, tuple[Field, ...]]] = {}
    run: dict[int, tuple[int, tuple[Field, ...]]] = {}
    label = ""
    for at, unit in enumerate(units):
        number = _number(senses, unit)
        if number in items and (fields := _fields(senses, unit, label)):
            run[at] = items[number], fields
            continue
        label = label_alone(senses.page, unit.sentence, unit.passage.language) if unit.sentence else ""
        if len(run) >= max(_FEWEST, len(items) / 2):
            told |= run
        run = {}
        if number:
            named = number in items and units[items[number]].passage.mark == "sign"  # "Minutes No. 3"
            items[number] = at if named else items.get(number, at)
    if len(run) >= max(_FEWEST, len(items) / 2):
        told |= run
    if not told:
        return list(units)
    added: dict[int, list[Field]] = {}
    for item, fields in told.values():
        stated = units[item].sentence or units[item].span
        known = {field.kind for field in (*units[item].fields, *added.get(item, []))}
        added.setdefault(item, []).extend(
            field._replace(span=stated) for field in fields if field.kind not in known
        )
    return [
        unit._replace(fields=(*unit.fields, *added.get(at, [])))
        for at, unit in enumerate(units)
        if at not in told
    ]


def with_numbered_lines(senses: Senses, lines: Sequence[Line], language: str) -> list[Line]:
    """The lines, those below the items with a mark that only say whose an item is: "on item 2 - Ministry of
    Energy, by May 1", "2 - Ministry of Energy"."""
    found: dict[int, Line] = {}
    run: dict[int, Line] = {}
    for at, line in enumerate(lines):
        if told := _told_by_number(senses, line, language):
            run[at] = told
            continue
        found |= run if len(run) >= _FEWEST else {}
        run = {}
    found |= run if len(run) >= _FEWEST else {}
    return [found.get(at, line) for at, line in enumerate(lines)]


def _told_by_number(senses: Senses, line: Line, language: str) -> Line | None:
    opened = _POINTS.match(senses.flat, line.start, line.end) if line.end - line.start <= _LONGEST else None
    if opened is None or line.mark.startswith(("bullet", "time")) or line.cells > 1:
        return None
    fields = fields_without_label(senses, [Span(opened.end(), _end(senses, line))], language)
    return line._replace(mark=line.mark or "1)", body=opened.end()) if any(fields) else None


def _end(senses: Senses, line: Line) -> int:
    return line.end - (senses.flat[line.end - 1] in ".;,")


def _number(senses: Senses, unit: Unit) -> str:
    """The number of the item that a unit is all of, "" where it has none."""
    passage = unit.passage
    if unit.sentence is None or not (unit.first and unit.last) or passage.mark.startswith(("bullet", "time")):
        return ""
    found = _NUMBER.match(senses.flat, passage.start, passage.body) if passage.mark else None
    return found[1] if found else ""


def _fields(senses: Senses, unit: Unit, label: str) -> tuple[Field, ...]:
    """What a line tells that holds nothing but owner, day or both; an owner alone below its label."""
    start, end = unit.passage.body, unit.passage.end
    while start < end and senses.flat[start] in _OPENING:
        start += 1
    if unit.fields or end - start > _LONGEST:
        return ()
    fields = tuple(fields_without_label(senses, [Span(start, end)], unit.passage.language))
    kinds = {field.kind for field in fields}
    return fields if "due" in kinds or (kinds and label == "owner") else ()
