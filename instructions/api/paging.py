"""Keyset paging: a page starts after a row, not after a number of rows.

Any depth costs the same, and rows that come or go meanwhile neither shift nor repeat others. The order is
one field and the key; rows without a value come last, whichever the direction.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db.models import Field, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page starts: the value and key of the row before it, and which way to go from there."""

    ordering: str
    value: str | int | None
    key: int
    backward: bool = False

    def encode(self) -> str:
        parts = [self.ordering, self.value, self.key, self.backward]
        return base64.urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Cursor:
        """Raises `ValueError` for what `encode` never wrote."""
        try:
            parts = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        except binascii.Error as error:
            raise ValueError(text) from error
        match parts:
            case [str(ordering), str() | int() | None as value, int(key), bool(backward)]:
                if 0 <= key < 2**63:
                    return cls(ordering, value, key, backward)
        raise ValueError(text)


class KeysetPagination(BasePagination):
    """Views name `orderings`: what may be ordered by -> model field; and perhaps a `default_ordering`.

    `ordering=due_on` ascends, `ordering=-due_on` descends.
    """

    default_size = 50
    max_size = 200

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any]:
        self.request = request
        orderings = _orderings(view)
        self.size = self._size(request)
        self.ordering = request.query_params.get("ordering") or _default(view)
        name = self.ordering.removeprefix("-")
        if name not in orderings:
            allowed = ", ".join(f"{known}, -{known}" for known in orderings)
            raise exceptions.ValidationError(
                {"ordering": [_("One of these: %(allowed)s.") % {"allowed": allowed}]}
            )
        self.field = queryset.model._meta.get_field(orderings[name]) if orderings[name] != "pk" else None
        self.cursor = self._cursor(request)
        return self._page(queryset)

    def _size(self, request: Request) -> int:
        given = request.query_params.get("page_size")
        if given is None:
            return self.default_size
        if not (re.fullmatch("[0-9]{1,4}", given) and 1 <= int(given) <= self.max_size):
            raise exceptions.ValidationError(
                {"page_size": [_("A whole number from 1 to %(most)s.") % {"most": self.max_size}]}
            )
        return int(given)

    def _cursor(self, request: Request) -> Cursor | None:
        given = request.query_params.get("cursor")
        if given is None:
            return None
        try:
            cursor = Cursor.decode(given)
            if cursor.ordering != self.ordering:
                raise ValueError(given)
            if isinstance(self.field, Field) and cursor.value is not None:
                self.field.to_python(cursor.value)
        except (ValueError, ValidationError, OverflowError) as error:
            raise exceptions.ValidationError(
                {"cursor": [_("This is no place in this list. Start from its first page.")]}
            ) from error
        return cursor

    def _page(self, queryset: QuerySet[Any]) -> list[Any]:
        backward = bool(self.cursor and self.cursor.backward)
        rows: list[Any] = []
        for part in self._parts(queryset, backward=backward):
            rows += part[: self.size + 1 - len(rows)]
            if len(rows) > self.size:
                break
        more = len(rows) > self.size
        rows = rows[: self.size]
        if backward:
            rows.reverse()
        self.has_next = bool(rows) and (more or backward)
        self.has_previous = bool(rows) and (more if backward else self.cursor is not None)
        self.rows = rows
        return rows

    def _parts(self, queryset: QuerySet[Any], *, backward: bool) -> list[QuerySet[Any]]:
        """The rows from the cursor on in their order, in two queries where some may have no value.

        Each of the two is one range of an index, which `OR … IS NULL` would not be.
        """
        descending = self.ordering.startswith("-") != backward
        sign = "-" if descending else ""
        if self.field is None:
            return [self._after_key(queryset, descending=descending).order_by(f"{sign}pk")]
        name = self.field.name
        valued = self._after_value(queryset, name, descending=descending).order_by(
            f"{sign}{name}", f"{sign}pk"
        )
        if not self.field.null:
            return [valued]
        valued = valued.filter(**{f"{name}__isnull": False})
        empty = queryset.filter(**{f"{name}__isnull": True}).order_by(f"{sign}pk")
        in_empty = self.cursor is not None and self.cursor.value is None
        if in_empty:
            empty = self._after_key(empty, descending=descending)
        if backward:
            return [empty, valued] if in_empty else [valued]
        return [empty] if in_empty else [valued, empty]

    def _after_key(self, queryset: QuerySet[Any], *, descending: bool) -> QuerySet[Any]:
        if self.cursor is None:
            return queryset
        return queryset.filter(**{"pk__lt" if descending else "pk__gt": self.cursor.key})

    def _after_value(self, queryset: QuerySet[Any], name: str, *, descending: bool) -> QuerySet[Any]:
        if self.cursor is None or self.cursor.value is None:
            return queryset
        then = "lt" if descending else "gt"
        value = self.cursor.value
        beyond = Q(**{f"{name}__{then}": value}) | Q(**{f"pk__{then}": self.cursor.key})
        return queryset.filter(Q(**{f"{name}__{then}e": value}) & beyond)

    def _link(self, row: Any, *, backward: bool) -> str:
        value = getattr(row, self.field.attname) if self.field is not None else None
        plain = value if value is None or isinstance(value, int) else str(value)
        cursor = Cursor(self.ordering, plain, row.pk, backward)
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor.encode())

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {
                "next": self._link(self.rows[-1], backward=False) if self.has_next else None,
                "previous": self._link(self.rows[0], backward=True) if self.has_previous else None,
                "results": data,
            }
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = "https://merzim.example.org/api/v1/tasks/?cursor=WyJkdWVfb24iXQ"
        link = {"type": ["string", "null"], "format": "uri", "example": address}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        orderings = [f"{sign}{name}" for name in _orderings(view) for sign in ("", "-")]
        parameters: list[tuple[str, str, dict[str, Any]]] = [
            ("cursor", "Where the page starts; taken from `next` and `previous`.", {"type": "string"}),
            (
                "page_size",
                "How many rows a page has.",
                {"type": "integer", "minimum": 1, "maximum": self.max_size, "default": self.default_size},
            ),
            (
                "ordering",
                "What the rows are ordered by; rows without a value come last.",
                {"type": "string", "enum": orderings, "default": _default(view)},
            ),
        ]
        return [
            {"name": name, "in": "query", "required": False, "description": told, "schema": schema}
            for name, told, schema in parameters
        ]


def _orderings(view: APIView | None) -> Mapping[str, str]:
    found: Mapping[str, str] = getattr(view, "orderings", {"id": "pk"})
    return found


def _default(view: APIView | None) -> str:
    return getattr(view, "default_ordering", "") or next(iter(_orderings(view)))
