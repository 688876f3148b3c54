"""Cells of tables as spreadsheet programs may safely open them."""

from __future__ import annotations

import datetime as dt

from instructions.reports.table import Cell

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that starts so is run as a formula by spreadsheet programs."""


def is_dangerous(text: str) -> bool:
    return text.lstrip(" \ufeff\u00a0").startswith(DANGEROUS)


def harmless(cell: Cell) -> str | int | float:
    """The cell for a CSV file; a text that would be a formula gets an apostrophe, an empty cell is ""."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, str) and is_dangerous(cell):
        return "'" + cell
    return cell
