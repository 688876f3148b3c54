from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from instructions import office
from instructions.documents.drawing import bars
from instructions.documents.reports import words
from instructions.documents.reports.links import Links
from instructions.documents.reports.lists import PRINTED
from instructions.documents.sheet import Block, Cell, Chart, Column, Grid, Note, Section, Tile, Tiles
from instructions.models import Correction, Task
from instructions.models.language import Language
from instructions.reports.corrections import CorrectionRow, Corrections, Fields, told
from instructions.reports.ratio import Ratio
from instructions.reports.task_selection import (
    TaskRow,
    TaskRows,
    TaskSelection,
    corrected,
    rejected_for,
    what_was_done,
)


def layout(report: Corrections, links: Links) -> Iterator[Section]:
    total, rejected = report.total, sum(row.number for row in report.rejected)
    tiles = Tiles(
        (
            Tile(
                _("Read without correction"),
                _share(total.untouched, links, TaskSelection.UNTOUCHED),
                words.part_of(total.untouched),
            ),
            Tile(
                _("Proposals rejected"), links.tasks(words.number(rejected), rejected, TaskSelection.REJECTED)
            ),
        )
    )
    yield Section(_("How texts were read"), (tiles, *_chart(total)))
    if report.languages:
        yield Section(_("By language"), (_languages(report, links),))
    if report.rejected:
        yield Section(_("Rejected, and why"), (_rejected(report, links),))
    rows = tuple(_row(row, links) for row in report.rows[:PRINTED])
    yield Section(
        _("Corrections"), (Grid(_columns(), rows),) if rows else (Note(_("Nothing was corrected.")),)
    )


def _chart(total: Fields) -> Iterator[Chart]:
    if not total.accepted:
        return
    fields = [(field, getattr(total, field.value)) for field in Correction.Field]
    rows = [(str(field.label), float(ratio.part), f"{words.percent(ratio)}") for field, ratio in fields]
    yield Chart(bars(rows), _("How often each field was corrected."))


def _share(ratio: Ratio, links: Links, selection: TaskSelection, **of: str) -> Cell:
    return links.tasks(words.percent(ratio), ratio.part, selection, **of)


def _languages(report: Corrections, links: Links) -> Grid:
    columns = (
        Column(_("Language"), 30),
        Column(_("Put on control"), 20, is_figure=True),
        Column(_("Read without correction"), 26, is_figure=True),
        *(Column(str(field.label), 24, is_figure=True) for field in Correction.Field),
    )
    return Grid(columns, tuple(_fields(one.language, one.fields, links) for one in report.languages))


def _fields(language: str, fields: Fields, links: Links) -> tuple[Cell, ...]:
    of = {"language": language}
    return (
        str(Language(language).label),
        links.tasks(words.number(fields.accepted), fields.accepted, TaskSelection.REVIEWED, **of),
        _share(fields.untouched, links, TaskSelection.UNTOUCHED, **of),
        *(_share(getattr(fields, field.value), links, corrected(field), **of) for field in Correction.Field),
    )


def _rejected(report: Corrections, links: Links) -> Grid:
    columns = (Column(_("Reason"), 140), Column(_("Proposals"), 30, is_figure=True))
    rows = (
        (
            str(Task.RejectReason(row.reason).label),
            links.tasks(words.number(row.number), row.number, rejected_for(row.reason)),
        )
        for row in report.rejected
    )
    return Grid(columns, tuple(rows))


def task_rows_blocks(rows: TaskRows, links: Links, *, empty: str) -> Iterator[Block]:
    """The instructions or proposals behind a figure."""
    found = rows.first(PRINTED)
    if not found:
        yield Note(empty)
        return
    columns = (
        Column("№", 19),
        Column(_("Instruction"), 100),
        Column(_("Language"), 26),
        Column(_("Put on control"), 30),
        Column(_("Corrected, or why rejected"), 60),
    )
    yield Grid(columns, tuple(_task_row(row, links) for row in found))


def _task_row(row: TaskRow, links: Links) -> tuple[Cell, ...]:
    task = row.task
    return (
        task.number or words.NOTHING,
        links.task(task.pk, task.title),
        str(Language(task.language).label),
        words.day(office.today(task.accepted_at)) if task.accepted_at else words.NOTHING,
        what_was_done(row),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("№", 16),
        Column(_("Instruction"), 50),
        Column(_("Field"), 26),
        Column(_("As read"), 45),
        Column(_("As corrected"), 45),
    )


def _row(row: CorrectionRow, links: Links) -> tuple[Cell, ...]:
    return (
        row.task.number or words.NOTHING,
        links.task(row.task.pk, row.task.title),
        str(Correction.Field(row.field).label),
        told(row.proposed),
        told(row.accepted),
    )
