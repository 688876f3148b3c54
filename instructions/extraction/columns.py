"""Tables that lost their lines: every cell, and every line of a cell, stands on a line of its own.

The header names the columns one below the other; a row begins at a line with nothing but its number. Its
lines are dealt out to the columns, in order, so that they fit best: a deadline under "deadline", bodies
under "responsible", a new cell at a capital letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from instructions.extraction.column_kinds import column_kinds, is_plan, is_programme
from instructions.extraction.found import Span
from instructions.extraction.headings import column_of
from instructions.extraction.page import Line
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.table import NO_GROUP, Row, Table

_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcх]{1,6}|[^\W\d_]{1,2}[-.]?\d{1,2}|[^\W\d_](?=\)))[.)]*$"
)
_LONGEST_NAME = 60
_ALIKE = 0.6
"""This share of the rows takes as many lines."""
_LONGEST_NUMBER = 8
_MOST_LINES = 24
_FEWEST_COLUMNS = 3


class _Header(NamedTuple):
    columns: tuple[str | None, ...]
    stop: int


def stacked_tables(senses: Senses, lines: Sequence[Line], language: str, *, planned: bool) -> Iterator[Table]:
    """Tables whose header and cells are stacked, in order."""
    at = 0
    while at < len(lines):
        header = _header_at(senses, lines, at)
        if header is None:
            table = _unheaded(senses, lines, at, language, planned=planned)
            if table is not None:
                yield table
            at = table.lines.stop if table else at + 1
            continue
        rows, stop = _rows(senses, lines, header, language)
        if rows:
            yield Table(
                range(at, stop), tuple(rows), Span(lines[at].start, lines[header.stop - 1].end), language
            )
        at = max(stop, at + 1)


def _header_at(senses: Senses, lines: Sequence[Line], at: int) -> _Header | None:
    columns: list[str | None] = []
    stop = at
    while stop < len(lines) and len(columns) < 8:
        line = lines[stop]
        apart = stop > at and senses.page.folded.count("\n", lines[stop - 1].end, line.start) > 1
        if apart or line.end - line.start > _LONGEST_NAME:
            break
        name = senses.page.lower[line.start : line.end]
        if _NUMBER.fullmatch(name):
            break
        column = column_of(name)
        if column is None:
            break
        columns.append(column)
        stop += 1
    named = set(columns)
    if len(columns) < _FEWEST_COLUMNS or "action" not in named or not named & {"due", "owner"}:
        return None
    return _Header(tuple(columns), stop)


def _unheaded(
    senses: Senses, lines: Sequence[Line], at: int, language: str, *, planned: bool
) -> Table | None:
    """Rows that begin at a number alone on its line, mostly of as many lines: their cells tell the kinds."""
    if not _is_number(senses, lines[at]):
        return None
    starts = _starts(senses, lines, at)
    sizes = [after - start - 1 for start, after in pairwise(starts)]
    size = Counter(sizes).most_common(1)[0][0] if len(sizes) > 1 else 0
    if size < _FEWEST_COLUMNS - 1 or sizes.count(size) < _ALIKE * len(sizes):
        return None
    rows = [
        [Span(line.start, line.end) for line in lines[start + 1 : start + 1 + size]]
        for start, count in zip(starts, sizes, strict=False)
        if count == size
    ]
    above = _names_above(senses, lines, at, size)
    cells = [Span(line.start, line.end) for line in lines[at - len(above) : at]][-size:] if above else None
    kinds, columns = column_kinds(senses, cells, rows, language)
    if is_programme(kinds, columns) or not is_plan(kinds, columns, NO_GROUP, planned=planned):
        return None
    header = _Header(tuple(kinds), at)
    found, stop = _rows(senses, lines, header, language)
    first = at - len(above)
    return Table(range(first, stop), tuple(found), Span(lines[first].start, lines[at].start), language)


def _starts(senses: Senses, lines: Sequence[Line], at: int) -> list[int]:
    """Where rows begin, and where the last one ends."""
    starts = [at]
    stop = at + 1
    while stop < len(lines) and stop - starts[-1] <= _MOST_LINES:
        if _is_number(senses, lines[stop]):
            starts.append(stop)
        elif _is_apart(senses, lines, stop, starts[-1]) and not _is_number(senses, lines[stop]):
            break
        stop += 1
    return [*starts, stop]


def _names_above(senses: Senses, lines: Sequence[Line], at: int, size: int) -> Sequence[Line]:
    """The lines right above the first row, if they may be the names of its columns."""
    first = at
    while (
        first > 0
        and at - first <= size
        and lines[first - 1].end - lines[first - 1].start <= _LONGEST_NAME
        and senses.page.folded.count("\n", lines[first - 1].end, lines[first].start) == 1
    ):
        first -= 1
    return lines[first:at] if at - first >= size else ()


def _rows(senses: Senses, lines: Sequence[Line], header: _Header, language: str) -> tuple[list[Row], int]:
    found: list[Row] = []
    at = header.stop
    last = 0
    while at < len(lines):
        stop = at
        if _is_number(senses, lines[at]):
            stop = at + 1
            while (
                stop < len(lines)
                and not _is_number(senses, lines[stop])
                and not _is_apart(senses, lines, stop, at)
            ):
                stop += 1
            if row := _dealt(senses, lines[at + 1 : stop], header, language):
                found.append(row)
            at = last = stop
            continue
        if not any(_is_number(senses, line) for line in lines[at : at + 4]):
            break
        at += 1
    return found, last or header.stop


def _is_number(senses: Senses, line: Line) -> bool:
    return (
        line.end - line.start < _LONGEST_NUMBER
        and _NUMBER.fullmatch(senses.page.lower, line.start, line.end) is not None
    )


def _is_apart(senses: Senses, lines: Sequence[Line], at: int, first: int) -> bool:
    """An empty line ends a row."""
    return at > first + 1 and senses.page.folded.count("\n", lines[at - 1].end, lines[at].start) > 1


def _dealt(senses: Senses, lines: Sequence[Line], header: _Header, language: str) -> Row | None:
    columns = [column for column in header.columns if column != "number"]
    if len(lines) < len(columns) or len(lines) > _MOST_LINES:
        return None

    @cache
    def best(column: int, begin: int) -> tuple[float, tuple[int, ...]]:
        """Best sum for the columns from `column` on, with where each ends."""
        if column == len(columns) - 1:
            return _fit(senses, columns[column], lines[begin:], language), (len(lines),)
        choices = []
        for stop in range(begin + 1, len(lines) - (len(columns) - column - 1) + 1):
            rest, ends = best(column + 1, stop)
            choices.append((_fit(senses, columns[column], lines[begin:stop], language) + rest, (stop, *ends)))
        return max(choices)

    cells: dict[str, Span] = {}
    begin = 0
    for column, stop in zip(columns, best(0, 0)[1], strict=True):
        if column is not None:
            cells.setdefault(column, Span(lines[begin].start, lines[stop - 1].end))
        begin = stop
    return Row(Span(lines[0].start, lines[-1].end), cells) if "action" in cells else None


def _fit(senses: Senses, column: str | None, lines: Sequence[Line], language: str) -> float:
    """How well lines do as one cell of a column."""
    span = Span(lines[0].start, lines[-1].end)
    folded = senses.page.folded
    total = 0.0 if folded[span.start].islower() else 1.0
    for line in lines[1:]:
        total += 0.4 if folded[line.start].islower() or folded[line.start - 2] in ",-" else -0.6
    if column == "due":
        total += 3.0 if has_term(senses.due(span, language, bare=True)) else -1.0
        total -= 0.3 * (len(lines) - 1)
    elif column == "owner":
        total += 2.0 if senses.owner_cell(span, language).lead else -1.0
        total += 0.6 * sum(not folded[line.start].islower() for line in lines[1:])
    elif has_term(senses.due(span, language, bare=True)) and column == "form":
        total -= 1.0
    return total
