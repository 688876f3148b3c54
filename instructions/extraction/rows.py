"""Tasks of the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from instructions.extraction.actions import in_short
from instructions.extraction.bodies import Owners
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.directives import features
from instructions.extraction.found import Due, DueKind, FoundTask
from instructions.extraction.proposals import proposed, reason
from instructions.extraction.senses import Senses
from instructions.extraction.table import Row, Table


def tasks_of(senses: Senses, table: Table, language: str) -> Iterator[FoundTask]:
    for row in table.rows:
        if task := _of_row(senses, row, language):
            yield task


def _of_row(senses: Senses, row: Row, language: str) -> FoundTask | None:
    cells = row.cells
    if any(
        senses.says(cell, language, "cell-done", "")
        for cell in (cells.get("due"), cells.get("status"))
        if cell
    ):
        return None
    due = _due(senses, row, language)
    owners = _owners(senses, row, language)
    clause = Clause(row.span, (), owners.lead, owners.co, due)
    reasons = features(
        senses, replace(clause, span=cells["action"]), Setting(language, listed=True, item=True, fielded=True)
    )
    task = proposed(
        senses, clause, language, (*reasons, reason("row")), action=cells["action"], form=cells.get("form")
    )
    if task is not None and "action" in row.broken:
        pieces = " ".join(piece.of(senses.page.text) for piece in row.broken["action"])
        return replace(task, action=in_short(pieces))
    return task


def _due(senses: Senses, row: Row, language: str) -> Due:
    """What the row's cell says; without one, what the action itself does."""
    cell = row.cells.get("due")
    if cell is None:
        return senses.due(row.cells["action"], language)
    pieces = row.broken.get("due")
    due = senses.due_in_pieces(pieces, language) if pieces else senses.due(cell, language, bare=True)
    if due.kind is DueKind.NONE and not due.text and any(map(str.isalpha, senses.page.cut(cell))):
        return Due(text=cell.of(senses.page.text), span=cell, rule="words")
    return due


def _owners(senses: Senses, row: Row, language: str) -> Owners:
    cell = row.cells.get("owner")
    if cell is None:
        owners = senses.owners(row.cells["action"], language)
    else:
        owners = senses.owner_cell(cell, language, pieces=row.broken.get("owner", ()))
    if not owners.lead and row.group_owner is not None:
        return replace(senses.owner_cell(row.group_owner, language), co=owners.co)
    return owners
