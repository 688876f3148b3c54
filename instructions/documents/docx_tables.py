"""The tables of a Word document: facts, grids and figures beside each other."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from instructions.documents.sheet import Cell, Facts, Grid, Link, Tiles, printable
from instructions.documents.widths import column_widths

GREY = RGBColor(90, 102, 112)
RULE, STRONG_RULE, SHADE = "C3CBD1", "0B5F7A", "F3F5F7"
LABEL_WIDTH = 46
LETTER, LETTER_BOLD, BESIDE = 1.7, 1.85, 1.9
"""Millimetres in the size of cells."""
TILES_ACROSS = 4


def facts_table(document: Any, facts: Facts, width: float) -> None:
    rows: tuple[tuple[Cell, ...], ...] = facts.rows
    table = _table(document, rows, (LABEL_WIDTH, width - LABEL_WIDTH), style="Normal")
    for number, cell in enumerate(table._cells):
        if number % 2 == 0:
            cell.paragraphs[0].runs[0].font.color.rgb = GREY


def grid_table(document: Any, grid: Grid, width: float) -> None:
    widths = tuple(column_widths(grid, width, beside=BESIDE, measure=_about))
    headings: tuple[Cell, ...] = tuple(column.heading for column in grid.columns)
    table = _table(document, (headings, *grid.rows), widths, style="Cell")
    _borders(table, {"top": RULE, "bottom": RULE, "insideH": RULE})
    across = len(grid.columns)
    for place, cell in enumerate(table._cells):
        row, column = divmod(place, across)
        if grid.columns[column].is_figure:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if row <= grid.totals:
            paragraph = cell.paragraphs[0]
            for run in (*paragraph.runs, *(run for link in paragraph.hyperlinks for run in link.runs)):
                run.bold = True
        if row == 0:
            _shade(cell)
    for row in table.rows:
        _flag(row, "w:cantSplit")
    _flag(table.rows[0], "w:tblHeader")


def _about(word: str, is_bold: bool) -> float:
    """Word knows the letters, we do not: so wide they are on the whole, in the size of cells."""
    return len(word) * (LETTER_BOLD if is_bold else LETTER)


def tiles_table(document: Any, tiles: Tiles, width: float) -> None:
    across = min(len(tiles.tiles), TILES_ACROSS)
    down = -(-len(tiles.tiles) // across)
    table = document.add_table(rows=down, cols=across)
    table.autofit = False
    cells = table._cells
    for place, cell in enumerate(cells):
        cell.width = Mm(width / across)
        if place >= len(tiles.tiles):
            continue
        tile = tiles.tiles[place]
        label = cell.paragraphs[0]
        label.style = document.styles["Aside"]
        label.add_run(printable(tile.label))
        _write(cell.add_paragraph(style="Figure"), tile.value)
        cell.add_paragraph(printable(tile.note), style="Aside")
        _cell_border(cell, "top", STRONG_RULE, size="12")


def _table(
    document: Any, rows: tuple[tuple[Cell, ...], ...], widths: tuple[float, ...], *, style: str
) -> Any:
    table = document.add_table(rows=len(rows), cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    # A look-up by row and column walks the whole table each time; this walks it once.
    cells = table._cells
    for place, written in enumerate(written for row in rows for written in row):
        cell = cells[place]
        cell.width = Mm(widths[place % len(widths)])
        paragraph = cell.paragraphs[0]
        paragraph.style = document.styles[style]
        _write(paragraph, written)
    return table


def _write(paragraph: Any, cell: Cell) -> None:
    run = paragraph.add_run(printable(str(cell)))
    if not isinstance(cell, Link):
        return
    link = OxmlElement("w:hyperlink")
    relation = paragraph.part.relate_to(cell.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    paragraph._p.append(link)
    link.append(run._r)


def _flag(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), SHADE)
    cell._tc.get_or_add_tcPr().append(shade)


def _borders(table: Any, sides: dict[str, str]) -> None:
    borders = OxmlElement("w:tblBorders")
    for side, colour in sides.items():
        borders.append(_border(side, colour, "4"))
    table._tbl.tblPr.append(borders)


def _cell_border(cell: Any, side: str, colour: str, *, size: str) -> None:
    borders = OxmlElement("w:tcBorders")
    borders.append(_border(side, colour, size))
    cell._tc.get_or_add_tcPr().append(borders)


def _border(side: str, colour: str, size: str) -> Any:
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", colour)):
        border.set(qn(f"w:{name}"), value)
    return border
