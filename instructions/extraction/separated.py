"""Tables whose cells are kept apart by a sign: tab, bar, semicolon, slash, arrow, point, dash, a wide gap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from instructions.extraction.column_kinds import (
    begins_as_ditto,
    fills_due,
    fills_owners,
    is_mark,
    is_number,
    names_deed,
)
from instructions.extraction.found import Span
from instructions.extraction.headings import column_of
from instructions.extraction.page import Line, Page
from instructions.extraction.row_groups import group_of
from instructions.extraction.senses import Senses
from instructions.extraction.table import NO_GROUP, Group, Row, Table

SEPARATORS = {
    "tab": re.compile(r"\t"),
    "bar": re.compile(r"\|"),
    "slash": re.compile(r"(?<=\s)/(?=\s)"),
    "sign": re.compile(r"(?<=\s)(?://|::|\\|>>|~|¦|·|•|→|⇒|[-=]>)(?=\s)"),
    "semicolon": re.compile(r";(?=\s|$)"),
    "csv": re.compile(r";"),
    "dash": re.compile(r"(?<=\s)-(?=\s)"),
    "gap": re.compile(r"(?<=\S) {2,}(?=\S)"),
}
_RULER = re.compile(r"[\s|+=:-]*$")
_NUMBERS = re.compile(r"[\s\d|]*$")
_LEAST_BROKEN = 20
"""The first line of a cell that goes on below is not shorter."""
_MOST_LINES = 8
"""A row is broken over so many lines at most."""


def cells_of(text: str, span: Span, name: str, *, bordered: bool = True) -> list[Span]:
    """Cells between separators; empty ones too, but for the borders of a line in bars that has them."""
    edges = [span.start]
    for found in SEPARATORS[name].finditer(text, span.start, span.end):
        edges += [found.start(), found.end()]
    edges.append(span.end)
    cells = [_trim(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
    if bordered and name == "bar":
        if cells and cells[0].start == cells[0].end:
            cells = cells[1:]
        if cells and cells[-1].start == cells[-1].end and text[span.end - 1] == "|":
            cells = cells[:-1]
    return cells


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n":
        start += 1
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    return Span(start, end)


def joined_row(
    page: Page, lines: Sequence[Line], at: int, name: str, width: int, *, bordered: bool | None = None
) -> tuple[list[Span] | None, int]:
    """A row of so many cells that begins on a line, and how many lines it takes; no cells: there is none."""
    start = lines[at].start
    if bordered is None:
        bordered = page.lower[start] == "|"
    short: tuple[list[Span] | None, int] = None, 1
    for taken in range(1, min(_MOST_LINES, len(lines) - at) + 1):
        runs = taken == 1 or runs_on(page, lines, at + taken - 1)
        if taken > 1 and is_far(page, lines, at + taken - 1):
            break
        cells = cells_of(page.lower, Span(start, lines[at + taken - 1].end), name, bordered=bordered)
        if len(cells) == width or (len(cells) > width and taken == 1):
            return cells, taken
        if len(cells) > width or (len(cells) == 1 and (not runs or not _begins_broken(page, lines, at))):
            break
        if len(cells) == width - 1 and runs and taken > 1:
            short = cells, taken
    return short


def runs_on(page: Page, lines: Sequence[Line], at: int) -> bool:
    """Does a line begin in the middle of a sentence?"""
    return not lines[at].mark and page.folded[lines[at].start].islower()


def _begins_broken(page: Page, lines: Sequence[Line], at: int) -> bool:
    """Is a line without cells the first of a row that runs on below?"""
    if at + 1 >= len(lines) or not runs_on(page, lines, at + 1) or lines[at].mark:
        return False
    line = lines[at]
    return line.end - line.start >= _LEAST_BROKEN and page.folded[line.end - 1] not in ".:"


def is_far(page: Page, lines: Sequence[Line], at: int) -> bool:
    """Does an empty line stand above a line?"""
    return page.folded.count("\n", lines[at - 1].end, lines[at].start) > 1


def separated_table(
    senses: Senses,
    lines: Sequence[Line],
    at: int,
    name: str,
    columns: Sequence[str | None],
    language: str,
    *,
    headed: bool,
    above: Group,
) -> Table | None:
    """The table whose header, or whose first row, is a line."""
    body = _Body(senses, lines, name, columns, language)
    body.bordered = senses.page.lower[lines[at].start] == "|"
    body.group = above
    return body.read(at, headed=headed)


class _Body:
    def __init__(
        self,
        senses: Senses,
        lines: Sequence[Line],
        name: str,
        columns: Sequence[str | None],
        language: str,
    ) -> None:
        self.senses = senses
        self.page = senses.page
        self.lines = lines
        self.name = name
        self.columns = list(columns)
        self.language = language
        self.rows: list[Row] = []
        self.carried: dict[str, Span] = {}
        self.group = NO_GROUP
        self.bordered = True
        """Each line stands between bars."""

    def read(self, at: int, *, headed: bool) -> Table | None:
        first = self.lines[at]
        stop = at + 1 if headed else at
        while stop < len(self.lines) and (taken := self._row(stop)):
            stop += taken
        if stop == at:
            return None
        header = Span(first.start, first.end if headed else first.start)
        return Table(range(at, stop), tuple(self.rows), header, self.language)

    def _cells(self, at: int) -> list[Span]:
        line = self.lines[at]
        return cells_of(self.page.lower, Span(line.start, line.end), self.name, bordered=self.bordered)

    def _row(self, at: int) -> int:
        """Read the row that begins on a line; how many lines it took, 0 where the table ends."""
        if at and is_far(self.page, self.lines, at) and not self._goes_on_below(at):
            return 0
        single = len(self._cells(at)) == 1
        if single and self._heads(at):
            return self._section(at)
        cells, taken = joined_row(
            self.page, self.lines, at, self.name, len(self.columns), bordered=self.bordered
        )
        if cells is not None:
            self._add(cells)
            return taken + self._continued(at + taken)
        if single:
            return self._section(at)
        return self._short(at)

    def _heads(self, at: int) -> bool:
        line = self.lines[at]
        return group_of(self.senses, Span(line.start, line.end), self.language) != NO_GROUP

    def _goes_on_below(self, at: int) -> bool:
        """Behind an empty line: a row of the same kinds, or the name of a group above one."""
        heads = len(self._cells(at)) == 1
        named = heads and self._heads(at)
        if heads:
            if at + 1 >= len(self.lines) or is_far(self.page, self.lines, at + 1):
                return False
            at += 1
        cells, _ = joined_row(self.page, self.lines, at, self.name, len(self.columns), bordered=self.bordered)
        if cells is None or column_of(self.page.cut(cells[self.columns.index("action")])) == "action":
            return False
        if self.name == "dash" and len(cells) != len(self.columns):
            return False
        tests = {"number": is_number, "due": fills_due, "owner": fills_owners}
        if named or (heads and not tests.keys() & {*self.columns}):
            return True
        return any(
            kind in self.columns
            and cells[self.columns.index(kind)].end > cells[self.columns.index(kind)].start
            and holds(self.senses, cells[self.columns.index(kind)], self.language)
            for kind, holds in tests.items()
        )

    def _section(self, at: int) -> int:
        """A line without cells: a section's name, or the first line of a row broken over two."""
        line = self.lines[at]
        if _RULER.match(self.page.lower, line.start, line.end) and self.page.lower[line.start] in "|-+=":
            return 1
        if at + 1 >= len(self.lines) or is_far(self.page, self.lines, at + 1):
            return 0
        cells = self._cells(at + 1)
        if len(cells) < 2:
            return 0
        if len(cells) >= len(self.columns) - 1:
            self._begin_section(self._cells(at)[0])
        return 1

    def _begin_section(self, line: Span) -> None:
        """Nothing is carried over a section's name; what it tells holds for the rows below."""
        self.carried = {}
        self.group = group_of(self.senses, line, self.language)

    def _short(self, at: int) -> int:
        """Fewer cells than columns: merged or left-out ones at the end."""
        cells = self._cells(at)
        if len(cells) < max(2, len(self.columns) - 2):
            return 0
        self._add(cells)
        return 1

    def _continued(self, at: int) -> int:
        """Lines that go on with the last cell of the row just read."""
        taken = 0
        while self.rows and at + taken < len(self.lines):
            line = self.lines[at + taken]
            if line.cells > 1 or is_far(self.page, self.lines, at + taken):
                break
            if len(self._cells(at + taken)) >= len(self.columns) or not self._runs_on(at + taken):
                break
            row = self.rows[-1]
            name, cell = max(row.cells.items(), key=lambda pair: pair[1].end)
            cells = {**row.cells, name: Span(cell.start, line.end)}
            self.rows[-1] = replace(row, span=Span(row.span.start, line.end), cells=cells)
            taken += 1
        return taken

    def _runs_on(self, at: int) -> bool:
        """Does a line go on with the one above, and is it not what heads the rows below?"""
        line = self.lines[at]
        text = self.page.folded
        end = self.lines[at - 1].end
        if text[line.end - 1] == ":" or (
            "owner" not in self.columns
            and fills_owners(self.senses, Span(line.start, line.end), self.language)
        ):
            return False
        return (
            (text[line.start].islower() and not line.mark)
            or text[end - 1] == ","
            or (text[end - 1] == "-" and text[end - 2].isalpha())
        )

    def _add(self, cells: list[Span]) -> None:
        text = self.page.lower
        whole = Span(cells[0].start, cells[-1].end)
        if _NUMBERS.match(text, whole.start, whole.end) or _RULER.match(text, whole.start, whole.end):
            return
        filled = [cell for cell in cells if cell.start < cell.end]
        if len(filled) == 1 and len(self.columns) > 2 and self._names_group(filled[0], cells):
            self._begin_section(filled[0])
            return
        named: dict[str, Span] = {}
        for column, cell in zip(self.columns, cells, strict=False):
            if column is not None and column != "number" and cell.start < cell.end:
                named.setdefault(column, cell)
        if "action" not in named:
            self.carried = {}
            self.group = Group(named.get("due"), named.get("owner"))
            return
        if self._is_ditto(named["action"]):
            self._carry({"owner": None, "due": None, **named})
            return
        self._take(cells, named)

    def _names_group(self, cell: Span, cells: list[Span]) -> bool:
        """Is the only filled cell of a row the name of a group?"""
        column = self.columns[cells.index(cell)] if cells.index(cell) < len(self.columns) else None
        if column != "action":
            return True
        if "number" not in self.columns and not names_deed(self.senses, cell, self.language):
            return True
        group = group_of(self.senses, cell, self.language)
        return group.done or (
            bool(group.owner or group.due) and not self.senses.has_verb(cell, self.language)
        )

    def _take(self, cells: list[Span], named: dict[str, Span]) -> None:
        mine = list(named.values())
        own = {column: cell for column, cell in named.items() if column in ("owner", "due")}
        for column in ("owner", "due"):
            cell = named.get(column)
            if column not in self.columns or (cell is not None and not self._is_ditto(cell)):
                continue
            told = self.group.owner if column == "owner" else self.group.due
            if told is None and column in self.carried:
                named[column] = self.carried[column]
            elif cell is not None and column not in self.carried:
                del named[column]
        group = self.group
        if "owner" in own and "owner" in self.carried and begins_as_ditto(self.page.cut(own["owner"])):
            group = group._replace(owner=self.carried["owner"])
            del own["owner"]
        self.carried.update({column: named[column] for column in own if column in named})
        if self.group.done:
            return
        span = Span(min(cell.start for cell in mine), max(cell.end for cell in mine))
        self.rows.append(Row(span, named, group, lone=self._is_lone(cells, len(mine))))

    def _is_lone(self, cells: list[Span], own: int) -> bool:
        """Only its action is filled in, not even the number that other rows have."""
        if own > 1 or "number" not in self.columns:
            return False
        number = cells[self.columns.index("number")]
        return number.start == number.end

    def _carry(self, cells: dict[str, Span | None]) -> None:
        """What the rows below take over from one without an action."""
        for column, cell in cells.items():
            if column in ("owner", "due"):
                if cell is None:
                    self.carried.pop(column, None)
                else:
                    self.carried[column] = cell

    def _is_ditto(self, cell: Span) -> bool:
        """ "The same", or a mark for it; a lone dash says that there is nothing."""
        return is_mark(self.page.cut(cell)) and self.page.cut(cell).strip() not in ("-", "")
