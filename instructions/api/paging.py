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
from typing import Any, cast

import orjson
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Field, Model
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from instructions.api.rows import Clause, Row, Statement, column

DEFAULT_SIZE, MAX_SIZE = 50, 200


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


@dataclass(frozen=True, slots=True)
class Place:
    """Which page was asked for: the order, how many rows, and from where."""

    model: type[Model]
    ordering: str
    field: Field[Any, Any] | None
    """None: ordered by the key alone."""
    size: int
    cursor: Cursor | None = None

    @property
    def backward(self) -> bool:
        return bool(self.cursor and self.cursor.backward)

    @property
    def descending(self) -> bool:
        return self.ordering.startswith("-") != self.backward

    @property
    def column(self) -> str:
        """Path of the value that rows are ordered by."""
        return self.field.name if self.field else "pk"


def place(request: Request, view: APIView, model: type[Model]) -> Place:
    """Raises `ValidationError` naming the parameter that says nothing."""
    orderings = _orderings(view)
    ordering = request.query_params.get("ordering") or _default(view)
    name = ordering.removeprefix("-")
    if name not in orderings:
        allowed = ", ".join(f"{known}, -{known}" for known in orderings)
        raise exceptions.ValidationError(
            {"ordering": [_("One of these: %(allowed)s.") % {"allowed": allowed}]}
        )
    field = cast("Any", model._meta.get_field(orderings[name])) if orderings[name] != "pk" else None
    cursor = _cursor(request.query_params.get("cursor"), ordering=ordering, field=field)
    return Place(model, ordering, field, _size(request), cursor)


def _size(request: Request) -> int:
    given = request.query_params.get("page_size")
    if given is None:
        return DEFAULT_SIZE
    if not (re.fullmatch("[0-9]{1,4}", given) and 1 <= int(given) <= MAX_SIZE):
        raise exceptions.ValidationError(
            {"page_size": [_("A whole number from 1 to %(most)s.") % {"most": MAX_SIZE}]}
        )
    return int(given)


def _cursor(given: str | None, *, ordering: str, field: Field[Any, Any] | None) -> Cursor | None:
    if given is None:
        return None
    try:
        cursor = Cursor.decode(given)
        if cursor.ordering != ordering:
            raise ValueError(given)
        if field is not None and cursor.value is not None:
            field.to_python(cursor.value)
    except (ValueError, ValidationError, OverflowError) as error:
        raise exceptions.ValidationError(
            {"cursor": [_("This is no place in this list. Start from its first page.")]}
        ) from error
    return cursor


@dataclass(frozen=True, slots=True)
class Page:
    """Rows that begin with their key and end with the value that they are ordered by."""

    place: Place
    rows: list[Row]
    has_next: bool
    has_previous: bool

    def cursor(self, *, backward: bool) -> Cursor:
        """Where the next page starts, or the previous one."""
        row = self.rows[0 if backward else -1]
        value = row[-1] if self.place.field else None
        plain = value if value is None or isinstance(value, int) else str(value)
        return Cursor(self.place.ordering, plain, row[0], backward)

    def links(self, address: str) -> dict[str, str | None]:
        def link(there: bool, *, backward: bool) -> str | None:
            return (
                replace_query_param(address, "cursor", self.cursor(backward=backward).encode())
                if there
                else None
            )

        return {
            "next": link(self.has_next, backward=False),
            "previous": link(self.has_previous, backward=True),
        }


def read_page(statement: Statement, at: Place) -> Page:
    """The page of a statement whose first column is the key and whose last is the place's."""
    rows: list[Row] = []
    for conditions, order in _parts(at):
        rows += statement.rows(*conditions, order=order, most=at.size + 1 - len(rows))
        if len(rows) > at.size:
            break
    more = len(rows) > at.size
    rows = rows[: at.size]
    if at.backward:
        rows.reverse()
    return Page(
        place=at,
        rows=rows,
        has_next=bool(rows) and (more or at.backward),
        has_previous=bool(rows) and (more if at.backward else at.cursor is not None),
    )


def _parts(at: Place) -> list[tuple[tuple[Clause, ...], str]]:
    """Conditions and order from the cursor on, of two statements where some rows may have no value.

    Each of the two is one range of an index, which `OR … IS NULL` would not be.
    """
    way = "DESC" if at.descending else "ASC"
    key = column(at.model, "pk")
    if at.field is None:
        return [((_after_key(at),), f"{key} {way}")]
    value = column(at.model, at.field.name)
    by_value, by_key = f"{value} {way}, {key} {way}", f"{key} {way}"
    if not at.field.null:
        return [((_after_value(at),), by_value)]
    valued = ((Clause(f"{value} IS NOT NULL"), _after_value(at)), by_value)
    in_empty = at.cursor is not None and at.cursor.value is None
    empty = ((Clause(f"{value} IS NULL"), _after_key(at) if in_empty else Clause()), by_key)
    if at.backward:
        return [empty, valued] if in_empty else [valued]
    return [empty] if in_empty else [valued, empty]


def _after_key(at: Place) -> Clause:
    if at.cursor is None:
        return Clause()
    return Clause(f"{column(at.model, 'pk')} {'<' if at.descending else '>'} %s", (at.cursor.key,))


def _after_value(at: Place) -> Clause:
    """One comparison of pairs, which an index of both answers by a single look."""
    if at.cursor is None or at.cursor.value is None or at.field is None:
        return Clause()
    value = at.field.get_db_prep_value(at.field.to_python(at.cursor.value), connection)
    pair = f"({column(at.model, at.field.name)}, {column(at.model, 'pk')})"
    return Clause(f"{pair} {'<' if at.descending else '>'} (%s, %s)", (value, at.cursor.key))


class KeysetPagination(BasePagination):
    """What the document says of pages. Views name `orderings`: what may be ordered by -> model field; and
    perhaps a `default_ordering`. `ordering=due_on` ascends, `ordering=-due_on` descends.
    """

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
                {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": DEFAULT_SIZE},
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
