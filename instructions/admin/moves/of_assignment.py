from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from instructions.admin.moves import forms
from instructions.admin.moves.more_forms import PassOnForm
from instructions.admin.moves.move import Actor, Move
from instructions.models import Assignment, Extension
from instructions.services import closing, delegating, extending, reporting
from instructions.services import moves as steps

S = Assignment.Status


def _may(assignment: Assignment, *statuses: str) -> bool:
    return bool(steps.may_follow(assignment.status) & set(statuses))


def _asks_extension(assignment: Assignment, actor: Actor) -> bool:
    if not (actor.works and assignment.is_open and assignment.due_on) or assignment.due_on < actor.on:
        return False
    return all(extension.state != Extension.State.REQUESTED for extension in assignment.extensions.all())


MOVES = (
    Move(
        "take",
        _("Accept for work"),
        _("Accepted for work."),
        lambda row, asked: steps.take(row, by=asked.by, now=asked.now, expected=asked.version),
        lambda row, actor: actor.works and row.status == S.ASSIGNED,
    ),
    Move(
        "report",
        _("Report"),
        _("The report is with the controller."),
        lambda row, asked: reporting.submit_report(
            row,
            by=asked.by,
            now=asked.now,
            text=asked.data["text"],
            files=asked.data["evidence"],
            no_change=asked.data.get("no_change", False),
            expected=asked.version,
        ),
        lambda row, actor: actor.works and _may(row, S.SUBMITTED),
        form=forms.ReportForm,
        done_of_part=_("The report is with those who passed the part on."),
    ),
    Move(
        "start",
        _("Start work"),
        _("In progress."),
        lambda row, asked: steps.start(row, by=asked.by, now=asked.now, expected=asked.version),
        lambda row, actor: actor.works and row.status in {S.TAKEN, S.RETURNED},
    ),
    Move(
        "extend",
        _("Ask for an extension"),
        _("The request is with the controller."),
        lambda row, asked: extending.request_extension(
            row,
            to=asked.data["to"],
            reason=asked.data["reason"],
            by=asked.by,
            now=asked.now,
            expected=asked.version,
        ),
        _asks_extension,
        form=forms.DayForm,
        done_of_part=_("The request is with those who passed the part on."),
    ),
    Move(
        "person",
        _("Name the person in charge"),
        _("The person in charge is named."),
        lambda row, asked: steps.put_in_charge(
            row, person=asked.data["person"], by=asked.by, now=asked.now, expected=asked.version
        ),
        lambda row, actor: actor.works and row.is_open and row.body_id is not None,
        form=forms.PersonForm,
    ),
    Move(
        "pass-on",
        _("Pass on a part"),
        _("The part is passed on."),
        lambda row, asked: delegating.delegate(
            row,
            by=asked.by,
            now=asked.now,
            body=asked.data["body"],
            person=asked.data["person"],
            due_on=asked.data["due_on"],
            note=asked.data["note"],
            expected=asked.version,
        ),
        lambda row, actor: actor.works and row.is_open and row.body_id is not None,
        form=PassOnForm,
    ),
    Move(
        "take-back",
        _("Take the part back"),
        _("The part is taken back."),
        lambda row, asked: delegating.take_back(
            row, note=asked.data["note"], by=asked.by, now=asked.now, expected=asked.version
        ),
        lambda row, actor: row.parent_id is not None and row.is_open and (actor.controls or actor.oversees),
        form=forms.NoteForm,
        is_end=True,
    ),
    Move(
        "close",
        _("Remove from control"),
        _("Removed from control."),
        lambda row, asked: closing.close_assignment(row, by=asked.by, now=asked.now, expected=asked.version),
        lambda row, actor: actor.controls and _may(row, S.CLOSED),
        by_control=True,
    ),
    Move(
        "move",
        _("Move the deadline"),
        _("The deadline is moved; the first one stays on record."),
        lambda row, asked: extending.move_deadline(
            row,
            to=asked.data["to"],
            reason=asked.data["reason"],
            by=asked.by,
            now=asked.now,
            expected=asked.version,
        ),
        lambda row, actor: actor.controls and row.is_open and row.due_on is not None,
        form=forms.DayForm,
        by_control=True,
    ),
    Move(
        "end",
        _("End without a result"),
        _("The assignment is ended."),
        lambda row, asked: steps.end_assignment(
            row,
            to=asked.data["to"],
            note=asked.data["note"],
            by=asked.by,
            now=asked.now,
            expected=asked.version,
        ),
        lambda row, actor: actor.controls and _may(row, S.CANCELLED),
        form=forms.EndForm,
        by_control=True,
        is_end=True,
    ),
)
