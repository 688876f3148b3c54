from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable

import pytest
from django.utils import timezone, translation
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from instructions.documents.card_sheet import card_sheet
from instructions.documents.control_card import gather_card
from instructions.documents.docx import docx_of
from instructions.documents.pdf import pdf_of
from instructions.documents.sheet import Column, Entry, Facts, Grid, Link, Note, Quote, Section, Sheet
from tests.instructions.documents.conftest import QUOTE, TITLE, Story

AT = dt.datetime(2026, 5, 4, 5, 0, tzinfo=dt.UTC)
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
SHAPES = "●◐▲✓○"


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def docx_text(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    return "\n".join(node.text or "" for node in document.element.body.iter(qn("w:t"), qn("w:br")))


FORMATS = [
    pytest.param(pdf_of, pdf_text, id="pdf"),
    pytest.param(docx_of, docx_text, id="docx"),
]
Render = Callable[..., bytes]
Read = Callable[[bytes], str]


def words(text: str) -> str:
    return " ".join(text.split())


def sheet(**changes: object) -> Sheet:
    fields = {
        "kind": "Card",
        "title": "A title",
        "subtitle": "№ 1",
        "footer": "№ 1 · printed",
        "language": "kk",
        "sections": (),
    }
    return Sheet(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(("render", "read"), FORMATS)
def test_kazakh_letters_and_shapes_come_back(render: Render, read: Read) -> None:
    text = read(render(sheet(title=KAZAKH, sections=(Section("S", (Note(SHAPES),)),)), made_at=AT))
    assert KAZAKH in text
    assert SHAPES in text
    assert "\N{REPLACEMENT CHARACTER}" not in text


LONG_WORD = "қанағаттандырылмағандықтарыңыздан" * 40
HOSTILE = {
    "long-word": LONG_WORD,
    "long-text": "Су шаруашылығы нысандары туралы мәлімет. " * 500,
    "control-letters": "a\x00b\x1bc\x0bd\x7fe\u202ef\ud800g\ufffeh",
    "many-lines": "сөз\n" * 400,
    "unknown-letters": "漢字 🚰 ﷽",
    "markup": "<b>bold</b> **stars** {nb} %s {0} &amp;",
    "empty": "",
    "spaces": " \t\u00a0 ",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(("render", "read"), FORMATS)
def test_no_text_breaks_a_document(render: Render, read: Read, text: str) -> None:
    short = " ".join(text[:300].split())
    columns = tuple(Column(short, 1) for _ in range(4))
    blocks = (
        Quote(text),
        Facts((("label", text), (short, "value"))),
        Grid(columns, ((short,) * 4,)),
        Entry(short, (text, "after")),
        Note(text),
    )
    content = render(sheet(title=short, footer=short, sections=(Section(short, blocks),)), made_at=AT)
    assert "after" in read(content)


@pytest.mark.parametrize(("render", "read"), FORMATS)
def test_a_word_longer_than_the_line_is_kept_whole(render: Render, read: Read) -> None:
    text = read(render(sheet(sections=(Section("S", (Entry("head", (LONG_WORD,)),)),)), made_at=AT))
    assert LONG_WORD in "".join(text.split())


@pytest.mark.parametrize(("render", "read"), FORMATS)
def test_markup_is_shown_as_written(render: Render, read: Read) -> None:
    text = read(render(sheet(sections=(Section("S", (Note(HOSTILE["markup"]),)),)), made_at=AT))
    assert HOSTILE["markup"] in text


def test_pdf_numbers_its_pages() -> None:
    many = tuple(Entry(f"entry {number}", ("line",)) for number in range(60))
    content = pdf_of(sheet(sections=(Section("S", many),)), made_at=AT)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    assert len(pages) > 1
    assert all(f"page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))


def test_pdf_repeats_the_heading_of_a_table_on_each_page() -> None:
    grid = Grid((Column("Orynshi", 1), Column("B", 1)), tuple(("cell", "cell") for _ in range(120)))
    content = pdf_of(sheet(sections=(Section("S", (grid,)),)), made_at=AT)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    assert len(pages) > 1
    assert all("Orynshi" in text for text in pages)


def test_pdf_goes_on_with_a_row_that_no_page_has_room_for() -> None:
    text = " ".join(f"word{number}" for number in range(900))
    grid = Grid((Column("Heading", 1), Column("B", 3)), (("before", "-"), (text, "beside"), ("after", "-")))
    content = pdf_of(sheet(sections=(Section("S", (grid,)),)), made_at=AT)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    assert len(pages) > 2
    assert all("Heading" in page for page in pages)
    told = re.findall(r"word\d+|before|beside|after", " ".join(pages))
    assert sorted(told) == sorted(["before", "beside", "after", *text.split()])


def test_pdf_leads_from_a_cell_to_its_page_of_the_desk() -> None:
    link = Link("2026-1", "https://office.test/desk/1/")
    grid = Grid((Column("Number", 1), Column("B", 1)), ((link, "cell"), ("cell", "cell")))
    content = pdf_of(sheet(sections=(Section("S", (grid,)),)), made_at=AT)
    (page,) = PdfReader(io.BytesIO(content)).pages
    assert [note.get_object()["/A"]["/URI"] for note in page.annotations or ()] == [link.address]


def test_pdf_names_its_title_and_language() -> None:
    reader = PdfReader(io.BytesIO(pdf_of(sheet(title=TITLE), made_at=AT)))
    assert reader.metadata is not None
    assert reader.metadata.title == TITLE
    assert str(reader.root_object["/Lang"]) == "kk"


def test_docx_has_page_numbers_and_repeats_table_headings() -> None:
    grid = Grid((Column("A", 1), Column("B", 1)), (("1", "2"),))
    document = Document(io.BytesIO(docx_of(sheet(sections=(Section("S", (grid,)),)), made_at=AT)))
    footer = document.sections[0].footer._element.xml
    assert re.findall(r'w:instr="(\w+)"', footer) == ["PAGE", "NUMPAGES"]
    assert document.tables[0].rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert document.core_properties.language == "kk-KZ"
    assert document.core_properties.author == "Merzim"


@pytest.mark.django_db
@pytest.mark.parametrize(("render", "read"), FORMATS)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_card_holds_the_whole_story(story: Story, language: str, render: Render, read: Read) -> None:
    with translation.override(language):
        card = gather_card(story.task, reader=story.controller, now=timezone.now())
        text = words(read(render(card_sheet(card), made_at=timezone.now())))
        lead = str(getattr(story.lead.body, f"name_{language}"))
    for part in (
        TITLE,
        QUOTE,
        lead,
        str(story.task.number),
        "Ғылым академиясымен кеңес",
        "30.04.2026 → 30.05.2026",
        "Сатып алу рәсімі ұзарды",
        "Алтыншы бөгет туралы айтылмаған.",
        "act.txt",
    ):
        assert part in text
