from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from instructions.documents.reports import words
from instructions.documents.reports.links import Links, between, of
from instructions.documents.sheet import Cell, Column, Grid, Note, Section, Tile, Tiles
from instructions.models import Assignment
from instructions.reports.by_body import ByBody
from instructions.reports.selection import Selection
from instructions.reports.summary import Counts, Summary, week_of


def summary_layout(report: Summary, links: Links) -> Iterator[Section]:
    total = report.total
    tiles = (
        Tile(
            _("On control"),
            links.count(total.on_control, Selection.ON_CONTROL),
            _("of %(count)s instructions") % {"count": words.number(total.tasks)},
        ),
        Tile(_("Overdue"), links.count(total.overdue, Selection.OVERDUE)),
        Tile(_("Waiting for check"), links.count(total.waiting_for_check, Selection.WAITING_FOR_CHECK)),
        Tile(_("Due this week"), links.count(total.due_this_week, Selection.DUE, **_this_week(links))),
    )
    yield Section(_("How things stand"), (Tiles(tiles),))
    named: tuple[tuple[str, Counts, dict[str, object]], ...] = (
        (_("All"), total, {}),
        (str(Assignment.Role.LEAD.label), report.lead, {"role": "lead"}),
        (str(Assignment.Role.CO.label), report.co, {"role": "co"}),
    )
    rows = tuple((name, *_cells(counts, links, one)) for name, counts, one in named)
    yield Section(_("By role"), (Grid((Column(_("Role"), 40), *_columns()), rows),))


def by_body_layout(report: ByBody, links: Links) -> Iterator[Section]:
    rows = tuple(
        (row.name, words.role(row.role), *_cells(row.counts, links, of(row.body, row.role)))
        for row in report.rows
    )
    grid = Grid((Column(_("Body"), 60), Column(_("Role"), 26), *_columns()), rows)
    yield Section(_("By body"), (grid,) if rows else (Note(_("Nothing is on control.")),))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("On control"), 18, is_figure=True),
        Column(_("Overdue"), 16, is_figure=True),
        Column(_("Due this week"), 16, is_figure=True),
        Column(_("Waiting for check"), 18, is_figure=True),
        Column(_("Returned with remarks"), 20, is_figure=True),
        Column(_("No deadline"), 16, is_figure=True),
        Column("K1", 22, is_figure=True),
        Column("K2", 22, is_figure=True),
        Column(_("Left out"), 14, is_figure=True),
    )


def _this_week(links: Links) -> dict[str, object]:
    return between(*week_of(links.scope.on))


def _cells(counts: Counts, links: Links, one: dict[str, object]) -> tuple[Cell, ...]:
    original, current = counts.done_by_original, counts.done_by_current
    return (
        links.count(counts.on_control, Selection.ON_CONTROL, **one),
        links.count(counts.overdue, Selection.OVERDUE, **one),
        links.count(counts.due_this_week, Selection.DUE, **{**one, **_this_week(links)}),
        links.count(counts.waiting_for_check, Selection.WAITING_FOR_CHECK, **one),
        links.count(counts.returned, Selection.SENT_BACK, **one),
        links.count(counts.no_deadline, Selection.NO_DEADLINE, **one),
        links.to(f"{words.percent(original)}", original, Selection.DUE_BY_ORIGINAL, **one),
        links.to(f"{words.percent(current)}", current, Selection.DUE_BY_CURRENT, **one),
        links.count(counts.left_out, Selection.LEFT_OUT, **one),
    )
