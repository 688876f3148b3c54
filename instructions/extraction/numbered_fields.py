"""Owners and days told below all the items, by their numbers: "Responsible executors: 1. Ministry of Energy.
2. …", "Item 2 – to the Ministry of Energy, by May 1". They are fields of these items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from instructions.extraction.fields import Field, Unit, label_alone
from instructions.extraction.found import Span
from instructions.extraction.senses import Senses
from instructions.extraction.tails import fields_without_label

_FEWEST = 2
_LONGEST = 200
_NUMBER = re.compile(r"\D{0,16}?(\d{1,2}(?:\.\d{1,2})*)(?!\d)")
_OPENING = " -:.)"


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
            items.setdefault(number, at)
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
