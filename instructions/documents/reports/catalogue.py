"""Every report there is: how it is named, reckoned, laid out and asked for. One entry a report.

Whoever knows more than the domain adds its own with `add`, when the applications are ready.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from instructions.documents.reports import (
    corrections,
    discipline,
    extensions,
    lists,
    pace,
    summary,
    workload,
)
from instructions.documents.reports.links import Links
from instructions.documents.sheet import Section
from instructions.models import User
from instructions.reports.by_body import by_body, by_body_table
from instructions.reports.corrections import corrections as reckon_corrections
from instructions.reports.corrections import corrections_table, may_read_corrections
from instructions.reports.definitions import DISCIPLINE, PACE, Figure
from instructions.reports.discipline import discipline as reckon_discipline
from instructions.reports.discipline import discipline_table
from instructions.reports.due import due, due_table
from instructions.reports.extensions import extensions as reckon_extensions
from instructions.reports.extensions import extensions_table
from instructions.reports.overdue import overdue, overdue_table
from instructions.reports.pace import pace as reckon_pace
from instructions.reports.pace import pace_table
from instructions.reports.question import Period
from instructions.reports.scope import Scope
from instructions.reports.summary import summary as reckon_summary
from instructions.reports.summary import summary_table
from instructions.reports.table import Table
from instructions.reports.workload import workload as reckon_workload
from instructions.reports.workload import workload_table


def anybody(user: User) -> bool:
    return user.is_active


@dataclass(frozen=True, slots=True)
class Report:
    name: str
    """In addresses and names of files."""
    title: Promise
    about: Promise
    """The question that it answers."""
    reckon: Callable[[Scope], Any]
    table: Callable[[Any], Table]
    layout: Callable[[Any, Links], Iterable[Section]]
    figures: tuple[Figure, ...] = ()
    """Whose definitions are printed with it."""
    period: str = Period.YEAR
    """What it asks about unless another is said; "" where it speaks of one day."""
    may_ask: Callable[[User], bool] = anybody
    is_list: bool = False
    """Whether it can be very long: then it is made in the background."""
    is_wide: bool = False
    compares: bool = False
    """Whether the period before stands beside."""


_reports: dict[str, Report] = {}


def add(report: Report) -> None:
    _reports[report.name] = report


def find(name: str) -> Report | None:
    return _reports.get(name)


def reports_for(user: User) -> list[Report]:
    return [report for report in _reports.values() if report.may_ask(user)]


for _report in (
    Report(
        "discipline",
        _("Execution discipline"),
        _("Who keeps their word, by the deadline first given and by the one that holds now?"),
        reckon_discipline,
        discipline_table,
        discipline.layout,
        figures=DISCIPLINE,
        period=Period.QUARTER,
        is_wide=True,
        compares=True,
    ),
    Report(
        "overdue",
        _("What is overdue"),
        _("Who is late with what, and for how long?"),
        overdue,
        overdue_table,
        lists.overdue_layout,
        figures=(Figure.AGEING,),
        period="",
        is_list=True,
        is_wide=True,
    ),
    Report(
        "due",
        _("What falls due"),
        _("What must be done until the end of next week, or in any other time?"),
        due,
        due_table,
        lists.due_layout,
        period=Period.AHEAD,
        is_list=True,
        is_wide=True,
    ),
    Report(
        "workload",
        _("Workload ahead"),
        _("What lies before each body in the next twelve weeks?"),
        reckon_workload,
        workload_table,
        workload.layout,
        figures=(Figure.WORKLOAD,),
        period="",
        is_wide=True,
    ),
    Report(
        "extensions",
        _("Extensions of deadlines"),
        _("Who asks for more time, how much, and why?"),
        reckon_extensions,
        extensions_table,
        extensions.layout,
        figures=(Figure.K6,),
        period=Period.QUARTER,
        is_wide=True,
    ),
    Report(
        "pace",
        _("Pace of work"),
        _("How long do review, first reports and their check take?"),
        reckon_pace,
        pace_table,
        pace.layout,
        figures=PACE,
        period=Period.QUARTER,
        is_wide=True,
        compares=True,
    ),
    Report(
        "summary",
        _("Summary"),
        _("How do things stand on a day?"),
        reckon_summary,
        summary_table,
        summary.summary_layout,
        figures=(Figure.K1, Figure.K2),
        period=Period.YEAR,
        is_wide=True,
    ),
    Report(
        "by-body",
        _("Summary by body"),
        _("How do things stand with each body?"),
        by_body,
        by_body_table,
        summary.by_body_layout,
        figures=(Figure.K1, Figure.K2),
        period=Period.YEAR,
        is_wide=True,
    ),
    Report(
        "corrections",
        _("Corrections at review"),
        _("How well are texts read, and what do reviewers change?"),
        reckon_corrections,
        corrections_table,
        corrections.layout,
        figures=(Figure.UNTOUCHED,),
        period=Period.QUARTER,
        may_ask=may_read_corrections,
    ),
):
    add(_report)
