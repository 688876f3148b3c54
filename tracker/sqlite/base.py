"""SQLite as Merzim needs it: it finds Cyrillic whatever its case, and what guards a table stays with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.backends.sqlite3 import base, operations, schema

from tracker.sqlite.like import like

TRIGGERS = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"


class DatabaseOperations(operations.DatabaseOperations):
    def sql_flush(self, style: Any, tables: Any, **options: Any) -> list[str]:
        """To empty a table is here to delete its rows, which a guard of them refuses: it stands aside."""
        deleting = super().sql_flush(style, tables, **options)
        guards = list(_guards(self.connection, tables if deleting else ()))
        aside = [f"DROP TRIGGER {self.quote_name(name)}" for name, _made in guards]
        return [*aside, *deleting, *(made for _name, made in guards)]


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    def _remake_table(self, model: Any, *args: Any, **changes: Any) -> None:
        """A table made anew for a new column has the triggers of the old one."""
        guards = list(_guards(self.connection, [model._meta.db_table]))
        super()._remake_table(model, *args, **changes)  # type: ignore[misc]
        for _name, made in guards:
            self.execute(made, params=None)


class DatabaseWrapper(base.DatabaseWrapper):
    SchemaEditorClass = DatabaseSchemaEditor
    ops_class = DatabaseOperations

    def get_new_connection(self, conn_params: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        connection.create_function("like", 2, like, deterministic=True)
        connection.create_function("like", 3, like, deterministic=True)
        return connection


def _guards(connection: Any, tables: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(name, statement that makes it) of the triggers of these tables."""
    asked = set(tables)
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS)
        for name, table, made in cursor.fetchall():
            if table in asked:
                yield name, made
