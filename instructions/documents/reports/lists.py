"""What is late and what is due, assignment by assignment."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from instructions.documents.drawing import Tone, bars
from instructions.documents.reports import words
from instructions.documents.reports.links import Links
from instructions.documents.sheet import Block, Cell, Chart, Column, Grid, Note, Section, Tile, Tiles
from instructions.models import Assignment
from instructions.reports.definitions import AGE_NAMES
from instructions.reports.due import Due
from instructions.reports.overdue import Overdue
from instructions.reports.rows import Row, Rows
from instructions.reports.selection import Selection

PRINTED = 500
"""Rows that a page or a document holds; a spreadsheet holds them all."""


def overdue_layout(report: Overdue, links: Links) -> Iterator[Section]:
    lead, co = report.lead, report.co
    tiles = (
        _role_tile(Assignment.Role.LEAD, lead.total, links, Selection.OVERDUE),
        _role_tile(Assignment.Role.CO, co.total, links, Selection.OVERDUE),
    )
    blocks: list[Block] = [Tiles(tiles)]
    if lead.total + co.total:
        found = [(age, getattr(lead, age) + getattr(co, age)) for age in AGE_NAMES]
        chart = bars([(str(AGE_NAMES[age]), n, words.number(n)) for age, n in found], tone=Tone.LATE)
        blocks.append(Chart(chart, _("Overdue assignments by how long they have been late.")))
        blocks.append(_ages(report, links))
    yield Section(_("How late"), tuple(blocks))
    yield Section(_("Assignments"), tuple(rows_blocks(report.rows, links, empty=_("Nobody is late."))))


def _ages(report: Overdue, links: Links) -> Grid:
    columns = (
        Column(_("Role"), 40),
        *(Column(str(name), 20, is_figure=True) for name in AGE_NAMES.values()),
        Column(_("Together"), 20, is_figure=True),
    )
    rows = []
    for role, aged in ((Assignment.Role.LEAD, report.lead), (Assignment.Role.CO, report.co)):
        counts = (
            links.count(getattr(aged, age), Selection(f"overdue-{age}"), role=role.value) for age in AGE_NAMES
        )
        rows.append((str(role.label), *counts, links.count(aged.total, Selection.OVERDUE, role=role.value)))
    return Grid(columns, tuple(rows))


def due_layout(report: Due, links: Links) -> Iterator[Section]:
    tiles = (
        _role_tile(Assignment.Role.LEAD, report.lead.due, links, Selection.DUE),
        _role_tile(Assignment.Role.CO, report.co.due, links, Selection.DUE),
        Tile(_("Moved before"), words.number(report.lead.moved + report.co.moved)),
        Tile(
            _("Waiting for check"),
            words.number(report.lead.waiting_for_check + report.co.waiting_for_check),
        ),
    )
    yield Section(_("In the period"), (Tiles(tiles),))
    yield Section(_("Assignments"), tuple(rows_blocks(report.rows, links, empty=_("Nothing falls due."))))


def _role_tile(role: Assignment.Role, number: int, links: Links, selection: Selection) -> Tile:
    return Tile(str(role.label), links.count(number, selection, role=role.value))


def rows_blocks(rows: Rows, links: Links, *, empty: str, most: int = PRINTED) -> Iterator[Block]:
    found = rows.first(most)
    if not found:
        yield Note(empty)
        return
    columns = (
        Column("№", 19),
        Column(_("Instruction"), 74),
        Column(_("Body"), 52),
        Column(_("Role"), 27),
        Column(_("Status"), 30),
        Column(_("Deadline"), 27),
        Column(_("Days overdue"), 22, is_figure=True),
    )
    yield Grid(columns, tuple(_row(row, links) for row in found))
    if len(found) == most and (more := rows.number - most) > 0:
        text = ngettext(
            "%(count)s more row is in the spreadsheet.", "%(count)s more rows are in the spreadsheet.", more
        )
        yield Note(text % {"count": words.number(more)})


def _row(row: Row, links: Links) -> tuple[Cell, ...]:
    due = words.day(row.due_on) if row.due_on else _("no deadline")
    if row.is_moved:
        due += "\n" + _("at first %(day)s") % {"day": words.day(row.original_due_on)}
    status = words.status(row.status)
    if row.done_on:
        status += "\n" + _("done on %(day)s") % {"day": words.day(row.done_on)}
    name = row.name if row.times == 1 else f"{row.name} (× {row.times})"
    return (
        row.task.number or words.NOTHING,
        links.task(row.task.pk, row.task.title),
        name,
        words.role(row.role),
        status,
        due,
        words.number(row.days) if row.days else "",
    )
