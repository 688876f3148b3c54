"""A table as a spreadsheet file, row by row: however long it is, a few rows of it are in memory."""

from __future__ import annotations

import csv
import datetime as dt
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

import xlsxwriter
from django.utils import translation
from django.utils.formats import get_format
from django.utils.translation import gettext

from instructions.documents.cells import harmless, is_dangerous
from instructions.reports.table import Cell, Table

SHEET_ROWS = 1_048_576
CELL_LETTERS = 32_767
SHEET_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\s\[\]:*?/\\\x00-\x1f]+")
WIDEST = 60
_BATCH = 200


class _Line:
    """A file that hands back what was written to it last."""

    def write(self, text: str) -> str:
        return text


def csv_chunks(table: Table, *, separator: str = "") -> Iterator[bytes]:
    """UTF-8 with its mark. The separator is the one that spreadsheets of the reader's language expect."""
    usual = ";" if get_format("DECIMAL_SEPARATOR") == "," else ","
    writer = csv.writer(_Line(), delimiter=separator or usual)
    return _encoded(writer, table)


def _encoded(writer: Any, table: Table) -> Iterator[bytes]:
    lines = [f"\ufeff{writer.writerow(table.columns)}"]
    for row in table.rows:
        lines.append(writer.writerow([harmless(cell) for cell in row]))
        if len(lines) == _BATCH:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def xlsx_file(table: Table, *, title: str = "", about: Sequence[tuple[str, str]] = ()) -> IO[bytes]:
    """An open file that is gone when it is closed. Texts stay texts, whatever they begin with.

    `title` names the sheet. `about` is written on a sheet of its own after the rows: what was asked, and what
    the figures mean.
    """
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(file, options) as book:
        _Writer(book, table, title).write()
        if about:
            _write_about(book, about)
    file.seek(0)
    return file


def sheet_name(title: str, number: int = 1) -> str | None:
    """A title as spreadsheet programs allow it; None lets them number the sheet."""
    mark = f" ({number})" if number > 1 else ""
    plain = _NOT_IN_NAMES.sub(" ", title).strip(" '")
    return plain[: SHEET_NAME - len(mark)].rstrip(" '") + mark if plain else None


def _write_about(book: Any, about: Sequence[tuple[str, str]]) -> None:
    sheet = book.add_worksheet(sheet_name(gettext("What the figures mean")))
    top = book.add_format({"valign": "top", "bold": True, "text_wrap": True})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 90)
    for row, (name, words) in enumerate(about):
        sheet.write_string(row, 0, name, top)
        sheet.write_string(row, 1, words, wrapped)


class _Writer:
    def __init__(self, book: Any, table: Table, title: str) -> None:
        self._book, self._table, self._title, self._sheets = book, table, title, 0
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        self._moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm", "align": "left"})
        self._guarded = book.add_format({"quote_prefix": True})

    def write(self) -> None:
        """A table longer than a sheet goes on on the next one."""
        sheet, place = self._sheet(), 1
        for row in self._table.rows:
            if place == SHEET_ROWS:
                sheet, place = self._sheet(), 1
            for column, cell in enumerate(row):
                self._cell(sheet, place, column, cell)
            place += 1

    def _sheet(self) -> Any:
        self._sheets += 1
        sheet = self._book.add_worksheet(sheet_name(self._title, self._sheets))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for column, heading in enumerate(self._table.columns):
            sheet.set_column(column, column, min(max(14, len(heading) + 2), WIDEST))
            sheet.write_string(0, column, heading, self._head)
        return sheet

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        match cell:
            case None | "":
                pass
            case str():
                text = cell if len(cell) <= CELL_LETTERS else cell[: CELL_LETTERS - 1] + "…"
                sheet.write_string(row, column, text, self._guarded if is_dangerous(text) else None)
            case dt.datetime():
                sheet.write_datetime(row, column, cell, self._moment)
            case dt.date():
                sheet.write_datetime(row, column, cell, self._day)
            case _:
                sheet.write_number(row, column, cell)


def rows_in(language: str, rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """The rows, each made in that language, also where they are asked for after the request is answered."""
    source = iter(rows)
    while True:
        with translation.override(language):
            row = next(source, None)
        if row is None:
            return
        yield row
