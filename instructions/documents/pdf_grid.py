"""A table of a PDF: its cells are many and short, so the widths of letters are measured once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from fpdf import FPDF
from fpdf.fonts import TTFFont

from instructions.documents.painting import POINT
from instructions.documents.sheet import Cell, Grid, Link
from instructions.documents.widths import column_widths

MANY = 8
"""More columns than this stand closer together."""
SIZE = 8.5
LINE = 4.2
ABOVE = 1.2
BASELINE = LINE / 2 + 0.3 * SIZE * POINT

Colour = tuple[int, int, int]
Font = Callable[[str, Colour], None]
"""Turns on a style of the page's family, "" or "B", in the size of cells."""


@dataclass(frozen=True, slots=True)
class Look:
    text: Colour
    heading: Colour
    shade: Colour
    rule: Colour


class PdfGrid:
    """Drawn from the place where the page stands; headings stand again on each page that it goes on to."""

    def __init__(
        self, page: FPDF, grid: Grid, *, family: str, look: Look, font: Font, clean: Callable[[str], str]
    ) -> None:
        self._page, self._grid, self._look, self._font, self._clean = page, grid, look, font, clean
        self._letters = {style: _letters(page, family.lower() + style) for style in ("", "B")}
        self._beside = 0.8 if len(grid.columns) > MANY else 1.5
        self._widths = column_widths(grid, page.epw, beside=self._beside, measure=self._wide)

    def _wide(self, word: str, is_bold: bool) -> float:
        return self._width(self._clean(word), "B" if is_bold else "")

    def draw(self) -> None:
        self._begin()
        self._heading()
        for number, cells in enumerate(self._grid.rows):
            self._row(cells, "B" if number < self._grid.totals else "", is_first=number == 0)
        self._font("", self._look.text)

    def _begin(self) -> None:
        """Headings do not stand alone at the end of a page."""
        needed = self._height(self._headings())
        for cells in self._grid.rows[:1]:
            needed += self._height(self._broken([str(cell) for cell in cells], "B"))
        if self._page.will_page_break(min(needed, self._page.page_break_trigger - self._page.t_margin)):
            self._page.add_page()

    def _headings(self) -> list[list[str]]:
        return self._broken([column.heading for column in self._grid.columns], "B")

    def _heading(self) -> None:
        cells = self._headings()
        height = self._height(cells)
        left, top = self._page.l_margin, self._page.get_y()
        self._page.set_fill_color(*self._look.shade)
        self._page.rect(left, top, self._page.epw, height, style="F")
        self._page.set_fill_color(255)
        self._font("B", self._look.heading)
        self._write(cells, "B")
        self._page.set_y(top + height)

    def _row(self, cells: Sequence[Cell], style: str, *, is_first: bool) -> None:
        """A row that no page has room for goes on from page to page."""
        lines = self._broken([str(cell) for cell in cells], style)
        if not is_first and self._page.will_page_break(self._height(lines)):
            self._go_on()
        self._rule()
        while True:
            room = self._page.page_break_trigger - self._page.get_y() - 2 * ABOVE
            fitting = max(int(room / LINE + 1e-6), 1)
            part = [column[:fitting] for column in lines]
            top = self._page.get_y()
            self._font(style, self._look.text)
            self._write(part, style)
            self._link(cells, top, self._height(part))
            self._page.set_y(top + self._height(part))
            lines = [column[fitting:] for column in lines]
            if not any(lines):
                return
            self._go_on()

    def _go_on(self) -> None:
        self._rule()
        self._page.add_page()
        self._heading()

    def _write(self, cells: Sequence[Sequence[str]], style: str) -> None:
        left, top = self._page.l_margin, self._page.get_y() + ABOVE + BASELINE
        for column, width, lines in zip(self._grid.columns, self._widths, cells, strict=True):
            for number, line in enumerate(lines):
                shift = width - self._beside - self._width(line, style) if column.is_figure else self._beside
                if line:
                    self._page.text(left + shift, top + number * LINE, line)
            left += width

    def _link(self, cells: Sequence[Cell], top: float, height: float) -> None:
        left = self._page.l_margin
        for cell, width in zip(cells, self._widths, strict=True):
            if isinstance(cell, Link):
                self._page.link(left, top, width, height, cell.address)
            left += width

    def _rule(self) -> None:
        self._page.set_draw_color(*self._look.rule)
        top = self._page.get_y()
        self._page.line(self._page.l_margin, top, self._page.l_margin + self._page.epw, top)

    def _height(self, cells: Sequence[Sequence[str]]) -> float:
        return max(map(len, cells), default=1) * LINE + 2 * ABOVE

    def _broken(self, texts: Sequence[str], style: str) -> list[list[str]]:
        rooms = (width - 2 * self._beside for width in self._widths)
        return [
            list(self._lines(self._clean(text or ""), room or 0.0, style))
            for text, room in zip_longest(texts, rooms)
        ]

    def _lines(self, text: str, room: float, style: str) -> Iterator[str]:
        """Broken between words, and within a word that is longer than a line."""
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                joined = f"{line} {word}" if line else word
                if self._width(joined, style) <= room:
                    line = joined
                    continue
                if line:
                    yield line
                while (most := self._fitting(word, room, style)) < len(word):
                    yield word[:most]
                    word = word[most:]
                line = word
            yield line

    def _fitting(self, word: str, room: float, style: str) -> int:
        """How many letters of the word go into a line, one at least."""
        letters, width = self._letters[style], 0.0
        for place, letter in enumerate(word):
            width += letters[letter]
            if width > room and place:
                return place
        return len(word)

    def _width(self, text: str, style: str) -> float:
        letters = self._letters[style]
        return sum(letters[letter] for letter in text)


class _Letters(dict[str, float]):
    """Letter -> its width in millimetres, looked up in the font once."""

    def __init__(self, widths: Mapping[int, float]) -> None:
        self._widths = widths

    def __missing__(self, letter: str) -> float:
        self[letter] = width = self._widths[ord(letter)] * SIZE * POINT / 1000
        return width


def _letters(page: FPDF, name: str) -> _Letters:
    font = page.fonts[name]
    assert isinstance(font, TTFFont)
    return _Letters(font.cw)
