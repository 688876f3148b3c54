"""A list of the desk: its rows know how their deadlines stand, reckoned once for the page."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from instructions.admin.days import Days
from instructions.models import Assignment, Task
from instructions.searching import among, are_short

MOST_COUNTED = 1_000
MORE = "_found_more_than_counted"
"""How a request remembers what its search has met."""


def searched(request: HttpRequest, rows: QuerySet[Any], *ways: Q) -> QuerySet[Any]:
    """Rows that hold the words in one of these ways.

    Few are looked for once, each way by itself and by its own index, and from then on known by their keys.
    So many that nobody turns to the last page are met soon enough by going along the list, and not counted.
    """
    keys: set[int] = set()
    for way in ways:
        found = few(rows.filter(way))
        if found is None:
            request.__dict__[MORE] = True
            return rows.filter(reduce(or_, ways))
        keys.update(found)
    return rows.filter(among("pk", sorted(keys)))


def few(rows: QuerySet[Any]) -> list[int] | None:
    """Their keys; None where they are more than are counted."""
    found = list(rows.order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1])
    return found if len(found) <= MOST_COUNTED else None


class CappedPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than a person would turn pages."""

    are_more = False
    """More are there than are counted; sometimes known beforehand."""

    @cached_property
    def count(self) -> int:
        if not self.are_more:
            rows: Any = self.object_list
            found = int(rows.order_by()[: MOST_COUNTED + 1].count())
            self.are_more = found > MOST_COUNTED
        return MOST_COUNTED if self.are_more else found

    def after_search(self, request: HttpRequest) -> CappedPaginator:
        self.are_more = request.__dict__.get(MORE, False)
        return self


class DeskChangeList(ChangeList):
    @property
    def is_capped(self) -> bool:
        """More rows were found by a search than are counted."""
        return isinstance(self.paginator, CappedPaginator) and self.paginator.are_more

    @property
    def is_of_beginnings(self) -> bool:
        """What is searched for was looked for where words begin."""
        return bool(self.query.strip()) and are_short(self.query)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        days = Days.now()
        rows: list[Any] = list(self.result_list)
        reported = _reported([row for row in rows if _may_be_reported(row)])
        for row in rows:
            row.days, row.is_reported = days, row.pk in reported
        self.result_list = rows


def _may_be_reported(row: Any) -> bool:
    """Told from what the page has read already, so that the database is asked of few rows or none."""
    if isinstance(row, Assignment):
        return row.status == Assignment.Status.SUBMITTED
    if not isinstance(row, Task):
        return False
    shares = [share for share in row.assignments.all() if share.parent_id is None and share.is_open]
    return bool(shares) and all(share.status == Assignment.Status.SUBMITTED for share in shares)


def _reported(rows: list[Any]) -> set[int]:
    """Keys of those of which reports that came by the deadline wait for the check."""
    if not rows:
        return set()
    known = type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows]).knowing_reports()
    return {row.pk for row in known.only("pk") if row.is_reported}
