"""Action plans: tables in tabs, bars or aligned columns. A header in any language names the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from instructions.extraction.aligned import aligned_table
from instructions.extraction.found import Span
from instructions.extraction.lexicon import languages, lexicon
from instructions.extraction.page import Line, Page
from instructions.extraction.table import Row, Table, tells_deadline

_SEPARATORS = {
    "tab": re.compile(r"\t"),
    "bar": re.compile(r"\|"),
    "slash": re.compile(r"(?<=\s)/(?=\s)"),
    "semicolon": re.compile(r";(?=\s|$)"),
    "gap": re.compile(r"(?<=\S) {2,}(?=\S)"),
}
_RULER = re.compile(r"[\s|+=:-]*$")
_OPENING = 7
"""Header texts of so many letters may go on."""
_WORDS_OF_A_HEADER = 5
_TELLING = 6
"""A word of so many letters names the column also where others stand beside it: "content of measure"."""
_NUMBERS = re.compile(r"[\s\d|]*$")
COLUMNS = ("number", "action", "due", "owner", "form", "status")


@cache
def _label_kinds(among: tuple[str, ...]) -> tuple[dict[str, str], frozenset[str]]:
    """Folded header text -> column, in all languages; and how the texts begin that may go on."""
    kinds = {
        form: kind
        for language in among
        for kind in reversed(COLUMNS)
        for form in lexicon(language).forms("labels", kind)
    }
    return kinds, frozenset(form[:_OPENING] for form in kinds if len(form) >= _OPENING)


def tables(page: Page, lines: Sequence[Line]) -> Iterator[Table]:
    """Tables of a page in order; a line is in one of them at most."""
    at = 0
    while at < len(lines):
        if table := _table_at(page, lines, at):
            yield table
            at = table.lines.stop
        else:
            at += 1


def column_of(cell: str) -> str | None:
    """What a header cell calls its column."""
    cell = " ".join(cell.split()).strip(" .:*№").rstrip("*") or cell.strip()
    kinds, openings = _label_kinds(languages())
    if cell in kinds:
        return kinds[cell]
    if cell[:_OPENING] in openings:
        return next(
            (kind for form, kind in kinds.items() if len(form) >= _OPENING and cell.startswith(form)), None
        )
    words = cell.split()
    if len(words) > _WORDS_OF_A_HEADER:
        return None
    return next((kinds[word] for word in words if len(word) >= _TELLING and word in kinds), None)


def _table_at(page: Page, lines: Sequence[Line], at: int) -> Table | None:
    line = lines[at]
    if line.end - line.start > 300 or not _may_have_cells(page.lower, line):
        return None
    for separator in _SEPARATORS.values():
        cells = _cells(page.lower, Span(line.start, line.end), separator)
        if len(cells) < 2:
            continue
        columns = [column_of(page.lower[cell.start : cell.end]) for cell in cells]
        if "action" in columns and len({*columns} - {None}) >= 2:
            if separator is _SEPARATORS["gap"]:
                aligned = aligned_table(page, lines, at, cells, columns)
                if aligned is not None:
                    return aligned
            return _Body(page, lines, separator, columns).read(at)
    return None


def _may_have_cells(text: str, line: Line) -> bool:
    """A quick look for what separates cells."""
    return line.cells > 1 or any(text.find(sign, line.start, line.end) >= 0 for sign in ("  ", "/", ";"))


def _cells(text: str, span: Span, separator: re.Pattern[str], *, bordered: bool = True) -> list[Span]:
    """Cells between separators; empty ones too, but for the borders of a line in bars that has them."""
    edges = [span.start]
    for found in separator.finditer(text, span.start, span.end):
        edges += [found.start(), found.end()]
    edges.append(span.end)
    cells = [_trim(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
    if bordered and separator is _SEPARATORS["bar"]:
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


class _Body:
    def __init__(
        self, page: Page, lines: Sequence[Line], separator: re.Pattern[str], columns: list[str | None]
    ) -> None:
        self.page = page
        self.lines = lines
        self.separator = separator
        self.columns = columns
        self.rows: list[Row] = []
        self.carried: dict[str, Span] = {}
        self.shared: dict[str, Span] = {}
        self.section_due: Span | None = None
        self.bordered = True
        """Each line stands between bars."""
        self.grouped = False
        """Rows without an action name the owner for those below."""

    def read(self, at: int) -> Table:
        header = self.lines[at]
        self.bordered = self.page.lower[header.start] == "|"
        stop = at + 1
        while stop < len(self.lines) and (taken := self._row(stop)):
            stop += taken
        return Table(range(at, stop), tuple(self.rows), Span(header.start, header.end))

    def _row(self, at: int) -> int:
        """Read the row that begins on a line; how many lines it took, 0 where the table ends."""
        text = self.page.lower
        start = self.lines[at].start
        for taken in range(1, min(8, len(self.lines) - at) + 1):
            last = self.lines[at + taken - 1]
            if taken > 1 and self._is_far(at + taken - 1):
                break
            cells = _cells(text, Span(start, last.end), self.separator, bordered=self.bordered)
            if len(cells) >= len(self.columns):
                self._add(cells)
                return taken + self._continued(at + taken)
            if len(cells) == 1 and taken == 1:
                return self._section(at)
        return self._short(at)

    def _is_far(self, at: int) -> bool:
        return self.page.folded.count("\n", self.lines[at - 1].end, self.lines[at].start) > 1

    def _section(self, at: int) -> int:
        """A line without cells: a section's name, or the first line of a row broken over two."""
        line = self.lines[at]
        if _RULER.match(self.page.lower, line.start, line.end) and self.page.lower[line.start] in "|-+=":
            return 1
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if following is None or self._is_far(at + 1):
            return 0
        cells = _cells(self.page.lower, Span(following.start, following.end), self.separator)
        if len(cells) < 2:
            return 0
        if len(cells) >= len(self.columns) - 1:
            self._begin_section(Span(line.start, line.end))
        return 1

    def _begin_section(self, line: Span) -> None:
        """Nothing is carried over a section's name; a deadline that it tells holds for the rows below."""
        self.carried = {}
        self.section_due = line if tells_deadline(self.page, line) else None

    def _short(self, at: int) -> int:
        """Fewer cells than columns: merged or left-out ones at the end."""
        line = self.lines[at]
        cells = _cells(self.page.lower, Span(line.start, line.end), self.separator)
        if len(cells) < max(2, len(self.columns) - 2):
            return 0
        self._add(cells)
        return 1

    def _continued(self, at: int) -> int:
        """Lines that go on with the last cell of the row just read."""
        taken = 0
        while self.rows and at + taken < len(self.lines):
            line = self.lines[at + taken]
            before = self.page.folded[self.lines[at + taken - 1].end - 1]
            if line.cells > 1 or self._is_far(at + taken):
                break
            if len(_cells(self.page.lower, Span(line.start, line.end), self.separator)) >= len(self.columns):
                break
            if not (self.page.folded[line.start].islower() or before in ",-"):
                break
            row = self.rows[-1]
            name, cell = max(row.cells.items(), key=lambda pair: pair[1].end)
            cells = {**row.cells, name: Span(cell.start, line.end)}
            self.rows[-1] = replace(row, span=Span(row.span.start, line.end), cells=cells)
            taken += 1
        return taken

    def _add(self, cells: list[Span]) -> None:
        text = self.page.lower
        whole = Span(cells[0].start, cells[-1].end)
        if _NUMBERS.match(text, whole.start, whole.end) or _RULER.match(text, whole.start, whole.end):
            return
        named: dict[str, Span] = {}
        for column, cell in zip(self.columns, cells, strict=False):
            if column is not None and column != "number" and cell.start < cell.end:
                named.setdefault(column, cell)
        if "action" not in named or _is_ditto(text, named["action"]):
            self._carry({"owner": None, "due": None, **named})
            return
        mine = [cell for column, cell in named.items() if column != "number"]
        if self.section_due is not None:
            named.setdefault("due", self.section_due)
        for column in ("owner", "due"):
            own = named.get(column)
            if column in self.columns and (own is None or _is_ditto(text, own)) and column in self.carried:
                named[column] = self.carried[column]
        self.shared = {column: self.carried[column] for column in ("owner",) if column in self.carried}
        if not self.grouped:
            self._carry({column: cell for column, cell in named.items() if column in ("owner", "due")})
        span = Span(min(cell.start for cell in mine), max(cell.end for cell in mine))
        group_owner = self.shared.get("owner") if self.grouped else None
        self.rows.append(Row(span, named, group_owner, lone=self._is_lone(cells, len(mine))))

    def _is_lone(self, cells: list[Span], own: int) -> bool:
        """Only its action is filled in, not even the number that other rows have."""
        if own > 1 or "number" not in self.columns:
            return False
        number = cells[self.columns.index("number")]
        return number.start == number.end

    def _carry(self, cells: dict[str, Span | None]) -> None:
        """What the rows below take over; a row without an action names it for its whole group."""
        if "action" not in cells and "form" not in cells and len(cells) == 2 and None in cells.values():
            self.grouped = self.grouped or cells.get("owner") is not None
        for column, cell in cells.items():
            if column in ("owner", "due"):
                if cell is None:
                    self.carried.pop(column, None)
                else:
                    self.carried[column] = cell


@cache
def _dittos(among: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for language in among for form in lexicon(language).forms("ditto"))


def _is_ditto(text: str, cell: Span) -> bool:
    """ "The same", or a mark for it."""
    words = text[cell.start : cell.end].strip(" .")
    return words in _dittos(languages()) or (bool(words) and not words.strip("-/\"'\\ ") and len(words) > 1)
