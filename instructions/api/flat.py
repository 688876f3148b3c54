"""An answer laid out flat: `{"body": {"code": …}}` as the column `body.code`, a list as one cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from rest_framework import serializers

from instructions.documents.cells import harmless


def headings(fields: Mapping[str, Any], *, within: str = "") -> list[str]:
    """Column names of a serializer's fields; those of a nested one by their whole path."""
    found: list[str] = []
    for name, field in fields.items():
        if isinstance(field, serializers.Serializer):
            found += headings(field.fields, within=f"{within}{name}.")
        else:
            found.append(f"{within}{name}")
    return found


def flatten(row: Mapping[str, Any], columns: Sequence[str]) -> list[Any]:
    """The cells of those columns, none of which a spreadsheet program would run as a formula."""
    return [_cell(_at(row, column)) for column in columns]


def _at(row: Mapping[str, Any], path: str) -> Any:
    if "." not in path:
        return row[path]
    value: Any = row
    for name in path.split("."):
        if value is None:
            return None
        value = value[name]
    return value


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value if value[:1].isalnum() else harmless(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, dt.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, list | tuple):
        return harmless("; ".join(_named(part) for part in value))
    return harmless(_named(value) if isinstance(value, Mapping) else str(value))


def _named(part: Any) -> str:
    """A thing in a list by what people and programs know it by."""
    if not isinstance(part, Mapping):
        return str(part)
    body = part.get("body")
    if isinstance(body, Mapping):
        part = body
    return str(next((part[name] for name in ("code", "name", "title", "id") if part.get(name)), ""))
