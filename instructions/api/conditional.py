"""Optimistic locking over HTTP: the entity tag names a state of a row, `If-Match` the one that was seen.

A task or an assignment counts its versions; any other row is known by a mark of what it holds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from rest_framework.request import Request

from instructions.api.problems import PreconditionFailed

_TAG = re.compile(r'"([0-9]{1,18})"')


def tag(version: int | str) -> str:
    return f'"{version}"'


def is_conditional(request: Request) -> bool:
    return request.headers.get("If-Match", "*").strip() != "*"


def seen_version(request: Request) -> int | None:
    """The version of `If-Match`; None without the header or with `*`.

    Raises `PreconditionFailed` for a tag that Merzim never gave.
    """
    if not is_conditional(request):
        return None
    found = _TAG.fullmatch(request.headers["If-Match"].strip())
    if not found:
        raise PreconditionFailed
    return int(found[1])


def mark(row: Model, *, belonging: Sequence[str] = (), without: Sequence[str] = ()) -> str:
    """The same as long as the row and what belongs to it hold the same, as the database has them now."""
    columns = [field.attname for field in row._meta.concrete_fields if field.name not in without]
    held: list[Any] = [
        list(type(row)._default_manager.filter(pk=row.pk).order_by().values_list(*columns)),
        *(_belonging(getattr(row, name)) for name in belonging),
    ]
    return hashlib.sha256(repr(held).encode()).hexdigest()[:20]


def _belonging(rows: Any) -> list[Any]:
    """Of people or bodies that are merely named the keys alone."""
    is_named = hasattr(rows, "through")
    columns = ["pk"] if is_named else [field.attname for field in rows.model._meta.concrete_fields]
    return list(rows.order_by("pk").values_list(*columns))
