"""Action plans: where on a page a table stands, in tabs, bars, semicolons or aligned columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from instructions.extraction.aligned import aligned_table, sample_of
from instructions.extraction.column_kinds import (
    Cells,
    Column,
    column_kinds,
    counts,
    is_dated,
    is_mark,
    is_plan,
    is_programme,
    names_bodies,
    names_deed,
)
from instructions.extraction.fields import field_at
from instructions.extraction.found import Span
from instructions.extraction.headings import column_of
from instructions.extraction.language import language_of
from instructions.extraction.page import Line
from instructions.extraction.row_groups import group_of
from instructions.extraction.senses import Senses
from instructions.extraction.separated import SEPARATORS, cells_of, joined_row, separated_table
from instructions.extraction.table import NO_GROUP, Group, Table

_LONGEST_HEADER = 300
_LONGEST_ROW = 900
_WINDOW = 40
"""So many lines below are looked at for rows of the same width."""
_ROWS_SEEN = 12
_ROWS_COUNTED = 3
_FEWEST = {"tab": 2, "bar": 2, "gap": 3, "semicolon": 3, "slash": 3, "sign": 3, "csv": 3, "dash": 3}
"""Columns that a table without a known header has at least."""
_HALF = 0.5
_LOOSE = ("semicolon", "slash", "sign")
"""Signs that prose has too."""
_SIGNS = (
    "  ",
    "/",
    ";",
    " :: ",
    " >> ",
    " ~ ",
    " ¦ ",
    " · ",
    " • ",
    " → ",
    " ⇒ ",
    "-> ",
    "=> ",
    " \\ ",
    " - ",
)
_LABEL = re.compile(r"([^\W\d_][^\n:;|.]{1,38}):\s")
_LABELLED = 2
_WORDS = 4
"""What is to be done takes so many words; a header's name does not."""


def tables(senses: Senses, lines: Sequence[Line], language: str, *, planned: bool) -> Iterator[Table]:
    """Tables of a page in order; a line is in one of them at most. `planned`: the page says it is a plan."""
    at = 0
    while at < len(lines):
        if table := _table_at(senses, lines, at, language, planned=planned):
            yield table
            at = table.lines.stop
        else:
            at += 1


def _table_at(
    senses: Senses, lines: Sequence[Line], at: int, language: str, *, planned: bool
) -> Table | None:
    line = lines[at]
    if line.end - line.start > _LONGEST_ROW or not _may_have_cells(senses.page.lower, line):
        return None
    for name in SEPARATORS:
        cells = cells_of(senses.page.lower, Span(line.start, line.end), name)
        if len(cells) < 2 or (name == "csv" and senses.page.lower.find("; ", line.start, line.end) >= 0):
            continue
        if name == "dash" and not _are_all_names(senses, cells):
            continue
        cells = _without_lost_numbers(senses, lines, at, cells, name)
        found = _headed(senses, lines, at, cells, name, language) or _unheaded(
            senses, lines, at, cells, name, language, planned=planned
        )
        if found is not None:
            return found
    return None


def _are_all_names(senses: Senses, cells: Cells) -> bool:
    """What dashes part is a header only where it is known of every cell but one what it names: prose is
    full of dashes."""
    known = [column_of(senses.page.cut(cell)) for cell in cells]
    return len(cells) >= _FEWEST["dash"] and sum(map(bool, known)) >= len(known) - 1


def _without_lost_numbers(
    senses: Senses, lines: Sequence[Line], at: int, cells: list[Span], name: str
) -> list[Span]:
    """A header without its column of numbers where the rows have lost theirs, as numbers that a program
    puts before rows are lost in copying."""
    if len(cells) < _FEWEST[name] + 1 or column_of(senses.page.cut(cells[0])) not in ("number", None):
        return cells
    text = senses.page.lower
    rows = [
        cells_of(text, Span(line.start, line.end), name) for line in lines[at + 1 : at + 1 + _ROWS_COUNTED]
    ]
    if len(rows) < _ROWS_COUNTED or any(len(row) != len(cells) - 1 for row in rows):
        return cells
    return cells if any(counts(senses, row[0], "") for row in rows) else cells[1:]


def _may_have_cells(text: str, line: Line) -> bool:
    """A quick look for what separates cells."""
    return line.cells > 1 or any(text.find(sign, line.start, line.end) >= 0 for sign in _SIGNS)


def _headed(
    senses: Senses, lines: Sequence[Line], at: int, cells: Cells, name: str, language: str
) -> Table | None:
    """A table below a header whose words are known."""
    line = lines[at]
    if line.end - line.start > _LONGEST_HEADER:
        return None
    columns = [column_of(senses.page.cut(cell)) for cell in cells]
    if "action" not in columns or len({*columns} - {None}) < 2:
        return None
    language = _language(senses, lines, at, language)
    sample = _sample(senses, lines, at + 1, name, cells)
    if sample.rows:
        kinds, found = column_kinds(sample.senses, sample.header, sample.rows, language)
        if is_programme(kinds, found):
            return _set_aside(
                _read(senses, lines, at, cells, _any_action(kinds), name, language, headed=True)
            )
        if "action" in kinds and {"due", "owner"} & {*kinds}:
            columns = kinds
    return _read(senses, lines, at, cells, columns, name, language, headed=True)


def _unheaded(
    senses: Senses,
    lines: Sequence[Line],
    at: int,
    cells: Cells,
    name: str,
    language: str,
    *,
    planned: bool,
) -> Table | None:
    """A table whose header nobody knows, or that has none: its cells tell what it is."""
    if len(cells) < _FEWEST[name] or _is_ruler(senses, cells):
        return None
    sample = _sample(senses, lines, at + 1, name, cells)
    if not sample.rows or _are_labelled(sample):
        return None
    language = _language(senses, lines, at, language)
    kinds, columns = column_kinds(sample.senses, sample.header, sample.rows, language)
    alone = sum(cell.end > cell.start for cell in cells) == 1
    headed = not alone and _is_header(sample.senses, sample.header, kinds, language)
    if not headed:
        rows = sample.rows if alone else [sample.header, *sample.rows]
        kinds, columns = column_kinds(sample.senses, None, rows, language)
    if len(sample.rows) + (not headed) < 2 or (
        name in _LOOSE and _is_prose(senses, cells, columns, language)
    ):
        return None
    if is_programme(kinds, columns):
        return _set_aside(_read(senses, lines, at, cells, _any_action(kinds), name, language, headed=headed))
    above = NO_GROUP
    if alone:
        above = group_of(senses, Span(cells[0].start, cells[-1].end), language)
    elif not headed:
        above = _group_at(senses, lines, at - 1, language)
    group = _group_below(senses, lines, at + 1, language) if headed else above
    if not is_plan(kinds, columns, group, planned=planned):
        return None
    table = _read(senses, lines, at, cells, kinds, name, language, headed=headed, above=above)
    if table is not None and above != NO_GROUP and not alone:
        return table._replace(lines=range(at - 1, table.lines.stop))
    return table


def _any_action(kinds: Sequence[str | None]) -> list[str | None]:
    """The kinds, one of them the action, so that rows can be told from the names of groups."""
    return list(kinds) if "action" in kinds else ["action", *kinds[1:]]


def _set_aside(table: Table | None) -> Table | None:
    """A table that is no plan: its lines hold no tasks."""
    return table._replace(rows=()) if table else None


class _Sample(NamedTuple):
    """Some rows, and the line above them, where what they say can be asked for."""

    senses: Senses
    header: Cells
    rows: Sequence[Cells]


def _sample(senses: Senses, lines: Sequence[Line], at: int, name: str, header: Cells) -> _Sample:
    if name != "gap":
        return _Sample(senses, header, _rows_below(senses, lines, at, name, len(header)))
    rows = sample_of(senses.page, lines, at - 1, header)
    if not rows or not rows[0][0].startswith(header[0].of(senses.page.text)):
        rows = [[cell.of(senses.page.text) for cell in header], *rows]
    text = "\n".join(cell for row in rows for cell in row)
    spans: list[list[Span]] = []
    place = 0
    for row in rows:
        spans.append([])
        for cell in row:
            spans[-1].append(Span(place, place + len(cell)))
            place += len(cell) + 1
    return _Sample(senses.apart(text), spans[0], spans[1:])


def _are_labelled(sample: _Sample) -> bool:
    """ "Form: report   Performers: KTZ": cells of a column that all have one label are fields."""
    rows = [sample.header, *sample.rows]
    told = [[_LABEL.match(sample.senses.page.lower, *cell) for cell in row] for row in rows]
    alike = [{found[1] if found else None for found in column} for column in zip(*told, strict=False)]
    return sum(len(labels) == 1 and None not in labels for labels in alike) >= _LABELLED


def _is_prose(senses: Senses, cells: Cells, columns: Sequence[Column], language: str) -> bool:
    """Items of a list whose parts stand behind semicolons: "…; deadline – May 1;"."""
    labelled = any(field_at(senses.page, cell, language) for cell in cells if cell.end > cell.start)
    return labelled or sum(column.filled > _HALF for column in columns) < _FEWEST["semicolon"]


def _language(senses: Senses, lines: Sequence[Line], at: int, language: str) -> str:
    last = lines[min(at + 3, len(lines) - 1)]
    return language_of(senses.page.lower[lines[at].start : last.end], default=language)


def _read(
    senses: Senses,
    lines: Sequence[Line],
    at: int,
    cells: Cells,
    columns: Sequence[str | None],
    name: str,
    language: str,
    *,
    headed: bool,
    above: Group = NO_GROUP,
) -> Table | None:
    if name == "gap":
        aligned = aligned_table(senses, lines, at, cells, columns, language, headed=headed, above=above)
        if aligned is not None:
            return aligned
    return separated_table(senses, lines, at, name, columns, language, headed=headed, above=above)


def _rows_below(senses: Senses, lines: Sequence[Line], at: int, name: str, width: int) -> list[list[Span]]:
    """Rows of so many cells near below a line, those put together whose cells go on over lines."""
    found: list[list[Span]] = []
    stop = min(at + _WINDOW, len(lines))
    while at < stop and len(found) < _ROWS_SEEN:
        cells, taken = joined_row(senses.page, lines, at, name, width)
        if cells is not None:
            found.append(cells)
        elif len(cells_of(senses.page.lower, Span(lines[at].start, lines[at].end), name)) < 2:
            following = at + 1 < stop and joined_row(senses.page, lines, at + 1, name, width)[0] is not None
            if not following:
                break
        at += taken
    return [row for row in found if not _is_ruler(senses, row)]


def _is_ruler(senses: Senses, row: Cells) -> bool:
    return not any(map(str.isalpha, senses.page.lower[row[0].start : row[-1].end]))


def _is_header(senses: Senses, cells: Cells, kinds: Sequence[str | None], language: str) -> bool:
    """Are the cells names of columns? Not where they are what the columns hold."""
    tests = {"number": counts, "due": is_dated, "owner": names_bodies, "action": _tells_deed}
    held = [
        holds(senses, cells[kinds.index(kind)], language)
        for kind, holds in tests.items()
        if kind in kinds and not is_mark(senses.page.cut(cells[kinds.index(kind)]))
    ]
    return not held or (not held[0] and not (len(held) > 2 and all(held[1:])))


def _tells_deed(senses: Senses, cell: Span, language: str) -> bool:
    return len(senses.page.cut(cell).split()) >= _WORDS and names_deed(senses, cell, language)


def _group_below(senses: Senses, lines: Sequence[Line], at: int, language: str) -> Group:
    """What the line between a header and its first row says."""
    if at < len(lines) and _is_ruler(senses, [Span(lines[at].start, lines[at].end)]):
        at += 1
    return _group_at(senses, lines, at, language)


def _group_at(senses: Senses, lines: Sequence[Line], at: int, language: str) -> Group:
    if not 0 <= at < len(lines):
        return NO_GROUP
    line = lines[at]
    text = senses.page.lower
    filled = [cell for cell in text[line.start : line.end].replace("\t", "|").split("|") if cell.strip()]
    if len(filled) != 1:
        return NO_GROUP
    start = text.index(filled[0].strip(), line.start)
    return group_of(senses, Span(start, start + len(filled[0].strip())), language)
