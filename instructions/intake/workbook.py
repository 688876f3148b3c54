"""The cells of an XLSX file, row by row. Nothing of it is computed: a formula gives the value last saved."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from instructions.intake.unreadable import Unreadable

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_PARTS = 2000
MAX_COLUMNS = 60
_BLANK_ROWS = 500
"""After so many empty rows the sheet is over, whatever it says of its size."""

Cells = tuple[Any, ...]


def sheets(content: bytes, *, name: str) -> Iterator[tuple[str, Iterator[tuple[int, Cells]]]]:
    """Each sheet that is shown, with its rows that hold something and their numbers.

    Raises `Unreadable` for what is no XLSX file, is locked by a password, or would unpack to a great size.
    """
    _check(content, name)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield sheet.title, _rows(sheet)
    except (InvalidFileException, KeyError, ValueError, TypeError, OSError, SyntaxError, EOFError) as error:
        raise Unreadable(name, _("it cannot be opened as an XLSX table")) from error


def _rows(sheet: Any) -> Iterator[tuple[int, Cells]]:
    sheet.reset_dimensions()
    blank = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), 1):
        if any(cell not in (None, "") for cell in cells):
            blank = 0
            yield number, cells
            continue
        blank += 1
        if blank > _BLANK_ROWS:
            return


def _check(content: bytes, name: str) -> None:
    """The sizes that the archive itself tells; more than these is never unpacked."""
    if len(content) > MAX_BYTES:
        raise Unreadable(
            name, _("the file is larger than %(limit)s MB") % {"limit": MAX_BYTES // (1024 * 1024)}
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise Unreadable(name, _("it would unpack to too great a size"))
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable(name, _("it is locked by a password"))
            for part in parts:
                _check_part(archive, part, name)
    except zipfile.BadZipFile as error:
        raise Unreadable(name, _("it cannot be opened as an XLSX table")) from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """No part of a table declares a document type; one that does may swell as it is read."""
    if part.filename.endswith((".xml", ".rels")):
        with archive.open(part) as opened:
            if b"<!DOCTYPE" in opened.read(4096).upper():
                raise Unreadable(name, _("it cannot be opened as an XLSX table"))
