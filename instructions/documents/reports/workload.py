from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from instructions.documents.drawing import columns
from instructions.documents.reports import words
from instructions.documents.reports.links import Links, between, of
from instructions.documents.sheet import Cell, Chart, Column, Grid, Note, Section
from instructions.models import Assignment
from instructions.reports.selection import Selection
from instructions.reports.workload import BodyLoad, Load, Week, Workload

CHART_WIDTH = 250.0


def layout(report: Workload, links: Links) -> Iterator[Section]:
    loads = zip(report.weeks, report.lead.weeks, report.co.weeks, strict=True)
    drawn = [(_short(week), lead, co) for week, lead, co in loads]
    roles = (str(Assignment.Role.LEAD.label), str(Assignment.Role.CO.label))
    chart = Chart(
        columns(drawn, words=roles, width=CHART_WIDTH),
        _("Assignments that fall due in each of the next twelve weeks, by the Monday of the week."),
    )
    if sum(report.lead.weeks) + sum(report.co.weeks):
        yield Section(_("By week"), (chart,))
    rows = tuple(_row(row.name, row, report, links) for row in report.rows)
    totals = tuple(_totals(report, links))
    grid = Grid(tuple(_columns(report)), (*totals, *rows), totals=len(totals))
    yield Section(_("By body"), (grid,) if rows else (Note(_("Nothing is on control.")),))


def _short(week: Week) -> str:
    return date_format(week.first, "d.m")


def _columns(report: Workload) -> Iterator[Column]:
    yield Column(_("Body"), 46)
    yield Column(_("Role"), 26)
    yield Column(_("Overdue"), 20, is_figure=True)
    for week in report.weeks:
        yield Column(_short(week), 11, is_figure=True)
    yield Column(_("Later"), 13, is_figure=True)
    yield Column(_("No deadline"), 18, is_figure=True)
    yield Column(_("Together"), 17, is_figure=True)


def _totals(report: Workload, links: Links) -> Iterator[tuple[Cell, ...]]:
    for role, load in ((Assignment.Role.LEAD, report.lead), (Assignment.Role.CO, report.co)):
        if load.total:
            yield (_("Together"), str(role.label), *_cells(load, report, links, {"role": role.value}))


def _row(name: str, row: BodyLoad, report: Workload, links: Links) -> tuple[Cell, ...]:
    return (name, words.role(row.role), *_cells(row.load, report, links, of(row.body, row.role)))


def _cells(load: Load, report: Workload, links: Links, one: dict[str, object]) -> Iterator[Cell]:
    def few(cell: Cell) -> Cell:
        """An empty place tells more quickly than a nought."""
        return "" if str(cell) == "0" else cell

    yield few(links.count(load.late, Selection.OVERDUE, **one))
    for week, number in zip(report.weeks, load.weeks, strict=True):
        yield few(links.count(number, Selection.DUE, **{**one, **between(week.first, week.last)}))
    yield few(links.count(load.later, Selection.LATER, **one))
    yield few(links.count(load.no_deadline, Selection.NO_DEADLINE, **one))
    yield links.count(load.total, Selection.ON_CONTROL, **one)
