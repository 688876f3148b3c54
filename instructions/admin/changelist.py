"""A list of the desk: its rows know how their deadlines stand, reckoned once for the page."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from instructions.admin.days import Days

MOST_COUNTED = 10_000
FEW = 5_000


def few(rows: QuerySet[Any]) -> list[int] | None:
    """Keys of what a search found, asked for once; None where it is so much that looking on is quicker."""
    found = list(rows.order_by().values_list("pk", flat=True)[: FEW + 1])
    return found if len(found) <= FEW else None


class CappedPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than a person would turn pages."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[:MOST_COUNTED].count())


class DeskChangeList(ChangeList):
    @property
    def is_capped(self) -> bool:
        """More rows were found by a search than are counted."""
        return bool(self.query) and self.result_count >= MOST_COUNTED

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        days = Days.now()
        rows: list[Any] = list(self.result_list)
        for row in rows:
            row.days = days
        self.result_list = rows
