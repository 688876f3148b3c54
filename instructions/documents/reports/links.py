"""From a figure to the rows that it counts, at the desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.urls import reverse

from instructions.documents.reports.words import NOTHING, number
from instructions.documents.sheet import Cell, Link
from instructions.models import Body
from instructions.reports.question import Question
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope
from instructions.reports.selection import Selection
from instructions.reports.task_selection import TaskSelection
from instructions.rights import may_control


@dataclass(frozen=True, slots=True)
class Links:
    """`question` is asked again with the days that its scope came to; `base` is the server's name or ""."""

    ROWS: ClassVar[str] = "admin:report_rows"
    TASK_ROWS: ClassVar[str] = "admin:report_task_rows"

    question: Question
    scope: Scope
    base: str = ""

    def rows(self, selection: Selection, **changes: Any) -> str:
        return self.address(selection, **changes)

    def tasks(self, text: str, number: int, selection: TaskSelection, **changes: Any) -> Cell:
        """Words that lead to the instructions or proposals of a figure of review, where it has any."""
        hidden = selection.is_of_rejected and not may_control(self.scope.reader)
        if not number or hidden:
            return text
        return Link(text, self.address(selection, **changes))

    def to_page(self, text: str, view: str, **query: str | int) -> Cell:
        """Words that lead to a list of the desk."""
        return Link(text, f"{self.base}{reverse(view)}?{urlencode(query)}")

    def address(self, selection: Selection | TaskSelection, **changes: Any) -> str:
        view = self.ROWS if isinstance(selection, Selection) else self.TASK_ROWS
        asked = self.question.but(on=self.scope.on, period="", first=self.scope.first, last=self.scope.last)
        query = {**asked.but(**changes).as_query(), "selection": selection.value}
        return f"{self.base}{reverse(view)}?{urlencode(query)}"

    def task(self, pk: int, text: str) -> Cell:
        return Link(text, f"{self.base}{reverse('admin:instructions_task_change', args=[pk])}")

    def count(self, value: int | None, selection: Selection, **changes: Any) -> Cell:
        """The number, leading to its rows where there are any."""
        if not value:
            return NOTHING if value is None else number(0)
        return Link(number(value), self.rows(selection, **changes))

    def to(self, text: str, value: int | Ratio | None, selection: Selection, **changes: Any) -> Cell:
        """Words that lead to the rows of a figure, where it has any."""
        counted = value.whole if isinstance(value, Ratio) else value
        return Link(text, self.rows(selection, **changes)) if counted else text


def of(body: Body | None, role: str) -> dict[str, Any]:
    """The question narrowed to one line of a table by body and role."""
    if body is None:
        return {"body": "", "outside": True, "role": role}
    return {"body": body.code, "below": False, "role": role}


def between(first: dt.date, last: dt.date) -> dict[str, Any]:
    return {"first": first, "last": last}
