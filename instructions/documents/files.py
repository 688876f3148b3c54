"""A table as a file to be saved."""

from __future__ import annotations

from django.http import FileResponse, StreamingHttpResponse

from instructions.documents.spreadsheet import csv_chunks, xlsx_file
from instructions.reports.table import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = ("xlsx", "csv")


def file_of(table: Table, *, name: str) -> FileResponse | StreamingHttpResponse:
    """The table as a file to be saved, XLSX or CSV by the end of its name."""
    response: FileResponse | StreamingHttpResponse
    if name.endswith(".xlsx"):
        response = FileResponse(xlsx_file(table), as_attachment=True, filename=name, content_type=XLSX)
    else:
        response = StreamingHttpResponse(csv_chunks(table), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
