"""The columns of a list of the admin as the columns of its file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import label_for_field, lookup_field
from django.db.models import QuerySet
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from instructions.documents.listing import Day, ListColumn, Listing


def own_listing(model_admin: Any, names: Iterable[str], *, usual: Iterable[str]) -> Listing:
    """Every column of the list; chosen are those that the person sees."""
    shown = set(usual)
    columns = tuple(_column(model_admin, name, is_usual=name in shown) for name in names)
    return Listing(str(model_admin.opts.model_name), _("one row for each line"), columns, _as_they_are)


def _as_they_are(rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
    return rows


def _column(model_admin: Any, name: str, *, is_usual: bool) -> ListColumn:
    def value(row: Any, day: Day) -> Any:
        field, _attribute, found = lookup_field(name, row, model_admin)
        if field is not None and field.flatchoices:
            return dict(field.flatchoices).get(found, found)
        return " ".join(strip_tags(found).split()) if isinstance(found, SafeString) else found

    heading = capfirst(str(label_for_field(name, model_admin.model, model_admin)))
    return ListColumn(name, heading, value, is_usual)
