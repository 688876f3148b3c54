"""A report as a file, in whichever of the formats it is asked for."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO, Any

from django.utils.translation import get_language

from instructions.documents.docx import docx_of
from instructions.documents.pdf import pdf_of
from instructions.documents.reports.catalogue import Report
from instructions.documents.reports.report_sheet import report_sheet
from instructions.documents.sheet import Facts, Note, Sheet
from instructions.documents.spreadsheet import csv_chunks, rows_in, xlsx_file
from instructions.models.report_run import ReportFormat as Format
from instructions.reports.question import Question
from instructions.reports.scope import Scope
from instructions.reports.table import Cell, Table

CONTENT_TYPES: dict[str, str] = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
}

LONG = 20_000
"""A list of more rows than this is not made while somebody waits."""

Tell = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Asked:
    """A report asked for: of what, by whom, when. `base` is the server's name, for the links in a file."""

    report: Report
    question: Question
    scope: Scope
    now: dt.datetime
    base: str

    def reckoned(self) -> Any:
        """Raises `NotAllowed` where the reader may not ask this."""
        return self.report.reckon(self.scope)

    def sheet(self, result: Any) -> Sheet:
        return report_sheet(
            self.report, result, question=self.question, scope=self.scope, now=self.now, base=self.base
        )

    def file_name(self, kind: str) -> str:
        return f"{self.report.name}-{self.scope.on.isoformat()}.{kind}"


def length(asked: Asked) -> int:
    """How many rows a list has; 0 for a report that is never long. One query."""
    return int(asked.reckoned().rows.number) if asked.report.is_list else 0


def write(asked: Asked, kind: str, *, tell: Tell = lambda rows: None) -> IO[bytes]:
    """The file, open at its beginning, in the active language. `tell` hears how many rows are written."""
    result = asked.reckoned()
    if kind in {Format.PDF, Format.DOCX}:
        render = pdf_of if kind == Format.PDF else docx_of
        return io.BytesIO(render(asked.sheet(result), made_at=asked.now))
    table = asked.report.table(result)
    language = get_language() or "en"
    table = replace(table, rows=_told(rows_in(language, table.rows), tell))
    if kind == Format.XLSX:
        return xlsx_file(table, title=str(asked.report.title), about=_about(asked))
    return io.BytesIO(b"".join(csv_chunks(table)))


def csv_stream(asked: Asked) -> Iterator[bytes]:
    """For programs, so with commas. However long it is, a few rows of it are in memory."""
    table: Table = asked.report.table(asked.reckoned())
    return csv_chunks(replace(table, rows=rows_in(get_language() or "en", table.rows)), separator=",")


def _told(rows: Iterator[tuple[Cell, ...]], tell: Tell) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows, 1):
        if number % 1000 == 0:
            tell(number)
        yield row


def _about(asked: Asked) -> list[tuple[str, str]]:
    """Title, question and meanings, as the documents have them; the rows stand on the first sheet."""
    sheet = report_sheet(
        _without_rows(asked.report), None, question=asked.question, scope=asked.scope, now=asked.now, base=""
    )
    rows = [(sheet.title, sheet.subtitle)]
    for section in sheet.sections:
        for block in section.blocks:
            if isinstance(block, Facts):
                rows += block.rows
            elif isinstance(block, Note):
                rows.append(("", block.text))
    return [*rows, ("", sheet.footer)]


def _without_rows(report: Report) -> Report:
    """The report without what came out."""
    return replace(report, layout=lambda result, links: ())
