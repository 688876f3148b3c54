"""A sheet as a Word document on A4, in styles that an office can go on editing."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from django.utils.translation import gettext
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from instructions.documents.docx_tables import GREY, facts_table, grid_table, tiles_table
from instructions.documents.painting import png_of
from instructions.documents.sheet import (
    Block,
    Chart,
    Entry,
    Facts,
    Grid,
    Note,
    Quote,
    Sheet,
    Tiles,
    printable,
)

FAMILY = "Arial"
"""On every reader's machine, with all Kazakh letters; a font inside a Word file is not reliably used."""
LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


def docx_of(sheet: Sheet, *, made_at: dt.datetime) -> bytes:
    document = Document()
    width = _set_up(document, sheet, made_at)
    _paragraph(document, sheet.kind, "Aside")
    _paragraph(document, sheet.title, "Title")
    _paragraph(document, sheet.subtitle, "Normal")
    for section in sheet.sections:
        _paragraph(document, section.heading, "Heading 1")
        for block in section.blocks:
            _block(document, block, width)
    _footer(document, sheet.footer)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Any, sheet: Sheet, made_at: dt.datetime) -> float:
    """Paper, properties and styles; returns the width of the text in millimetres."""
    page = document.sections[0]
    across, down = (297, 210) if sheet.is_wide else (210, 297)
    page.page_width, page.page_height = Mm(across), Mm(down)
    page.orientation = WD_ORIENT.LANDSCAPE if sheet.is_wide else WD_ORIENT.PORTRAIT
    page.left_margin, page.right_margin = Mm(22), Mm(16)
    page.top_margin, page.bottom_margin = Mm(18), Mm(18)
    about = document.core_properties
    about.title, about.subject = printable(sheet.title)[:255], sheet.kind
    about.author = about.last_modified_by = "Merzim"
    about.comments = ""
    about.created = about.modified = made_at.astimezone(dt.UTC).replace(tzinfo=None)
    about.language = LOCALES.get(sheet.language[:2], sheet.language)
    styles = document.styles
    for name in ("Aside", "Cell", "Figure"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, size, bold, before, after, grey in (
        ("Normal", 10, False, 0, 3, False),
        ("Title", 15, True, 0, 4, False),
        ("Heading 1", 11, True, 12, 4, False),
        ("Heading 2", 10, True, 6, 2, False),
        ("Quote", 10, False, 2, 4, False),
        ("Aside", 9, False, 0, 3, True),
        ("Cell", 8.5, False, 1, 1, False),
        ("Figure", 17, True, 0, 0, False),
    ):
        _style(styles[name], size=size, bold=bold, before=before, after=after, grey=grey)
    styles["Quote"].paragraph_format.left_indent = Mm(5)
    _language(styles["Normal"], about.language)
    return across - 38


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


def _block(document: Any, block: Block, width: float) -> None:
    match block:
        case Facts():
            facts_table(document, block, width)
        case Quote():
            for paragraph in filter(str.strip, block.text.splitlines()):
                _paragraph(document, paragraph, "Quote")
        case Note():
            _paragraph(document, block.text, "Aside")
        case Grid():
            grid_table(document, block, width)
            _paragraph(document, "", "Aside")
        case Tiles():
            tiles_table(document, block, width)
            _paragraph(document, "", "Aside")
        case Chart():
            _chart(document, block)
        case Entry():
            _paragraph(document, block.head, "Heading 2")
            for line in block.lines:
                _paragraph(document, line, "Normal")


def _chart(document: Any, chart: Chart) -> None:
    picture = document.add_picture(io.BytesIO(png_of(chart.drawing)), width=Mm(chart.drawing.width))
    picture._inline.docPr.set("descr", printable(chart.told))


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
