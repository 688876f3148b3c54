from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from instructions.documents.drawing import bars
from instructions.documents.reports import words
from instructions.documents.reports.links import Links
from instructions.documents.reports.lists import PRINTED
from instructions.documents.sheet import Block, Cell, Chart, Column, Grid, Note, Section, Tile, Tiles
from instructions.models import Assignment, Extension
from instructions.reports.extensions import BodyMoves, ExtensionRow, Extensions, Moves

DRAWN = 12


def layout(report: Extensions, links: Links) -> Iterator[Section]:
    tiles = [
        tile
        for role, moves in ((Assignment.Role.LEAD, report.lead), (Assignment.Role.CO, report.co))
        for tile in _tiles(str(role.label), moves)
    ]
    yield Section(_("In the period"), (Tiles(tuple(tiles)), *_chart(report)))
    if report.bodies:
        yield Section(_("By body"), (_bodies(report),))
    rows = report.rows[:PRINTED]
    grid = Grid(_columns(), tuple(_row(row, links) for row in rows))
    yield Section(_("Extensions"), (grid,) if rows else (Note(_("No extension was asked for.")),))


def _tiles(role: str, moves: Moves) -> Iterator[Tile]:
    yield Tile(role, words.number(moves.granted), _("granted of %(n)s") % {"n": words.number(moves.asked)})
    yield Tile(_("Days added by one"), words.number(moves.days_added_by_one), role)


def _chart(report: Extensions) -> Iterator[Block]:
    moved = sorted((one for one in report.bodies if one.moves.days_added > 0), key=_most)
    if len(moved) > 1:
        drawn = bars(
            [(one.name, one.moves.days_added, words.days(one.moves.days_added)) for one in moved[:DRAWN]]
        )
        yield Chart(drawn, _("Calendar days that extensions added, by body."))


def _most(one: BodyMoves) -> tuple[int, str]:
    return -one.moves.days_added, one.name


def _bodies(report: Extensions) -> Grid:
    columns = (
        Column(_("Body"), 70),
        Column(_("Role"), 30),
        Column(_("Asked for"), 18, is_figure=True),
        Column(_("Granted"), 22, is_figure=True),
        Column(_("Refused"), 18, is_figure=True),
        Column(_("Days added"), 20, is_figure=True),
        Column(_("by one"), 16, is_figure=True),
    )
    return Grid(columns, tuple(_body(one) for one in report.bodies))


def _body(one: BodyMoves) -> tuple[Cell, ...]:
    moves = one.moves
    counts = (moves.asked, moves.granted, moves.refused, moves.days_added, moves.days_added_by_one)
    return one.name, words.role(one.role), *map(words.number, counts)


def _columns() -> tuple[Column, ...]:
    return (
        Column("№", 17),
        Column(_("Instruction"), 50),
        Column(_("Body"), 38),
        Column(_("From → to"), 24),
        Column(_("Days"), 10, is_figure=True),
        Column(_("State"), 18),
        Column(_("Reason"), 45),
    )


def _row(row: ExtensionRow, links: Links) -> tuple[Cell, ...]:
    asked = _("asked for on %(day)s") % {"day": words.day(row.asked_on)}
    return (
        row.task.number or words.NOTHING,
        links.task(row.task.pk, row.task.title),
        f"{row.name}\n{words.role(row.role)}",
        f"{words.day(row.from_on)} →\n{words.day(row.to_on)}",
        f"{'−' if row.days_added < 0 else '+'}{words.number(abs(row.days_added))}" if row.from_on else "",
        f"{Extension.State(row.state).label}\n{asked}",
        " ".join(row.reason.split()),
    )
