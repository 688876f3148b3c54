"""A sheet as PDF on A4."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.utils.translation import gettext
from fpdf import FPDF, XPos, YPos
from fpdf.enums import MethodReturnValue, WrapMode
from fpdf.fonts import TTFFont

from instructions.documents.drawing import COLOURS, Box, Dot, Label, Mark, Stroke, Tone
from instructions.documents.painting import POINT, fitting
from instructions.documents.pdf_grid import SIZE as CELL_SIZE
from instructions.documents.pdf_grid import Look, PdfGrid
from instructions.documents.sheet import (
    Block,
    Cell,
    Chart,
    Entry,
    Facts,
    Grid,
    Link,
    Note,
    Quote,
    Sheet,
    Tile,
    Tiles,
    printable,
)

FONTS = Path(__file__).resolve().parent / "fonts"
FAMILY = "Inter"
BLACK, GREY, RULE, SHADE = (26, 31, 36), (90, 102, 112), (195, 203, 209), (243, 245, 247)
LEFT, TOP, RIGHT, BOTTOM = 22, 18, 16, 20
LABEL_WIDTH = 46
ACCENT = COLOURS[Tone.ACCENT]
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
PAGES = "\N{FIGURE SPACE}" * 3
"""Keeps the room for the number of pages until it is known. Texts are cleaned of this space."""


def pdf_of(sheet: Sheet, *, made_at: dt.datetime) -> bytes:
    """The whole document. Letters that the font does not have are shown as replacement characters."""
    page = _Page(sheet, made_at)
    page.write()
    return bytes(page.output())


class _Page(FPDF):
    def __init__(self, sheet: Sheet, made_at: dt.datetime) -> None:
        super().__init__(format="A4", orientation="landscape" if sheet.is_wide else "portrait")
        self.sheet = sheet
        self.add_font(FAMILY, "", FONTS / "Inter-Regular.ttf")
        self.add_font(FAMILY, "B", FONTS / "Inter-SemiBold.ttf")
        font = self.fonts[FAMILY.lower()]
        assert isinstance(font, TTFFont)
        self._known = frozenset(font.cmap)
        self.alias_nb_pages(PAGES)
        self.set_margins(LEFT, TOP, RIGHT)
        self.c_margin = 0
        self.set_auto_page_break(auto=True, margin=BOTTOM)
        self.set_title(self._clean(sheet.title))
        self.set_subject(sheet.kind)
        self.set_creator("Merzim")
        self.set_creation_date(made_at)
        self.set_lang(sheet.language)

    def write(self) -> None:  # type: ignore[override]
        self.add_page()
        self._line(self.sheet.kind, size=9, colour=GREY)
        self.ln(1)
        self._line(self.sheet.title, size=15, style="B", height=1.25)
        self.ln(1.5)
        self._line(self.sheet.subtitle, size=10)
        for section in self.sheet.sections:
            self._heading(section.heading, ruled=not isinstance(section.blocks[0], Tiles))
            for block in section.blocks:
                self._block(block)

    def footer(self) -> None:
        self.set_y(-BOTTOM + 6)
        self._font(8, colour=GREY)
        numbered = gettext("page %(page)s of %(pages)s") % {"page": self.page_no(), "pages": PAGES}
        width = self.epw - 38
        self.cell(width, 4, self._fitting(self.sheet.footer, width))
        self.cell(38, 4, numbered, align="R")

    def _heading(self, text: str, *, ruled: bool) -> None:
        """Figures bring a rule of their own."""
        if self.will_page_break(26):
            self.add_page()
        self.ln(5)
        self._line(text, size=11, style="B")
        self.set_draw_color(*RULE)
        if ruled:
            self.line(LEFT, self.get_y() + 0.8, self.w - RIGHT, self.get_y() + 0.8)
        self.ln(2.5)

    def _block(self, block: Block) -> None:
        match block:
            case Facts():
                self._facts(block)
            case Quote():
                self._quote(block)
            case Note():
                self._line(block.text, size=9, colour=GREY)
            case Grid():
                self._grid(block)
            case Tiles():
                self._tiles(block)
            case Chart():
                self._chart(block)
            case Entry():
                self._entry(block)

    def _facts(self, facts: Facts) -> None:
        for label, value in facts.rows:
            lines = self._lines(label, LABEL_WIDTH - 3, 9.5)
            if self.will_page_break(max(lines, min(2, self._lines(value, self.epw - LABEL_WIDTH, 9.5))) * 5):
                self.add_page()
            top = self.get_y()
            self._line(label, size=9.5, colour=GREY, width=LABEL_WIDTH - 3)
            below, page = self.get_y(), self.page
            self.set_xy(LEFT + LABEL_WIDTH, top)
            self._line(value, size=9.5, left=LEFT + LABEL_WIDTH)
            self.set_y(max(below, self.get_y()) if self.page == page else self.get_y())
            self.ln(0.8)

    def _quote(self, quote: Quote) -> None:
        """The rule at its side is drawn beside each paragraph, so that it follows over the pages."""
        self.set_left_margin(LEFT + 5)
        for paragraph in quote.text.splitlines() or [""]:
            if not paragraph.strip():
                continue
            top, page = self.get_y(), self.page
            self._line(paragraph, size=10, left=LEFT + 5)
            self.set_draw_color(*RULE)
            self.set_line_width(0.8)
            start = top if self.page == page else TOP
            self.line(LEFT + 1.5, start, LEFT + 1.5, self.get_y())
            self.set_line_width(0.2)
        self.set_left_margin(LEFT)
        self.set_x(LEFT)
        self.ln(2.5)

    def _entry(self, entry: Entry) -> None:
        if self.will_page_break(14):
            self.add_page()
        self._line(entry.head, size=9.5, style="B")
        for line in entry.lines:
            self._line(line, size=9.5)
        self.ln(2.5)

    def _grid(self, grid: Grid) -> None:
        look = Look(text=BLACK, heading=GREY, shade=SHADE, rule=RULE)
        PdfGrid(self, grid, family=FAMILY, look=look, font=self._cell_font, clean=self._clean).draw()
        self.ln(1.5)

    def _cell_font(self, style: str, colour: tuple[int, int, int]) -> None:
        self._font(CELL_SIZE, style, colour)

    def _tiles(self, tiles: Tiles) -> None:
        """Beside each other, as many as have room; each a figure with its name above."""
        across = min(len(tiles.tiles), 6 if self.sheet.is_wide else 4)
        width = self.epw / max(across, 1)
        for start in range(0, len(tiles.tiles), across):
            if self.will_page_break(22):
                self.add_page()
            top, lowest = self.get_y(), self.get_y()
            for place, tile in enumerate(tiles.tiles[start : start + across]):
                self._tile(tile, LEFT + place * width, top, width - 4)
                lowest = max(lowest, self.get_y())
            self.set_y(lowest)
            self.ln(3)

    def _tile(self, tile: Tile, left: float, top: float, width: float) -> None:
        self.set_draw_color(*ACCENT)
        self.set_line_width(0.6)
        self.line(left, top, left + width, top)
        self.set_line_width(0.2)
        self.set_xy(left, top + 1.8)
        self._line(tile.label, size=8, colour=GREY, width=width, left=left)
        self.set_x(left)
        self._font(17, "B")
        self.cell(width, 8.5, self._clean(str(tile.value)), link=_address(tile.value))
        self.set_xy(left, self.get_y() + 8.5)
        if tile.note:
            self._line(tile.note, size=8, colour=GREY, width=width, left=left)

    def _chart(self, chart: Chart) -> None:
        drawing = chart.drawing
        if self.will_page_break(drawing.height + 4):
            self.add_page()
        top = self.get_y() + 1
        for mark in drawing.marks:
            self._mark(mark, LEFT, top)
        self.set_line_width(0.2)
        self.set_fill_color(255)
        self.set_xy(LEFT, top + drawing.height + 3)

    def _mark(self, mark: Mark, left: float, top: float) -> None:
        colour = COLOURS[mark.tone]
        self.set_fill_color(*colour)
        self.set_draw_color(*colour)
        match mark:
            case Box():
                self.rect(left + mark.x, top + mark.y, mark.width, mark.height, style="F")
            case Stroke():
                self.set_line_width(mark.weight)
                self.line(left + mark.x1, top + mark.y1, left + mark.x2, top + mark.y2)
            case Dot():
                self.set_line_width(0.4)
                if mark.is_hollow:
                    self.set_fill_color(255, 255, 255)
                self.circle(left + mark.x, top + mark.y, mark.radius, style="DF")
            case Label():
                self._font(mark.size, colour=colour)
                text = fitting(self._clean(mark.text), mark.most, self.get_string_width)
                shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * self.get_string_width(text)
                self.text(left + mark.x - shift, top + mark.y, text)

    def _line(
        self,
        text: str,
        *,
        size: float,
        style: str = "",
        colour: tuple[int, int, int] = BLACK,
        height: float = 1.42,
        width: float = 0,
        left: float = LEFT,
    ) -> None:
        """A paragraph from the left margin down; a word longer than the line is broken where it ends."""
        self._font(size, style, colour)
        self.set_left_margin(left)
        self.multi_cell(
            width,
            size * POINT * height,
            self._clean(text),
            align="L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
            wrapmode=WrapMode.WORD,
        )
        self.set_left_margin(LEFT)
        self.set_x(LEFT)

    def _lines(self, text: str, width: float, size: float) -> int:
        self._font(size)
        lines = self.multi_cell(
            width, 5, self._clean(text[:400]), dry_run=True, output=MethodReturnValue.LINES
        )
        assert isinstance(lines, list)
        return len(lines)

    def _font(self, size: float, style: str = "", colour: tuple[int, int, int] = BLACK) -> None:
        self.set_font(FAMILY, style, size)
        self.set_text_color(*colour)

    def _fitting(self, text: str, width: float) -> str:
        text = self._clean(text).replace("\n", " ")
        if self.get_string_width(text) <= width:
            return text
        while text and self.get_string_width(text + "…") > width:
            text = text[:-1]
        return text + "…"

    def _clean(self, text: str) -> str:
        text = printable(text).replace("\N{FIGURE SPACE}", "\N{NO-BREAK SPACE}")
        return "".join(letter if letter == "\n" or ord(letter) in self._known else UNKNOWN for letter in text)


def _address(cell: Cell) -> str | None:
    return cell.address if isinstance(cell, Link) else None
