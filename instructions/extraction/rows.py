"""Tasks of the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from instructions.extraction.clause import Clause, Setting
from instructions.extraction.directives import features
from instructions.extraction.found import Due, DueKind, FoundTask
from instructions.extraction.proposals import proposed, reason
from instructions.extraction.senses import Senses
from instructions.extraction.tables import Row, Table


def tasks_of(senses: Senses, table: Table, language: str) -> Iterator[FoundTask]:
    for row in table.rows:
        if task := _of_row(senses, row, language):
            yield task


def _of_row(senses: Senses, row: Row, language: str) -> FoundTask | None:
    cells = row.cells
    due_cell, owner_cell = cells.get("due"), cells.get("owner")
    if any(senses.says(cell, language, "cell-done", "") for cell in (due_cell, cells.get("status")) if cell):
        return None
    due = senses.due(due_cell, language, bare=True) if due_cell else senses.due(cells["action"], language)
    if (
        due_cell
        and due.kind is DueKind.NONE
        and not due.text
        and any(map(str.isalpha, senses.page.cut(due_cell)))
    ):
        due = Due(text=due_cell.of(senses.page.text), span=due_cell, rule="words")
    owners = (
        senses.owner_cell(owner_cell, language) if owner_cell else senses.owners(cells["action"], language)
    )
    if not owners.lead and row.group_owner is not None:
        owners = replace(senses.owner_cell(row.group_owner, language), co=owners.co)
    clause = Clause(row.span, (), owners.lead, owners.co, due)
    reasons = features(
        senses, replace(clause, span=cells["action"]), Setting(language, listed=True, item=True, fielded=True)
    )
    return proposed(
        senses, clause, language, (*reasons, reason("row")), action=cells["action"], form=cells.get("form")
    )
