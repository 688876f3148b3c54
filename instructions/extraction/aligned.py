"""Tables whose columns are kept apart by spaces alone: a piece of a line belongs to the column above it.

A cell may go on below itself, beside cells of other columns that go on too; so a row is put together from
the pieces of several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from instructions.extraction.column_kinds import fills_due, is_mark
from instructions.extraction.found import Span
from instructions.extraction.page import Line, Page
from instructions.extraction.row_groups import group_of
from instructions.extraction.senses import Senses
from instructions.extraction.table import NO_GROUP, Group, Row, Table

_PIECE = re.compile(r"\S+(?: \S+)*")
_RULER = re.compile(r"[\s|+=:_-]*$")
_SLACK = 2
"""So many letters a piece may stand left of its header."""
_GOES_ON = (",", "-", "/", "(")
_SAMPLE = 30
"""So many lines tell what the columns hold."""
_BREAKS = (",", "-", "–")
_GAP = 2
"""Spaces that keep columns apart."""
_FIRM = 0.6
"""This share of the pieces stands just under a header; otherwise the columns are none."""


def aligned_table(
    senses: Senses,
    lines: Sequence[Line],
    at: int,
    header: Sequence[Span],
    columns: Sequence[str | None],
    language: str,
    *,
    headed: bool,
    above: Group,
) -> Table | None:
    """The table under a header line, or from its first row on; none where its rows do not keep to columns."""
    if "action" not in columns:
        return None
    return _Aligned(senses, lines, header, columns, language, above).read(at, headed=headed)


def offset_of(page: Page, place: int) -> int:
    """How far from the start of its line."""
    return place - (page.folded.rfind("\n", 0, place) + 1)


def placed_under(page: Page, pieces: Sequence[Span], offsets: Sequence[int]) -> dict[int, Span]:
    """Each piece under its header; a full row is taken in order, however far its cells are pushed."""
    if len(pieces) == len(offsets):
        return dict(enumerate(pieces))
    placed: dict[int, Span] = {}
    for piece in pieces:
        offset = offset_of(page, piece.start) + _SLACK
        column = max((n for n, start in enumerate(offsets) if start <= offset), default=0)
        before = placed.get(column)
        placed[column] = Span(before.start, piece.end) if before else piece
    return placed


def sample_of(page: Page, lines: Sequence[Line], at: int, header: Sequence[Span]) -> list[list[str]]:
    """The cells of some rows below a line, told by their places; lines that begin to the right go on."""
    offsets = [offset_of(page, cell.start) for cell in header]
    found: list[list[str]] = []
    for number in range(at, min(at + _SAMPLE, len(lines))):
        line = lines[number]
        if number > at and page.folded.count("\n", lines[number - 1].end, line.start) > 1:
            break
        if _RULER.match(page.folded, line.start, line.end):
            continue
        pieces = [Span(one.start(), one.end()) for one in _PIECE.finditer(page.folded, line.start, line.end)]
        placed = placed_under(page, pieces, offsets)
        goes_on = all(
            page.folded[piece.start].islower() or (found and found[-1][column].endswith(_BREAKS))
            for column, piece in placed.items()
        )
        if 0 in placed and len(placed) > 1 and not (found and goes_on):
            found.append([""] * len(offsets))
        if not found or (0 in placed and len(placed) == 1 and not goes_on):
            continue
        for column, piece in placed.items():
            found[-1][column] = f"{found[-1][column]} {piece.of(page.text)}".strip()
    return found


@dataclass(slots=True)
class _Draft:
    """A row that may go on: the pieces of each column, by the column's number."""

    section: int
    group: Group
    pieces: dict[int, list[Span]] = field(default_factory=dict)


class _Aligned:
    def __init__(
        self,
        senses: Senses,
        lines: Sequence[Line],
        header: Sequence[Span],
        columns: Sequence[str | None],
        language: str,
        above: Group,
    ) -> None:
        self.senses = senses
        self.page = senses.page
        self.lines = lines
        self.columns = list(columns)
        self.language = language
        self.offsets = [self._offset(cell.start) for cell in header]
        self.action = self.columns.index("action")
        self.drafts: list[_Draft] = []
        self.section = 0
        self.group = above
        self.under = self.placed = 0
        self.edge = 0
        """Where the longest of the lines ends."""

    def read(self, at: int, *, headed: bool) -> Table | None:
        self.edge = max(self._offset(line.end) for line in self.lines[at : at + _SAMPLE])
        stop = at + 1 if headed else at
        while stop < len(self.lines) and self._take(stop):
            stop += 1
        if not self.drafts or self.under < _FIRM * self.placed:
            return None
        first = self.lines[at]
        header = Span(first.start, first.end if headed else first.start)
        return Table(range(at, stop), tuple(self._rows()), header, self.language)

    def _offset(self, place: int) -> int:
        return offset_of(self.page, place)

    def _take(self, at: int) -> bool:
        """Read one line; false where the table is over."""
        line = self.lines[at]
        text = self.page.folded
        if _RULER.match(text, line.start, line.end):
            return True
        found = _PIECE.finditer(text, line.start, line.end)
        pieces = [Span(one.start(), one.end()) for one in found]
        if len(pieces) == 1 and self._is_group(pieces[0]) and self._heads_section(at, pieces[0]):
            return True
        placed = self._placed(pieces)
        if self._goes_on(placed):
            for column, piece in placed.items():
                self.drafts[-1].pieces.setdefault(column, []).append(piece)
            return True
        if len(pieces) == 1:
            return self._heads_section(at, pieces[0])
        if self.action not in placed or len(placed) < min(2, len(self.columns) - 1):
            return False
        cells = {column: [piece] for column, piece in placed.items()}
        self.drafts.append(_Draft(self.section, self.group, cells))
        return True

    def _is_group(self, piece: Span) -> bool:
        if self._offset(piece.start) > self.offsets[0] + _SLACK:
            return False
        before = self.drafts[-1].pieces.get(0) if self.drafts else None
        numbered = self.columns[0] == "number"
        goes_on = self._continues(before, piece) or self._is_wrapped(0, before, piece)
        if not numbered and goes_on and self.page.folded[piece.end - 1] != ":":
            return False
        return numbered or group_of(self.senses, piece, self.language) != NO_GROUP

    def _placed(self, pieces: Sequence[Span]) -> dict[int, Span]:
        placed = placed_under(self.page, pieces, self.offsets)
        for column, piece in placed.items():
            self.placed += 1
            self.under += abs(self._offset(piece.start) - self.offsets[column]) <= _SLACK
        return placed

    def _goes_on(self, placed: dict[int, Span]) -> bool:
        if not self.drafts or not placed:
            return False
        last = self.drafts[-1].pieces
        if all(self._continues(last.get(column), piece) for column, piece in placed.items()):
            return True
        if (
            len(placed) < len(last)
            and not self._begins_row(placed)
            and all(
                self._continues(last.get(column), piece) or self._is_wrapped(column, last.get(column), piece)
                for column, piece in placed.items()
            )
        ):
            return True
        numbered = "number" in self.columns and self.columns.index("number") not in placed
        return (self.action not in placed or numbered) and 0 not in placed

    def _begins_row(self, placed: dict[int, Span]) -> bool:
        """A number or a whole deadline of its own."""
        kinds = {self.columns[column]: piece for column, piece in placed.items()}
        return "number" in kinds or (
            "due" in kinds and fills_due(self.senses, kinds["due"], self.language) and len(placed) > 1
        )

    def _is_wrapped(self, column: int, before: list[Span] | None, piece: Span) -> bool:
        """Would the first word of a piece not have fitted behind the one above it?"""
        if before is None:
            return False
        after = self.offsets[column + 1] - _GAP if column + 1 < len(self.offsets) else self.edge
        room = after - self.offsets[column]
        above = before[-1]
        word = len(piece.of(self.page.folded).split()[0])
        return piece.end - piece.start <= room < above.end - above.start + 1 + word

    def _continues(self, before: list[Span] | None, piece: Span) -> bool:
        if before is None:
            return False
        text = self.page.folded
        end = before[-1].end
        broken = text[end - 1] in _GOES_ON and (
            text[end - 1] != "-" or text[end - 2].isalpha() or text[end - 2] == " "
        )
        return text[piece.start].islower() or broken

    def _heads_section(self, at: int, piece: Span) -> bool:
        """A line without columns between rows: what it says of a deadline holds for those below."""
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if following is None or self._offset(piece.start) > self.offsets[0] + _SLACK:
            return False
        if self.page.folded.count("\n", piece.end, following.start) > 1:
            return False
        if len(_PIECE.findall(self.page.folded, following.start, following.end)) < 2:
            return False
        self.section += 1
        self.group = group_of(self.senses, piece, self.language)
        return True

    def _rows(self) -> Iterator[Row]:
        carried: dict[str, tuple[Span, ...]] = {}
        section = 0
        for draft in self.drafts:
            if draft.section != section:
                carried, section = {}, draft.section
            named = {
                kind: tuple(pieces)
                for column, pieces in sorted(draft.pieces.items())
                if (kind := self.columns[column]) is not None and kind != "number"
            }
            everything = [piece for pieces in named.values() for piece in pieces]
            span = Span(min(one.start for one in everything), max(one.end for one in everything))
            for kind in ("owner", "due"):
                self._carry(kind, named, carried, draft.group)
            if draft.group.done:
                continue
            yield Row(
                span,
                {kind: pieces[0] for kind, pieces in named.items()},
                draft.group,
                broken={kind: pieces for kind, pieces in named.items() if len(pieces) > 1},
            )

    def _carry(
        self,
        kind: str,
        named: dict[str, tuple[Span, ...]],
        carried: dict[str, tuple[Span, ...]],
        group: Group,
    ) -> None:
        """A cell without words of its own takes over what stands above it, or what its group says."""
        if kind in named and not is_mark(self.page.cut(named[kind][0])):
            carried[kind] = named[kind]
            return
        told = group.owner if kind == "owner" else group.due
        if kind in carried and kind in self.columns and told is None:
            named[kind] = carried[kind]
