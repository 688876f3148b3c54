"""How well texts are read: what reviewers corrected, field by field, and what they rejected and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import NotAllowed
from instructions.models import Assignment, Correction, Task, User
from instructions.models.language import Language
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope
from instructions.reports.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Fields:
    """Of the proposals put on control: as how many a field was corrected in, and as how many in none."""

    untouched: Ratio
    title: Ratio
    lead: Ratio
    co: Ratio
    deadline: Ratio
    form: Ratio

    @property
    def accepted(self) -> int:
        return self.untouched.whole


@dataclass(frozen=True, slots=True)
class LanguageFields:
    language: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Rejected:
    reason: str
    number: int


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What was read and what the reviewer put in its place, as the proposal keeps them."""

    task: Task
    field: str
    proposed: Any
    accepted: Any
    on: dt.date


@dataclass(frozen=True, slots=True)
class Corrections:
    scope: Scope
    total: Fields
    languages: tuple[LanguageFields, ...]
    rejected: tuple[Rejected, ...]
    rows: tuple[CorrectionRow, ...]


def corrections(scope: Scope) -> Corrections:
    """Four queries. For those who read everything: raises `NotAllowed` for anybody else."""
    if not may_read_corrections(scope.reader):
        raise NotAllowed(_("Only those who see all instructions may ask this."))
    reviewed = reviewed_tasks(scope)
    accepted: dict[str, int] = dict(
        reviewed.order_by().values("language").annotate(count=Count("id")).values_list("language", "count")
    )
    rows = _rows(reviewed)
    touched: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        touched[row.task.language][row.field].add(row.task.pk)
        touched[row.task.language]["any"].add(row.task.pk)
    by_language = [
        LanguageFields(code, _fields({field: len(keys) for field, keys in touched[code].items()}, number))
        for code, number in sorted(accepted.items())
    ]
    together: Counter[str] = Counter()
    for fields in touched.values():
        together.update({field: len(keys) for field, keys in fields.items()})
    return Corrections(
        scope=scope,
        total=_fields(together, sum(accepted.values())),
        languages=tuple(by_language),
        rejected=_rejected(scope),
        rows=rows,
    )


def reviewed_tasks(scope: Scope) -> QuerySet[Task]:
    """Instructions read from a text and put on control in the period."""
    start, end = scope.moments
    read = Task.objects.filter(_asked_for(scope), accepted_at__gte=start, accepted_at__lt=end)
    return read.exclude(proposal={})


def _asked_for(scope: Scope) -> Q:
    asked = Q()
    if scope.announcement:
        asked &= Q(announcement=scope.announcement)
    if scope.giver:
        asked &= Q(announcement__giver=scope.giver)
    if scope.language:
        asked &= Q(language=scope.language)
    shares = Assignment.objects.filter(task=OuterRef("id"))
    if scope.bodies is not None:
        asked &= Q(Exists(shares.filter(body__in=scope.bodies)))
    if scope.role:
        asked &= Q(Exists(shares.filter(role=scope.role)))
    return asked


def _rows(reviewed: QuerySet[Task]) -> tuple[CorrectionRow, ...]:
    found = Correction.objects.filter(task__in=reviewed.order_by().values("id"))
    found = found.select_related("task").only(
        "field", "proposed", "accepted", "at", "task__number", "task__title", "task__language"
    )
    return tuple(
        CorrectionRow(row.task, row.field, row.proposed, row.accepted, office.today(row.at))
        for row in found.order_by("-at", "-pk")
    )


def untouched_tasks(scope: Scope) -> QuerySet[Task]:
    """Of those reviewed the ones put on control just as they were read."""
    return reviewed_tasks(scope).filter(~Exists(Correction.objects.filter(task=OuterRef("pk"))))


def rejected_tasks(scope: Scope) -> QuerySet[Task]:
    """Proposals rejected in the period; when it was is known from the history alone."""
    start, end = scope.moments
    then = Task.history.filter(history_date__gte=start, history_date__lt=end, state=Task.State.REJECTED)
    rejected = Task.objects.filter(_asked_for(scope), pk__in=then.values("id"))
    return rejected.exclude(reject_reason="")


def _rejected(scope: Scope) -> tuple[Rejected, ...]:
    """By reason, the most frequent first."""
    counted = rejected_tasks(scope).order_by().values("reject_reason").annotate(number=Count("id"))
    return tuple(
        Rejected(row["reject_reason"], row["number"]) for row in counted.order_by("-number", "reject_reason")
    )


def _fields(touched: Mapping[str, int], accepted: int) -> Fields:
    ratios = {field: Ratio(touched.get(field, 0), accepted) for field in Correction.Field.values}
    return Fields(untouched=Ratio(accepted - touched.get("any", 0), accepted), **ratios)


def corrections_table(report: Corrections) -> Table:
    columns = (
        _("Number"),
        _("Instruction"),
        _("Language"),
        _("Field"),
        _("As read"),
        _("As corrected"),
        _("Day"),
    )
    return Table("corrections", columns, (_flat(row) for row in report.rows))


def _flat(row: CorrectionRow) -> tuple[Cell, ...]:
    return (
        row.task.number,
        row.task.title,
        str(Language(row.task.language).label),
        str(Correction.Field(row.field).label),
        told(row.proposed),
        told(row.accepted),
        row.on,
    )


def told(value: Any) -> str:
    """A kept value in one line: the words of a text, the codes of bodies, the parts of a deadline."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {part}" for name, part in value.items() if part)
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    return "" if value is None else str(value)


def may_read_corrections(user: User) -> bool:
    return user.is_active and (user.is_superuser or user.reads_all)
