"""Which columns a list has when it is taken out of the desk, and how a row gives them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language

from instructions import office
from instructions.documents.spreadsheet import rows_in
from instructions.models import User
from instructions.reports.table import Cell, Table
from instructions.working_days import WorkingDays

CHUNK = 1000
"""Rows fetched at once; related rows take a query for each chunk."""


@dataclass(frozen=True, slots=True)
class Day:
    """The office's day and calendar, and who reads."""

    on: dt.date
    calendar: WorkingDays
    reader: User


@dataclass(frozen=True, slots=True)
class ListColumn:
    name: str
    heading: Promise | str
    value: Callable[[Any, Day], Any]
    is_usual: bool = True
    """Chosen as long as a person has not chosen otherwise."""


@dataclass(frozen=True, slots=True)
class Listing:
    name: str
    label: Promise
    columns: tuple[ListColumn, ...]
    prepare: Callable[[QuerySet[Any], Day], QuerySet[Any]]
    """From the rows that the list shows to the rows of the file, with what their columns need."""

    @property
    def usual(self) -> list[str]:
        return [column.name for column in self.columns if column.is_usual]

    def table(self, rows: QuerySet[Any], *, columns: Collection[str], day: Day) -> Table:
        """The chosen columns in the listing's own order, fetched as they are written."""
        chosen = [column for column in self.columns if column.name in columns]
        cells = _cells(self.prepare(rows, day), chosen, day)
        headings = tuple(str(column.heading) for column in chosen)
        return Table(self.name, headings, rows_in(get_language() or "en", cells))


def _cells(rows: QuerySet[Any], columns: Sequence[ListColumn], day: Day) -> Iterator[tuple[Cell, ...]]:
    for row in rows.iterator(chunk_size=CHUNK):
        yield tuple(_cell(column.value(row, day)) for column in columns)


def _cell(value: Any) -> Cell:
    """Moments as the office's clock tells them; anything that is no number or day as text."""
    if isinstance(value, dt.datetime):
        return value.astimezone(office.zone()).replace(tzinfo=None)
    if value is None or isinstance(value, int | float | dt.date | str):
        return value
    return str(value)


def fields(model: Any, *names: str, is_usual: bool = True) -> tuple[ListColumn, ...]:
    """A column for each field of a model, a choice by its word."""
    return tuple(_field(model._meta.get_field(name), is_usual=is_usual) for name in names)


def _field(field: Any, *, is_usual: bool) -> ListColumn:
    def value(row: Any, day: Day) -> Any:
        if field.flatchoices:
            return getattr(row, f"get_{field.name}_display")()
        return getattr(row, field.name)

    return ListColumn(field.name, capfirst(field.verbose_name), value, is_usual)
