"""A sheet as a Word document on A4, in styles that an office can go on editing."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from django.utils.translation import gettext
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from instructions.documents.sheet import Block, Entry, Facts, Grid, Note, Quote, Sheet, printable

FAMILY = "Arial"
"""On every reader's machine, with all Kazakh letters; a font inside a Word file is not reliably used."""
GREY = RGBColor(90, 102, 112)
TEXT_WIDTH = 172
LABEL_WIDTH = 46
LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


def docx_of(sheet: Sheet, *, made_at: dt.datetime) -> bytes:
    document = Document()
    _set_up(document, sheet, made_at)
    _paragraph(document, sheet.kind, "Aside")
    _paragraph(document, sheet.title, "Title")
    _paragraph(document, sheet.subtitle, "Normal")
    for section in sheet.sections:
        _paragraph(document, section.heading, "Heading 1")
        for block in section.blocks:
            _block(document, block)
    _footer(document, sheet.footer)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Any, sheet: Sheet, made_at: dt.datetime) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(22), Mm(16)
    page.top_margin, page.bottom_margin = Mm(18), Mm(18)
    about = document.core_properties
    about.title, about.subject = printable(sheet.title)[:255], sheet.kind
    about.author = about.last_modified_by = "Merzim"
    about.comments = ""
    about.created = about.modified = made_at.astimezone(dt.UTC).replace(tzinfo=None)
    about.language = LOCALES.get(sheet.language[:2], sheet.language)
    styles = document.styles
    styles.add_style("Aside", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, size, bold, before, after, grey in (
        ("Normal", 10, False, 0, 3, False),
        ("Title", 15, True, 0, 4, False),
        ("Heading 1", 11, True, 12, 4, False),
        ("Heading 2", 10, True, 6, 2, False),
        ("Quote", 10, False, 2, 4, False),
        ("Aside", 9, False, 0, 3, True),
    ):
        _style(styles[name], size=size, bold=bold, before=before, after=after, grey=grey)
    styles["Quote"].paragraph_format.left_indent = Mm(5)
    _language(styles["Normal"], about.language)


def _style(style: Any, *, size: float, bold: bool, before: float, after: float, grey: bool) -> None:
    font, spacing = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FAMILY, Pt(size), bold, False
    font.color.rgb = GREY if grey else RGBColor(26, 31, 36)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(kind), None)
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FAMILY)
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _language(style: Any, locale: str) -> None:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), locale)
    style.element.get_or_add_rPr().append(element)


def _block(document: Any, block: Block) -> None:
    match block:
        case Facts():
            _table(document, block.rows, (LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH), grey_first=True)
        case Quote():
            for paragraph in filter(str.strip, block.text.splitlines()):
                _paragraph(document, paragraph, "Quote")
        case Note():
            _paragraph(document, block.text, "Aside")
        case Grid():
            _grid(document, block)
        case Entry():
            _paragraph(document, block.head, "Heading 2")
            for line in block.lines:
                _paragraph(document, line, "Normal")


def _grid(document: Any, grid: Grid) -> None:
    whole = sum(column.share for column in grid.columns)
    widths = tuple(TEXT_WIDTH * column.share / whole for column in grid.columns)
    headings = tuple(column.heading for column in grid.columns)
    table = _table(document, (headings, *grid.rows), widths, style="Table Grid")
    first = table.rows[0]
    _flag(first, "w:tblHeader")
    for cell in first.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _table(
    document: Any,
    rows: tuple[tuple[str, ...], ...],
    widths: tuple[float, ...],
    *,
    style: str | None = None,
    grey_first: bool = False,
) -> Any:
    table = document.add_table(rows=len(rows), cols=len(widths), style=style)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    # A look-up by row and column walks the whole table each time; this walks it once.
    cells = table._cells
    for place, text in enumerate(text for row in rows for text in row):
        cell = cells[place]
        cell.width = Mm(widths[place % len(widths)])
        cell.paragraphs[0].add_run(printable(text))
        if grey_first and place % len(widths) == 0:
            cell.paragraphs[0].runs[0].font.color.rgb = GREY
    if style:
        for row in table.rows:
            _flag(row, "w:cantSplit")
    return table


def _flag(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _paragraph(document: Any, text: str, style: str) -> Any:
    return document.add_paragraph(printable(text), style=style)


def _footer(document: Any, text: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Aside"]
    paragraph.add_run(printable(text) + " · ")
    before, between, after = (gettext("page %(page)s of %(pages)s") % {"page": "\0", "pages": "\0"}).split(
        "\0"
    )
    for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        paragraph.add_run(words)
        if field:
            _field(paragraph, field)


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
