from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from instructions.documents.drawing import bars
from instructions.documents.reports import words
from instructions.documents.reports.links import Links
from instructions.documents.reports.lists import PRINTED
from instructions.documents.sheet import Cell, Chart, Column, Grid, Note, Section, Tile, Tiles
from instructions.models import Correction, Task
from instructions.models.language import Language
from instructions.reports.corrections import CorrectionRow, Corrections, Fields, told


def layout(report: Corrections, links: Links) -> Iterator[Section]:
    total = report.total
    tiles = Tiles(
        (
            Tile(
                _("Read without correction"), words.percent(total.untouched), words.part_of(total.untouched)
            ),
            Tile(_("Proposals rejected"), words.number(sum(row.number for row in report.rejected))),
        )
    )
    yield Section(_("How texts were read"), (tiles, *_chart(total)))
    if report.languages:
        yield Section(_("By language"), (_languages(report),))
    if report.rejected:
        yield Section(_("Rejected, and why"), (_rejected(report),))
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


def _languages(report: Corrections) -> Grid:
    columns = (
        Column(_("Language"), 30),
        Column(_("Put on control"), 20, is_figure=True),
        Column(_("Read without correction"), 26, is_figure=True),
        *(Column(str(field.label), 24, is_figure=True) for field in Correction.Field),
    )
    named = [(str(Language(one.language).label), one.fields) for one in report.languages]
    return Grid(columns, tuple(_fields(name, fields) for name, fields in named))


def _fields(name: str, fields: Fields) -> tuple[Cell, ...]:
    ratios = (fields.untouched, *(getattr(fields, field.value) for field in Correction.Field))
    return name, words.number(fields.accepted), *map(words.percent, ratios)


def _rejected(report: Corrections) -> Grid:
    columns = (Column(_("Reason"), 140), Column(_("Proposals"), 30, is_figure=True))
    rows = ((str(Task.RejectReason(row.reason).label), words.number(row.number)) for row in report.rejected)
    return Grid(columns, tuple(rows))


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
