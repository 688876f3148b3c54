"""Rows that hold words, and rows known by many keys."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Q
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler


def holding(words: str, *fields: str) -> Q:
    """Rows that hold every one of the words in one of the fields, whatever their case."""
    found = Q()
    for word in sorted(words.split(), key=_telling):
        found &= Q.create([(f"{field}__icontains", word) for field in fields], connector=Q.OR)
    return found


def _telling(word: str) -> tuple[bool, int]:
    """Numbers first, then the longest: few rows hold them, and only these are asked for the rest."""
    return word.isalpha(), -len(word)


def among(field: str, keys: list[int]) -> Q:
    """Rows whose key is one of these, which may be thousands."""
    return Q(_Among(F(field), keys))


class _Among(In):
    """PostgreSQL is given the keys as one array, instead of each by itself."""

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        key, params = compiler.compile(self.lhs)
        return f"{key} = ANY(%s)", [*params, list(self.rhs)]
