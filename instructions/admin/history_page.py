"""The history of one row: read by all who see the row, saved as a table, changed by nobody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from instructions.admin.history import Change, changes_table
from instructions.documents.files import FILES, file_of


def page(
    request: HttpRequest, site: AdminSite, *, row: Any, name: str, found: Iterable[Change], **extra: Any
) -> HttpResponseBase:
    """As a page, or as the file that the address asks for: `?file=xlsx`, `?file=csv`."""
    if (kind := request.GET.get("file")) in FILES:
        return file_of(changes_table("history", found), name=f"history-{name}.{kind}")
    context = {
        **site.each_context(request),
        "title": _("History"),
        "subtitle": str(row),
        "row": row,
        "changes": found,
        **extra,
    }
    return TemplateResponse(request, "desk/history.html", context)
