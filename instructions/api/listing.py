"""A list as pages of JSON or, whole, as a table: read as plain rows where its endpoint knows a shape."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request

from instructions import office
from instructions.api.flat import flatten, headings
from instructions.api.paging import Page, place, read_page
from instructions.api.rendering import written
from instructions.api.rows import RowShape, Statement, Told, statement

CHUNKS = 500, 2000
"""Rows of a table read first, so that it begins at once, and in each turn after that."""

_plain: dict[tuple[str, str, str], Statement] = {}
"""Statements of lists asked without a filter by people who see all rows, as they were made first."""


class Listing:
    """The rows of a view's list, as filtered and ordered by the request."""

    def __init__(self, view: Any, rows: QuerySet[Any]) -> None:
        self.view, self.rows = view, rows
        self.shape: RowShape | None = view.shape
        self.language = (get_language() or "en")[:2]
        self.place = place(view.request, view, cast("type[Model]", view.noun))
        self.statement = self._statement()

    def answer(self, request: Request) -> HttpResponse:
        page = read_page(self.statement, self.place)
        links = page.links(cast("HttpRequest", request).build_absolute_uri())
        response = HttpResponse(
            written({**links, "results": self.told(page)}), content_type="application/json"
        )
        # Data runs nothing; a policy that says so need not be put together with every answer.
        response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        response._csp_exempt = response._csp_exempt_ro = True  # type: ignore[attr-defined]
        return response

    def told(self, page: Page) -> Sequence[Any]:
        """The rows of a page as JSON tells them."""
        if self.shape:
            return self.shape.tell(page.rows, self.day)
        keys = [row[0] for row in page.rows]
        by_key = {row.pk: row for row in self.view.joined(self.rows.filter(pk__in=keys))}
        rows = [by_key[key] for key in keys if key in by_key]
        return cast("Sequence[Any]", self.view.get_serializer(rows, many=True).data)

    def pages(self) -> Iterator[Page]:
        """The whole list from its beginning, some rows at a time."""
        at = replace(self.place, size=CHUNKS[0], cursor=None)
        while True:
            page = read_page(self.statement, at)
            yield page
            if not page.has_next:
                return
            at = replace(at, size=CHUNKS[1], cursor=page.cursor(backward=False))

    def headings(self) -> Sequence[str]:
        return self.shape.headings if self.shape else headings(self.view.get_serializer().fields)

    def cells(self, page: Page, columns: Sequence[str]) -> Iterable[Sequence[Any]]:
        if self.shape:
            return self.shape.cells(page.rows, self.day)
        return [flatten(row, columns) for row in self.told(page)]

    @property
    def day(self) -> Told:
        return Told(self.view.on, office.calm_from(self.view.on), self.language)

    def _statement(self) -> Statement:
        columns = (*(self.shape.columns(self.language) if self.shape else ("pk",)), self.place.column)
        sees_all = not self.rows.query.where
        if not sees_all:
            return statement(self.rows, columns)
        mark = (type(self.view).__qualname__, self.language, self.place.column)
        if mark not in _plain:
            _plain[mark] = statement(self.rows, columns)
        return _plain[mark]


def as_csv(listing: Listing, *, name: str) -> StreamingHttpResponse:
    """The whole list, row by row; what is JSON's `body.code` stands under that heading."""
    _refuse_pages(listing.view.request)
    response = StreamingHttpResponse(_lines(listing), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _refuse_pages(request: Request) -> None:
    paged = {"cursor", "page_size"} & set(request.query_params)
    if paged:
        told = [_("A table is the whole list; it has no pages.")]
        raise exceptions.ValidationError(dict.fromkeys(sorted(paged), told))


class _Line:
    """A file that hands back what was written to it last."""

    def write(self, text: str) -> str:
        return text


def _lines(listing: Listing) -> Iterator[bytes]:
    columns = listing.headings()
    yield f"\ufeff{csv.writer(_Line()).writerow(columns)}".encode()
    for page in listing.pages():
        lines = io.StringIO()
        with translation.override(listing.language):
            csv.writer(lines).writerows(listing.cells(page, columns))
        yield lines.getvalue().encode()
