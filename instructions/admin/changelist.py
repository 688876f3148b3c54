"""A list of the desk: its rows know how their deadlines stand, reckoned once for the page."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest

from instructions.admin.days import Days


class DeskChangeList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        days = Days.now()
        rows: list[Any] = list(self.result_list)
        for row in rows:
            row.days = days
        self.result_list = rows
