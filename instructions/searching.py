"""Rows that hold words, and rows known by many keys."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.db.models.lookups import In, IRegex
from django.db.models.sql.compiler import SQLCompiler

ANYWHERE = 3
"""Letters of a word that an index of words finds wherever they stand; fewer it knows where words begin."""


def holding(words: str, *fields: str) -> Q:
    """Rows that hold every one of the words in one of the fields, whatever their case.

    Where all of the words are short, a word of the field begins so: "су" is not looked for within others.
    """
    found, at_beginnings = Q(), are_short(words)
    for word in sorted(words.split(), key=_telling):
        ways = [
            Q(_Begins(F(field), word)) if at_beginnings else Q((f"{field}__icontains", word))
            for field in fields
        ]
        found &= reduce(or_, ways)
    return found


def are_short(words: str) -> bool:
    """Whether no word is long enough to be found within others without reading every row."""
    return all(len(word) < ANYWHERE for word in words.split())


def _telling(word: str) -> tuple[bool, int]:
    """Numbers first, then the longest: few rows hold them, and only these are asked for the rest."""
    return word.isalpha(), -len(word)


BREAK = '(^|[ \n«("/-])'
"""Where a word begins. With other signs (“, a class like \\W) PostgreSQL no longer asks its index."""


class _Begins(IRegex):
    """A word of the text begins with this one."""

    def __init__(self, lhs: Any, word: str) -> None:
        super().__init__(lhs, BREAK + re.escape(word))
        self.word = word

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """As the index has the words: in capitals."""
        text, params = compiler.compile(Upper(self.lhs))
        return f"{text} ~ %s", [*params, BREAK + re.escape(self.word.upper())]


def among(field: str, keys: list[int]) -> Q:
    """Rows whose key is one of these, which may be thousands."""
    return Q(_Among(F(field), keys))


class _Among(In):
    """PostgreSQL is given the keys as one array, instead of each by itself."""

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        key, params = compiler.compile(self.lhs)
        return f"{key} = ANY(%s)", [*params, list(self.rhs)]
