"""The rows behind a figure: the same conditions that counted it, so that both always agree."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from instructions.models import Assignment, Extension, ProgressReport
from instructions.reports import definitions
from instructions.reports.rows import Rows
from instructions.reports.scope import Scope, assignments
from instructions.reports.workload import weeks_from


class Selection(StrEnum):
    DUE_BY_ORIGINAL = "due-by-original"
    DONE_BY_ORIGINAL = "done-by-original"
    DUE_BY_CURRENT = "due-by-current"
    DONE_BY_CURRENT = "done-by-current"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    OVERDUE = "overdue"
    OVERDUE_WEEK = "overdue-week"
    OVERDUE_MONTH = "overdue-month"
    OVERDUE_QUARTER = "overdue-quarter"
    OVERDUE_LONGER = "overdue-longer"
    CLOSED = "closed"
    CLOSED_WITH_EVIDENCE = "closed-with-evidence"
    EXTENDED = "extended"
    LEFT_OUT = "left-out"
    ON_CONTROL = "on-control"
    WAITING_FOR_CHECK = "waiting-for-check"
    SENT_BACK = "sent-back"
    DUE = "due"
    LATER = "later"
    NO_DEADLINE = "no-deadline"
    PUT_ON_CONTROL = "put-on-control"
    FIRST_REPORTED = "first-reported"
    CHECKED = "checked"


SELECTIONS = [(selection.value, selection.value) for selection in Selection]

NAMES: dict[Selection, Promise] = {
    Selection.DUE_BY_ORIGINAL: _("Due in the period by the original deadline"),
    Selection.DONE_BY_ORIGINAL: _("Done by the original deadline"),
    Selection.DUE_BY_CURRENT: _("Due in the period by the current deadline"),
    Selection.DONE_BY_CURRENT: _("Done by the current deadline"),
    Selection.SUBMITTED: _("With reports submitted in the period"),
    Selection.RETURNED: _("With reports of the period returned"),
    Selection.OVERDUE: _("Overdue"),
    Selection.OVERDUE_WEEK: _("Overdue up to a week"),
    Selection.OVERDUE_MONTH: _("Overdue 8 to 30 days"),
    Selection.OVERDUE_QUARTER: _("Overdue 31 to 90 days"),
    Selection.OVERDUE_LONGER: _("Overdue over 90 days"),
    Selection.CLOSED: _("Removed from control in the period"),
    Selection.CLOSED_WITH_EVIDENCE: _("Removed from control with evidence checked"),
    Selection.EXTENDED: _("With deadlines moved"),
    Selection.LEFT_OUT: _("Left out: cancelled, merged, not pursued"),
    Selection.ON_CONTROL: _("On control"),
    Selection.WAITING_FOR_CHECK: _("Waiting for check"),
    Selection.SENT_BACK: _("Returned with remarks"),
    Selection.DUE: _("Open with a deadline in the period"),
    Selection.LATER: _("Open with a deadline after the next twelve weeks"),
    Selection.NO_DEADLINE: _("Open without a deadline"),
    Selection.PUT_ON_CONTROL: _("Put on control in the period"),
    Selection.FIRST_REPORTED: _("First reported on in the period"),
    Selection.CHECKED: _("With reports checked in the period"),
}


def selected(scope: Scope, selection: Selection) -> Rows:
    """The assignments that a figure counts; where it counts reports or extensions, `times` says how many."""
    rows = assignments(scope)
    match selection:
        case Selection.SUBMITTED:
            found = _with(rows, ProgressReport, definitions.submitted_in_period(scope))
        case Selection.RETURNED:
            returned = definitions.submitted_in_period(scope) & definitions.returned(scope)
            found = _with(rows, ProgressReport, returned)
        case Selection.CHECKED:
            found = _with(rows, ProgressReport, definitions.decided_in_period(scope))
        case Selection.EXTENDED:
            due = rows.filter(definitions.due_by_original(scope))
            found = _with(due, Extension, definitions.granted(scope))
        case Selection.CLOSED_WITH_EVIDENCE:
            checked = ProgressReport.objects.filter(definitions.checked(scope), assignment=OuterRef("id"))
            found = rows.filter(definitions.closed_in_period(scope), Exists(checked))
        case _:
            found = rows.filter(_condition(scope, selection))
    return Rows(found.order_by(F("due_on").asc(nulls_last=True), "task_id", "-role", "id"), scope)


def _with(rows: QuerySet[Any], model: type[Model], condition: Q) -> QuerySet[Any]:
    found = model._default_manager.filter(condition, assignment=OuterRef("id")).order_by()
    counted = found.values("assignment").annotate(number=Count("id")).values("number")
    times = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    told: QuerySet[Any] = rows.annotate(times=times).filter(times__gt=0)
    return told


def _condition(scope: Scope, selection: Selection) -> Q:
    original, current = definitions.due_by_original(scope), definitions.due_by_current(scope)
    known = {
        Selection.DUE_BY_ORIGINAL: original,
        Selection.DONE_BY_ORIGINAL: original & definitions.DONE_BY_ORIGINAL,
        Selection.DUE_BY_CURRENT: current,
        Selection.DONE_BY_CURRENT: current & definitions.DONE_BY_CURRENT,
        Selection.OVERDUE: definitions.overdue(scope),
        Selection.CLOSED: definitions.closed_in_period(scope),
        Selection.LEFT_OUT: definitions.left_out(scope),
        Selection.ON_CONTROL: Q(status__in=Assignment.OPEN),
        Selection.WAITING_FOR_CHECK: Q(status=Assignment.Status.SUBMITTED),
        Selection.SENT_BACK: Q(status=Assignment.Status.RETURNED),
        Selection.DUE: definitions.due_in_period(scope),
        Selection.LATER: Q(status__in=Assignment.OPEN, due_on__gt=weeks_from(scope.on)[-1].last),
        Selection.NO_DEADLINE: Q(status__in=Assignment.OPEN, due_on=None),
        Selection.PUT_ON_CONTROL: definitions.put_on_control(scope),
        Selection.FIRST_REPORTED: definitions.first_reported(scope),
    }
    if selection in known:
        return known[selection]
    return definitions.overdue(scope) & definitions.late_for(scope, selection.removeprefix("overdue-"))
