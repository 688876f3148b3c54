"""The instructions and proposals behind a figure of review: found by the conditions that counted them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from instructions import office
from instructions.errors import NotAllowed
from instructions.models import Correction, Task
from instructions.models.language import Language
from instructions.reports.corrections import (
    may_read_corrections,
    rejected_tasks,
    reviewed_tasks,
    untouched_tasks,
)
from instructions.reports.scope import Scope
from instructions.reports.table import Cell, Table
from instructions.rights import require_control


class TaskSelection(StrEnum):
    REVIEWED = "reviewed"
    UNTOUCHED = "untouched"
    CORRECTED_TITLE = "corrected-title"
    CORRECTED_LEAD = "corrected-lead"
    CORRECTED_CO = "corrected-co"
    CORRECTED_DEADLINE = "corrected-deadline"
    CORRECTED_FORM = "corrected-form"
    REJECTED = "rejected"
    REJECTED_DONE = "rejected-done"
    REJECTED_PLAN = "rejected-plan"
    REJECTED_OPINION = "rejected-opinion"
    REJECTED_LAW = "rejected-law"
    REJECTED_NOT_OURS = "rejected-not_ours"
    REJECTED_REPEAT = "rejected-repeat"
    REJECTED_MISREAD = "rejected-misread"
    REJECTED_OTHER = "rejected-other"

    @property
    def of(self) -> str:
        """The field that was corrected, or the reason of the rejection."""
        return self.partition("-")[2]

    @property
    def is_of_rejected(self) -> bool:
        return self.startswith("rejected")


TASK_SELECTIONS = [(selection.value, selection.value) for selection in TaskSelection]

_PLAIN: dict[TaskSelection, Promise] = {
    TaskSelection.REVIEWED: gettext_lazy("Put on control after review"),
    TaskSelection.UNTOUCHED: gettext_lazy("Read without correction"),
    TaskSelection.REJECTED: gettext_lazy("Proposals rejected"),
}


def corrected(field: str) -> TaskSelection:
    return TaskSelection(f"corrected-{field}")


def rejected_for(reason: str) -> TaskSelection:
    return TaskSelection(f"rejected-{reason}")


def task_selection_name(selection: TaskSelection) -> str:
    if selection in _PLAIN:
        return str(_PLAIN[selection])
    if selection.is_of_rejected:
        return _("Rejected: %(reason)s") % {"reason": Task.RejectReason(selection.of).label}
    return _("Corrected: %(field)s") % {"field": Correction.Field(selection.of).label}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """`fields` of it were corrected, each once."""

    task: Task
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskRows:
    """Two queries for the rows, one for their number."""

    tasks: QuerySet[Task]

    @property
    def number(self) -> int:
        return self.tasks.count()

    def first(self, most: int) -> list[TaskRow]:
        shown = self.tasks.only("pk", "number", "title", "language", "state", "accepted_at", "reject_reason")
        return [
            TaskRow(task, tuple(dict.fromkeys(row.field for row in task.corrections.all())))
            for task in shown.prefetch_related("corrections")[:most]
        ]


def selected_tasks(scope: Scope, selection: TaskSelection) -> TaskRows:
    """For those who read everything; what was rejected is the control unit's. Raises `NotAllowed`."""
    if not may_read_corrections(scope.reader):
        raise NotAllowed(_("Only those who see all instructions may ask this."))
    if selection.is_of_rejected:
        require_control(scope.reader)
    return TaskRows(_found(scope, selection).order_by("-pk"))


def _found(scope: Scope, selection: TaskSelection) -> QuerySet[Task]:
    if selection is TaskSelection.REVIEWED:
        return reviewed_tasks(scope)
    if selection is TaskSelection.UNTOUCHED:
        return untouched_tasks(scope)
    if selection.is_of_rejected:
        rejected = rejected_tasks(scope)
        return rejected.filter(reject_reason=selection.of) if selection.of else rejected
    changed = Correction.objects.filter(task=OuterRef("pk"), field=selection.of)
    return reviewed_tasks(scope).filter(Exists(changed))


def task_rows_table(name: str, rows: TaskRows, *, most: int) -> Table:
    columns = (
        _("Number"),
        _("Instruction"),
        _("Language"),
        _("Put on control"),
        _("Corrected, or why rejected"),
    )
    return Table(name, columns, _lines(rows.first(most)))


def _lines(rows: list[TaskRow]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        task = row.task
        accepted_on = office.today(task.accepted_at) if task.accepted_at else None
        yield task.number, task.title, str(Language(task.language).label), accepted_on, what_was_done(row)


def what_was_done(row: TaskRow) -> str:
    """The fields that were corrected, or the reason of the rejection, in words."""
    if row.task.reject_reason:
        return str(Task.RejectReason(row.task.reject_reason).label)
    return ", ".join(str(Correction.Field(field).label) for field in row.fields)
