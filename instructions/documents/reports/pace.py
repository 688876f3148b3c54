from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from instructions.documents.reports import words
from instructions.documents.reports.links import Links, of
from instructions.documents.sheet import Cell, Column, Grid, Note, Section, Tile, Tiles
from instructions.models import Assignment
from instructions.reports.definitions import NAMES, PACE
from instructions.reports.pace import BodyPace, Pace, Wait, Waits
from instructions.reports.selection import Selection

BEHIND = {
    "review": Selection.PUT_ON_CONTROL,
    "first_report": Selection.FIRST_REPORTED,
    "check": Selection.CHECKED,
}


def layout(report: Pace, links: Links) -> Iterator[Section]:
    for role, now, before in (
        (Assignment.Role.LEAD, report.lead, report.lead_before),
        (Assignment.Role.CO, report.co, report.co_before),
    ):
        tiles = (_tile(figure.value, now, before, links, role.value) for figure in PACE)
        yield Section(str(role.label), (Tiles(tuple(tiles)),))
    rows = tuple(_row(row, links) for row in report.rows)
    grid = Grid(tuple(_columns()), rows)
    yield Section(_("By body"), (grid,) if rows else (Note(_("Nothing moved in the period.")),))


def _tile(name: str, now: Waits, before: Waits, links: Links, role: str) -> Tile:
    wait: Wait = getattr(now, name)
    was: Wait = getattr(before, name)
    counted = links.to(words.days(wait.days), wait.number, BEHIND[name], role=role)
    note = _("of %(count)s · before: %(value)s") % {
        "count": words.number(wait.number),
        "value": words.days(was.days),
    }
    title = next(str(NAMES[figure]) for figure in PACE if figure.value == name)
    return Tile(title, counted, note)


def _columns() -> Iterator[Column]:
    yield Column(_("Body"), 60)
    yield Column(_("Role"), 30)
    for figure in PACE:
        yield Column(str(NAMES[figure]), 26, is_figure=True)
        yield Column(_("of"), 14, is_figure=True)


def _row(row: BodyPace, links: Links) -> tuple[Cell, ...]:
    one = of(row.body, row.role)
    waits = [(name, getattr(row.waits, name)) for name in BEHIND]
    cells = (
        cell
        for name, wait in waits
        for cell in (words.days(wait.days), links.count(wait.number, BEHIND[name], **one))
    )
    return row.name, words.role(row.role), *cells
