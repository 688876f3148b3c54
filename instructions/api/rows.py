"""Rows of a list as plain tuples: the ORM compiles a statement, place and order are appended to its text.

Making models and serializing them costs ten times what the database takes to find the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connection
from django.db.models import Model, QuerySet

Row = tuple[Any, ...]
Params = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of SQL with what its placeholders stand for."""

    sql: str = ""
    params: Params = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """`SELECT … FROM … [WHERE …]`, to be narrowed, ordered and cut. `is_void`: no row can be found."""

    sql: str = ""
    params: Params = ()
    has_where: bool = False
    converters: Mapping[int, Any] = field(default_factory=dict)
    is_void: bool = False

    def rows(self, *conditions: Clause, order: str = "", most: int | None = None) -> list[Row]:
        if self.is_void:
            return []
        narrowed = " AND ".join(clause.sql for clause in conditions if clause.sql)
        glue = (" AND " if self.has_where else " WHERE ") if narrowed else ""
        ordered = f" ORDER BY {order}" if order else ""
        limit = f" LIMIT {most:d}" if most is not None else ""
        params = self.params + tuple(value for clause in conditions for value in clause.params)
        with connection.cursor() as cursor:
            cursor.execute(f"{self.sql}{glue}{narrowed}{ordered}{limit}", params)
            found: list[Row] = cursor.fetchall()
        return self._converted(found) if self.converters else found

    def _converted(self, found: list[Row]) -> list[Row]:
        """As Django gives them, where a database knows no days or moments of its own."""
        converters: Any = [(place, of, column) for place, (of, column) in self.converters.items()]
        rows = [list(row) for row in found]
        for row in rows:
            for place, of, expression in converters:
                for convert in of:
                    row[place] = convert(row[place], expression, connection)
        return [tuple(row) for row in rows]


def statement(queryset: QuerySet[Any], columns: Iterable[str]) -> Statement:
    """The columns, named by their paths, of the queryset's rows, in no order yet."""
    query = queryset.order_by().values_list(*columns).query
    compiler = query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return Statement(is_void=True)
    try:
        has_where = bool(compiler.compile(compiler.where)[0])
    except FullResultSet:
        has_where = False
    converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])
    return Statement(sql, tuple(params), has_where, converters)


@cache
def column(model: type[Model], name: str) -> str:
    """A field of the list's own table, as its statement names it."""
    quote = connection.ops.quote_name
    found: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
    return f"{quote(model._meta.db_table)}.{quote(found.column)}"


def among(model: type[Model], name: str, keys: Sequence[int]) -> Clause:
    """Rows whose field is one of the keys; the same text for any number of them, to be planned once."""
    if connection.vendor == "postgresql":
        # Written out here: the driver looks at every key of a list before it does the same.
        return Clause(f"{column(model, name)} = ANY(%s::bigint[])", (f"{{{','.join(map(str, keys))}}}",))
    marks = ", ".join(["%s"] * len(keys)) or "NULL"
    return Clause(f"{column(model, name)} IN ({marks})", tuple(keys))


@dataclass(frozen=True, slots=True)
class Told:
    """What the tellers of rows need to know of the question: the day, and the reader's language."""

    on: Any
    calm_from: Any
    language: str


@dataclass(frozen=True, slots=True)
class RowShape:
    """How the rows of a list are read and told.

    `columns`: paths of the ORM for a language, the key first. `tell`: the JSON objects of some rows.
    `cells`: the same laid out flat, under `headings`; texts that people wrote are made harmless.
    """

    columns: Callable[[str], tuple[str, ...]]
    tell: Callable[[Sequence[Row], Told], list[dict[str, Any]]]
    headings: tuple[str, ...]
    cells: Callable[[Sequence[Row], Told], Iterable[Sequence[Any]]]
