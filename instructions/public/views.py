"""Pages open to everybody, plain HTML in three languages, and their data: no session, cookie or script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from instructions import office
from instructions.documents.spreadsheet import csv_chunks
from instructions.public.promises import (
    LICENCE,
    as_data,
    as_table,
    promises,
    published,
    state_of,
    state_of_all,
)
from instructions.public.shelf import Page, Shelf

SHELF = Shelf()
HTML, JSON, CSV = "text/html; charset=utf-8", "application/json", "text/csv; charset=utf-8"
HEADERS = {
    "Cache-Control": "public, no-cache",
    "Link": f'<{LICENCE}>; rel="license"',
    # No script, nothing from elsewhere, and in nobody's frame.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
Make = Callable[[int, str, dt.date], "tuple[bytes, str] | None"]


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """To the list in the language that the browser asks for."""
    _require_open()
    known = {code for code, _name in settings.LANGUAGES}
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    wanted = [code.split("-")[0] for code, _weight in asked]
    language = next((code for code in wanted if code in known), settings.LANGUAGE_CODE)
    response = HttpResponseRedirect(reverse("public:list", args=[language]))
    response.headers["Vary"] = "Accept-Language"
    return response


@require_safe
def listing(request: HttpRequest, language: str) -> HttpResponse:
    def make(_pk: int, of: str, on: dt.date) -> tuple[bytes, str]:
        return _html("public/list.html", of, {"announcements": published(), "on": on, "pk": None}), HTML

    return _answer(request, language, 0, "list", make)


@require_safe
def page(request: HttpRequest, language: str, pk: str) -> HttpResponse:
    return _answer(request, language, int(pk), "html", _page)


@require_safe
def data(request: HttpRequest, language: str, pk: str, kind: str) -> HttpResponse:
    return _answer(request, language, int(pk), kind, _json if kind == "json" else _csv)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read what is public and nothing else."""
    allowed = f"Allow: {reverse('public:start')}\n" if settings.PUBLIC_PAGES else ""
    text = f"User-agent: *\n{allowed}Disallow: /\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _answer(request: HttpRequest, language: str, pk: int, kind: str, make: Make) -> HttpResponse:
    _require_open()
    on = office.today()

    def state() -> str | None:
        return state_of(pk, on=on) if pk else state_of_all(on=on)

    def made(mark: str) -> Page | None:
        with translation.override(language):
            found = make(pk, language, on)
        return Page(f'"{mark}-{language}-{kind}"', *found) if found else None

    found = SHELF.page((pk, language, kind), state=state, make=made)
    if found is None:
        raise Http404
    return _response(request, found, language)


def _response(request: HttpRequest, found: Page, language: str) -> HttpResponse:
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    headers = {"ETag": found.etag, "Content-Language": language, **HEADERS}
    if found.content_type != HTML:
        headers["Access-Control-Allow-Origin"] = "*"
    if asked and _names(asked, found.etag):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(found.content, content_type=found.content_type, headers=headers)


def _names(asked: str, etag: str) -> bool:
    """Whether a list of entity tags names this one."""
    return asked == "*" or etag in (tag.strip().removeprefix("W/") for tag in asked.split(","))


def _require_open() -> None:
    if not settings.PUBLIC_PAGES:
        raise Http404


def _page(pk: int, language: str, on: dt.date) -> tuple[bytes, str] | None:
    found = promises(pk, on=on)
    return (
        (_html("public/page.html", language, {"found": found, "on": on, "pk": pk}), HTML) if found else None
    )


def _json(pk: int, language: str, on: dt.date) -> tuple[bytes, str] | None:
    found = promises(pk, on=on)
    return (orjson.dumps(as_data(found), option=orjson.OPT_INDENT_2), JSON) if found else None


def _csv(pk: int, language: str, on: dt.date) -> tuple[bytes, str] | None:
    found = promises(pk, on=on)
    return (b"".join(csv_chunks(as_table(found), separator=",")), CSV) if found else None


def _html(template: str, language: str, context: dict[str, Any]) -> bytes:
    shared = {"language": language, "languages": settings.LANGUAGES, "licence": LICENCE}
    return render_to_string(template, {**shared, **context}).encode()
