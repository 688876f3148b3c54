"""Records: lines with labels that return again and again, in whatever order, the same for each task.

"Step 1 of 9 / Responsible: … / Content: … / Deadline: …". The labels are its header, so that what one holds
is told as for a column: by its words and by the values behind it. What is to be done stands behind a label
of its own, or without one right above the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from instructions.extraction.column_kinds import (
    column_kinds,
    is_plan,
    is_programme,
)
from instructions.extraction.fields import Field, Unit
from instructions.extraction.found import Span
from instructions.extraction.headings import exactly
from instructions.extraction.labelled import Cell, LabelledLine, labelled_lines, trimmed
from instructions.extraction.language import language_of
from instructions.extraction.page import Line, Page
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses
from instructions.extraction.table import NO_GROUP

_FEWEST = 3
_MOST = 0.6
_LOOSE = ("bullet", "dash")
_NOTHING = Span(0, 0)
_COUNT = re.compile(r"\d+|\b[ivx]{1,5}\b")
_NUMBERED = re.compile(r"(?P<word>[^\W\d_]{2,16}) ?(?:№ ?|no\.? )?\d{1,3}(?:[.:)]| -) +")
_STEM = 4


class Record(NamedTuple):
    lines: range
    unit: Unit


@dataclass(slots=True)
class _Draft:
    first: int
    """The line of its first label."""
    last: int
    above: list[int]
    """Lines without a label between the record before and this one."""
    bare: Span
    cells: dict[str, Cell] = field(default_factory=dict)


def recorded(senses: Senses, lines: Sequence[Line], language: str, *, planned: bool) -> list[Record]:
    """The records of a page, in order; none where they tell of no tasks."""
    cut = labelled_lines(senses.page, lines)
    if cut is None:
        return []
    records = _records(senses.page, lines, cut)
    _merge(records)
    if sum(len(record.cells) > 1 for record in records) < _FEWEST:
        return []
    start, end = lines[records[0].first].start, lines[records[min(2, len(records) - 1)].last].end
    language = language_of(senses.page.lower[start:end], default=language)
    return list(_Reading(senses, lines, records, language).found(planned=planned))


def _records(page: Page, lines: Sequence[Line], cut: Sequence[LabelledLine]) -> list[_Draft]:
    found: list[_Draft] = []
    above: list[int] = []
    for at, (bare, cells) in enumerate(cut):
        record = found[-1] if found and not above else None
        if not cells or _heads_a_list(page, lines, cut, at):
            if record is None or cells or not _goes_on(page, lines, at, record):
                above.append(at)
            continue
        if record is None or bare.end > bare.start or _begins_anew(page, lines, at, cells, record):
            record = _Draft(at, at, above, bare)
            found.append(record)
            above = []
        record.cells.update((cell.label, cell) for cell in cells if cell.label not in record.cells)
        record.last = at
    return found


def _heads_a_list(page: Page, lines: Sequence[Line], cut: Sequence[LabelledLine], at: int) -> bool:
    """ "DECIDED:" above numbered items is no label, but a heading."""
    cell = cut[at].cells[0]
    below = at + 1 < len(lines) and not lines[at + 1].mark and not cut[at + 1].cells
    return cell.value.end <= cell.value.start and not below


def _begins_anew(page: Page, lines: Sequence[Line], at: int, cells: Sequence[Cell], record: _Draft) -> bool:
    if any(cell.label in record.cells for cell in cells):
        return True
    if lines[at].mark and not lines[at].mark.startswith(_LOOSE):
        return True
    return len(record.cells) > 1 and page.folded.count("\n", lines[at - 1].end, lines[at].start) > 1


def _goes_on(page: Page, lines: Sequence[Line], at: int, record: _Draft) -> bool:
    """A line that goes on with the value above it, or is the value of the label above it."""
    line = lines[at]
    label, cell = max(record.cells.items(), key=lambda item: item[1].value.end)
    if page.folded.count("\n", lines[at - 1].end, line.start) > 1:
        return False
    empty = cell.value.start == cell.value.end
    runs_on = page.folded[line.start].islower() or page.folded[lines[at - 1].end - 1] == ","
    if not empty and (line.mark or not runs_on):
        return False
    start = line.start if empty else cell.value.start
    record.cells[label] = cell._replace(value=trimmed(page, start, line.end))
    record.last = at
    return True


def _merge(records: Sequence[_Draft]) -> None:
    """Labels that say the same and never stand in one record are one: "Executor", "Executors"."""
    counts = Counter(label for record in records for label in record.cells)
    beside = {frozenset((one, other)) for record in records for one in record.cells for other in record.cells}
    names: dict[str, str] = {}
    kept: list[str] = []
    for label, _ in counts.most_common():
        same = next(
            (one for one in kept if _alike(one, label) and frozenset((one, label)) not in beside), None
        )
        names[label] = same or label
        if same is None:
            kept.append(label)
    for record in records:
        record.cells = {names[label]: cell for label, cell in record.cells.items()}


def _alike(one: str, other: str) -> bool:
    return one[:_STEM] == other[:_STEM] or (exactly(one) is not None and exactly(one) == exactly(other))


class _Reading:
    def __init__(
        self, senses: Senses, lines: Sequence[Line], records: Sequence[_Draft], language: str
    ) -> None:
        self.senses, self.page, self.lines = senses, senses.page, lines
        self.records = records
        self.language = language
        self.heads = self._heads()
        self.openings = Counter(
            found["word"] for record in records if (found := self._numbered(self._above(record)))
        )

    def found(self, *, planned: bool) -> Iterator[Record]:
        bare = [self._bare(record) for record in self.records]
        kinds = self._kinds(bare, planned=planned)
        if "action" not in kinds.values() and not any(bare):
            return
        for record, above in zip(self.records, bare, strict=True):
            fields = {
                kind: Field(kind, Span(cell.name.start, cell.value.end), cell.value)
                for label, cell in record.cells.items()
                if (kind := kinds.get(label)) and cell.value.start < cell.value.end
            }
            if "action" not in fields and above is not None:
                fields["action"] = Field("action", above, above)
            if "action" in fields and len(fields) > 1:
                yield self._record(record, fields)

    def _record(self, record: _Draft, fields: Mapping[str, Field]) -> Record:
        first = self._first_line(record, fields["action"].span)
        line = self.lines[first]
        deed = fields["action"].value
        passage = Passage(line.start, deed.start, deed.end, line.mark, self.language)
        return Record(range(first, record.last + 1), Unit(passage, None, tuple(fields.values())))

    def _kinds(self, bare: Sequence[Span | None], *, planned: bool) -> dict[str, str | None]:
        """What each label stands for; nothing, where the records are no tasks."""
        counts = Counter(label for record in self.records for label in record.cells)
        labels = [label for label, count in counts.items() if count > 1 or exactly(label)]
        names = [
            next(one.cells[label].name for one in self.records if label in one.cells) for label in labels
        ]
        cells = [
            [record.cells[label].value if label in record.cells else _NOTHING for label in labels]
            for record in self.records
        ]
        if sum(map(bool, bare)) > len(bare) / 2 and not any(exactly(label) == "action" for label in labels):
            cells = [[one or _NOTHING, *row] for one, row in zip(bare, cells, strict=True)]
            names, labels = [_NOTHING, *names], ["", *labels]
        kinds, columns = column_kinds(self.senses, names, cells, self.language)
        if is_programme(kinds, columns) or not is_plan(kinds, columns, NO_GROUP, planned=planned):
            return {}
        told = dict(zip(labels, kinds, strict=True))
        return told if self._are_whole(told) else {}

    def _are_whole(self, kinds: Mapping[str, str | None]) -> bool:
        """Do most records say both who and by when, so that none of them heads others?"""
        held = [{kinds.get(label) for label in record.cells} for record in self.records]
        both = sum({"owner", "due"} <= one for one in held)
        return both >= _FEWEST and both >= _MOST * sum(bool(one & {"owner", "due"}) for one in held)

    def _heads(self) -> frozenset[str]:
        """Lines above records that are alike but for their numbers: "Step 2 of 9"."""
        alike = Counter(self._shape(at) for record in self.records for at in record.above[-2:])
        return frozenset(
            shape for shape, count in alike.items() if count > 1 or not any(map(str.isalpha, shape))
        )

    def _shape(self, at: int) -> str:
        return _COUNT.sub("#", self.page.cut(self.lines[at]))

    def _above(self, record: _Draft) -> Span | None:
        """The line right above a record that is no head of it."""
        if record.bare.end > record.bare.start:
            return record.bare
        start = self.lines[record.first].start
        for at in reversed(record.above):
            line = self.lines[at]
            if self.page.folded.count("\n", line.end, start) > 1 or self._shape(at) in self.heads:
                return None
            if line.mark or not self.page.folded[line.start].islower():
                return trimmed(self.page, line.body, self.lines[record.first - 1].end)
            start = line.start
        return None

    def _numbered(self, line: Span | None) -> re.Match[str] | None:
        return _NUMBERED.match(self.senses.flat, *line) if line else None

    def _bare(self, record: _Draft) -> Span | None:
        """What is to be done, told above the labels: "Measure 3. To pay the fines" without its number."""
        above = self._above(record)
        found = self._numbered(above)
        if above is None or found is None or self.openings[found["word"]] < 2:
            return above
        return Span(found.end(), above.end)

    def _first_line(self, record: _Draft, action: Span) -> int:
        first = record.first
        for at in reversed(record.above):
            line = self.lines[at]
            touches = self.page.folded.count("\n", line.end, self.lines[at + 1].start) == 1
            if line.end <= action.start and not (touches and self._shape(at) in self.heads):
                break
            if line.end > action.start or touches:
                first = at
        return first
