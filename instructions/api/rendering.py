"""How answers are written: JSON by orjson, tables as CSV; and which of them was asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

import orjson
from django.utils.functional import Promise
from rest_framework import exceptions
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from instructions.documents.cells import harmless
from instructions.reports.table import Table


class JSONRenderer(BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else written(data)


def written(data: Any) -> bytes:
    """JSON; moments in UTC end in Z."""
    return orjson.dumps(data, default=_plain, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_UTC_Z)


def _plain(value: Any) -> Any:
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


class CSVRenderer(BaseRenderer):
    """A `Table`, as text for spreadsheet programs: UTF-8 with its mark, commas, one heading line."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        assert isinstance(data, Table)
        file = io.StringIO()
        write_csv(data, file)
        return b"\xef\xbb\xbf" + file.getvalue().encode()


def write_csv(table: Table, file: Any) -> None:
    writer = csv.writer(file)
    writer.writerow(table.columns)
    writer.writerows([harmless(cell) for cell in row] for row in table.rows)


class Negotiation(DefaultContentNegotiation):
    """A format that is not served is "not acceptable", not "not found"."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """`format` wins over `Accept`; most ask for nothing special, and get what stands first at once."""
        if "format" in request.META.get("QUERY_STRING", "") and request.query_params.get("format"):
            found = self.filter_renderers(renderers, request.query_params["format"])[0]
            return found, str(found.media_type)
        if request.META.get("HTTP_ACCEPT", "*/*") in {"*/*", renderers[0].media_type}:
            return renderers[0], renderers[0].media_type
        return cast("tuple[BaseRenderer, str]", super().select_renderer(request, renderers, format_suffix))

    def filter_renderers(self, renderers: Any, format: Any) -> list[BaseRenderer]:  # noqa: A002 - DRF's word
        found = [renderer for renderer in renderers if renderer.format == format]
        if not found:
            raise exceptions.NotAcceptable
        return found


class AnyRenderer(BaseRenderer):
    """Stands for answers that are files already; it renders nothing itself."""

    media_type = "application/octet-stream"
    format = "file"
