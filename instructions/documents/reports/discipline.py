from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from instructions.documents.drawing import Pair, pairs
from instructions.documents.reports import words
from instructions.documents.reports.links import Links, of
from instructions.documents.sheet import Block, Cell, Chart, Column, Grid, Note, Section, Tile, Tiles
from instructions.models import Assignment
from instructions.reports.definitions import NAMES, Figure
from instructions.reports.discipline import BodyDiscipline, Discipline
from instructions.reports.ratio import Ratio
from instructions.reports.selection import Selection
from instructions.reports.tally import Figures

DRAWN = 14
"""Bodies in the chart: those with most due."""


def layout(report: Discipline, links: Links) -> Iterator[Section]:
    lead = {"role": Assignment.Role.LEAD.value}
    yield Section(_("Lead executors"), (_tiles(report, links, lead), *_chart(report)))
    yield Section(_("All figures"), (_figures(report, links), Note(_left_out(report))))
    yield Section(_("By body"), (_bodies(report, links),) if report.rows else (Note(_("Nothing was due.")),))


def _tiles(report: Discipline, links: Links, lead: dict[str, str]) -> Tiles:
    f, before = report.lead, report.lead_before
    return Tiles(
        (
            _share(NAMES[Figure.K1], f.k1, before.k1, links, Selection.DUE_BY_ORIGINAL, lead),
            _share(NAMES[Figure.K2], f.k2, before.k2, links, Selection.DUE_BY_CURRENT, lead),
            Tile(str(NAMES[Figure.GAINED]), words.points(f.gained), _before(words.points(before.gained))),
            Tile(
                str(_("Overdue")),
                links.count(f.overdue, Selection.OVERDUE, **lead),
                _("median %(days)s") % {"days": words.days(f.k4)},
            ),
        )
    )


def _share(
    name: object, now: Ratio, before: Ratio, links: Links, selection: Selection, lead: dict[str, str]
) -> Tile:
    note = f"{words.part_of(now)} · {_before(words.percent(before))}"
    return Tile(str(name), links.to(words.percent(now), now, selection, **lead), note)


def _before(value: str) -> str:
    return _("before: %(value)s") % {"value": value}


def _chart(report: Discipline) -> Iterator[Block]:
    rows = [row for row in report.rows if row.role == Assignment.Role.LEAD and row.figures.k1.whole]
    rows.sort(key=lambda row: -row.figures.k1.whole)
    if len(rows) < 2:
        return
    found = [
        Pair(row.name, row.figures.k1.percent or 0.0, row.figures.k2.percent or 0.0) for row in rows[:DRAWN]
    ]
    drawing = pairs(found, words=(_("by the original deadline"), _("by the current deadline")))
    yield Chart(drawing, _("Percent done in time by body: by the original deadline and by the current one."))


def _figures(report: Discipline, links: Links) -> Grid:
    columns = (
        Column(_("Figure"), 46),
        Column(_("Lead executors"), 16, is_figure=True),
        Column(_("before"), 12, is_figure=True),
        Column(_("Co-executors"), 16, is_figure=True),
        Column(_("before"), 12, is_figure=True),
    )
    lead, co = Assignment.Role.LEAD.value, Assignment.Role.CO.value
    rows = []
    for name, cell in _cells():
        rows.append(
            (
                name,
                cell(report.lead, links, lead),
                str(cell(report.lead_before, links, lead)),
                cell(report.co, links, co),
                str(cell(report.co_before, links, co)),
            )
        )
    return Grid(columns, tuple(rows))


CellOf = Callable[[Figures, Links, str], Cell]


def _cells() -> Iterator[tuple[str, CellOf]]:
    """A line for each figure, by its definition's name."""
    named = {figure: f"{figure.value.upper()} · {NAMES[figure]}" for figure in Figure}
    yield named[Figure.K1], lambda f, to, role: _ratio(f.k1, to, Selection.DUE_BY_ORIGINAL, role)
    yield named[Figure.K2], lambda f, to, role: _ratio(f.k2, to, Selection.DUE_BY_CURRENT, role)
    yield f"K2 − K1 · {NAMES[Figure.GAINED]}", lambda f, to, role: words.points(f.gained)
    yield named[Figure.K3], lambda f, to, role: _ratio(f.k3, to, Selection.SUBMITTED, role)
    yield (
        named[Figure.K4],
        lambda f, to, role: to.to(words.number(f.k4), f.overdue, Selection.OVERDUE, role=role),
    )
    yield named[Figure.K5], lambda f, to, role: _ratio(f.k5, to, Selection.CLOSED, role)
    yield named[Figure.K6], lambda f, to, role: to.to(_moves(f), f.k6.part, Selection.EXTENDED, role=role)


def _ratio(ratio: Ratio, links: Links, selection: Selection, role: str) -> Cell:
    if not ratio.whole:
        return words.NOTHING
    return links.to(f"{words.percent(ratio)} ({words.part_of(ratio)})", ratio, selection, role=role)


def _moves(f: Figures) -> str:
    each = words.number(f.k6_per_assignment, places=2) if f.k6.whole else words.NOTHING
    return _("%(each)s each, %(days)s") % {"each": each, "days": words.days(f.days_added)}


def _left_out(report: Discipline) -> str:
    return _("Left out in the period: %(lead)s of lead executors, %(co)s of co-executors.") % {
        "lead": words.number(report.lead.left_out),
        "co": words.number(report.co.left_out),
    }


def _bodies(report: Discipline, links: Links) -> Grid:
    columns = (
        Column(_("Body"), 40),
        Column(_("Role"), 21),
        Column("K1", 19, is_figure=True),
        Column("K2", 19, is_figure=True),
        Column("K2 − K1", 12, is_figure=True),
        Column("K3", 17, is_figure=True),
        Column(_("Overdue"), 15, is_figure=True),
        Column(_("K4, days"), 10, is_figure=True),
        Column("K5", 17, is_figure=True),
        Column(_("K6, moves"), 12, is_figure=True),
        Column(_("days each"), 12, is_figure=True),
        Column(_("Left out"), 12, is_figure=True),
    )
    return Grid(columns, tuple(_body(row, links) for row in report.rows))


def _body(row: BodyDiscipline, links: Links) -> tuple[Cell, ...]:
    f, one = row.figures, of(row.body, row.role)

    def share(ratio: Ratio, selection: Selection) -> Cell:
        told = f"{words.percent(ratio)}\n{words.part_of(ratio)}" if ratio.whole else words.NOTHING
        return links.to(told, ratio, selection, **one)

    return (
        row.name,
        words.role(row.role),
        share(f.k1, Selection.DUE_BY_ORIGINAL),
        share(f.k2, Selection.DUE_BY_CURRENT),
        words.points(f.gained),
        share(f.k3, Selection.SUBMITTED),
        links.count(f.overdue, Selection.OVERDUE, **one),
        words.number(f.k4),
        share(f.k5, Selection.CLOSED),
        links.count(f.k6.part, Selection.EXTENDED, **one),
        words.number(f.days_added),
        links.count(f.left_out, Selection.LEFT_OUT, **one),
    )
