"""From a figure of a report to the rows that it counts, over REST."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from instructions.documents.reports.links import Links, between, of
from instructions.documents.reports.pace import BEHIND
from instructions.models import Correction
from instructions.reports.corrections import Fields
from instructions.reports.definitions import AGES
from instructions.reports.due import DueCounts
from instructions.reports.overdue import Ageing
from instructions.reports.pace import Waits
from instructions.reports.ratio import Ratio
from instructions.reports.selection import Selection
from instructions.reports.summary import Counts, week_of
from instructions.reports.tally import Figures
from instructions.reports.task_selection import TaskSelection, corrected
from instructions.reports.workload import Load, weeks_from


class RestLinks(Links):
    ROWS: ClassVar[str] = "api:report-rows"
    TASK_ROWS: ClassVar[str] = "api:report-task-rows"


Behind = tuple[str, int | Ratio | None, Selection | TaskSelection, dict[str, Any]]
"""A figure's name, what it counts, which rows these are, and how the question is narrowed to them."""


def behind(figures: Any, links: Links) -> Iterator[Behind]:
    match figures:
        case Figures():
            yield from _of_figures(figures)
        case Counts():
            yield from _of_counts(figures, links)
        case Load():
            yield from _of_load(figures, links)
        case Waits():
            yield from _of_waits(figures)
        case Ageing():
            yield from _of_ages(figures)
        case DueCounts():
            yield "due", figures.due, Selection.DUE, {}
        case Fields():
            yield from _of_fields(figures)


def _of_figures(figures: Figures) -> Iterator[Behind]:
    yield "k1", figures.k1, Selection.DUE_BY_ORIGINAL, {}
    yield "k2", figures.k2, Selection.DUE_BY_CURRENT, {}
    yield "k3", figures.k3, Selection.SUBMITTED, {}
    yield "k4", figures.overdue, Selection.OVERDUE, {}
    yield "k5", figures.k5, Selection.CLOSED, {}
    yield "k6", figures.k6.part, Selection.EXTENDED, {}
    yield "left_out", figures.left_out, Selection.LEFT_OUT, {}


def _of_counts(counts: Counts, links: Links) -> Iterator[Behind]:
    week = between(*week_of(links.scope.on))
    yield "on_control", counts.on_control, Selection.ON_CONTROL, {}
    yield "overdue", counts.overdue, Selection.OVERDUE, {}
    yield "due_this_week", counts.due_this_week, Selection.DUE, week
    yield "waiting_for_check", counts.waiting_for_check, Selection.WAITING_FOR_CHECK, {}
    yield "returned", counts.returned, Selection.SENT_BACK, {}
    yield "no_deadline", counts.no_deadline, Selection.NO_DEADLINE, {}
    yield "done_by_original", counts.done_by_original, Selection.DUE_BY_ORIGINAL, {}
    yield "done_by_current", counts.done_by_current, Selection.DUE_BY_CURRENT, {}
    yield "left_out", counts.left_out, Selection.LEFT_OUT, {}


def _of_load(load: Load, links: Links) -> Iterator[Behind]:
    """A week goes by its first day."""
    yield "late", load.late, Selection.OVERDUE, {}
    for week, number in zip(weeks_from(links.scope.on), load.weeks, strict=True):
        yield week.first.isoformat(), number, Selection.DUE, between(week.first, week.last)
    yield "later", load.later, Selection.LATER, {}
    yield "no_deadline", load.no_deadline, Selection.NO_DEADLINE, {}
    yield "total", load.total, Selection.ON_CONTROL, {}


def _of_waits(waits: Waits) -> Iterator[Behind]:
    for name, selection in BEHIND.items():
        yield name, getattr(waits, name).number, selection, {}


def _of_ages(late: Ageing) -> Iterator[Behind]:
    for age in AGES:
        yield age, getattr(late, age), Selection(f"overdue-{age}"), {}
    yield "total", late.total, Selection.OVERDUE, {}


def _of_fields(fields: Fields) -> Iterator[Behind]:
    yield "untouched", fields.untouched.part, TaskSelection.UNTOUCHED, {}
    for field in Correction.Field.values:
        yield field, getattr(fields, field).part, corrected(field), {}


def addresses(links: Links, figures: Any, **one: Any) -> dict[str, str]:
    """Figure -> the address of its rows, where there are any."""
    return {
        name: links.address(selection, **{**one, **narrowed})
        for name, value, selection, narrowed in behind(figures, links)
        if (value.whole if isinstance(value, Ratio) else value)
    }


_ADDRESSES = serializers.DictField(child=serializers.CharField())


class LinkedLineSerializer(serializers.Serializer[Any]):
    """A line by body and role; `links`: a figure's name -> the address of the rows that it counts."""

    counted: str
    links = serializers.SerializerMethodField()

    @extend_schema_field(_ADDRESSES)
    def get_links(self, line: Any) -> dict[str, str]:
        return addresses(self.context["links"], getattr(line, self.counted), **of(line.body, line.role))


class LinkedTotalsSerializer(serializers.Serializer[Any]):
    """`links`: a sum's name -> a figure's name -> the address of the rows that it counts."""

    totals: Sequence[str] = ("lead", "co")
    links = serializers.SerializerMethodField()

    @extend_schema_field(serializers.DictField(child=_ADDRESSES))
    def get_links(self, report: Any) -> dict[str, dict[str, str]]:
        links: Links = self.context["links"]
        return {
            name: addresses(links, getattr(report, name), **({} if name == "total" else {"role": name}))
            for name in self.totals
        }
