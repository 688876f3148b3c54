"""The answers a reviewer can give to a proposal, each through its service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from instructions.admin.review_form import ReviewForm
from instructions.models import Task, User
from instructions.services.following import propose_road_map
from instructions.services.review import accept_task, correct_proposal, reject_task
from instructions.services.splitting import merge_proposals, split_proposal


@dataclass(frozen=True, slots=True)
class Done:
    said: str
    stays: bool = False
    """The proposal still waits: the desk stays with it."""


@dataclass(frozen=True, slots=True)
class Answer:
    form: str
    """Name of the form that it fills in."""
    run: Callable[[Task, Any, User], Done]


def named(name: str) -> Answer:
    """What a button says; a press that names none only saves."""
    return ANSWERS.get(name, ANSWERS["save"])


def _corrected(task: Task, form: ReviewForm, by: User) -> int:
    """The version to go on from, once what was changed is kept."""
    expected: int = form.cleaned_data["version"]
    if not form.corrects:
        return expected
    corrected = correct_proposal(
        task,
        by=by,
        title=form.cleaned_data["title"],
        deadline=form.deadline,
        lead=form.lead_shares,
        co=form.co_shares,
        form=form.cleaned_data["form"],
        expected=expected,
    )
    return corrected.version


def _save(task: Task, form: ReviewForm, by: User) -> Done:
    _corrected(task, form, by)
    return Done(_("Saved; the proposal still waits for your answer."), stays=True)


@transaction.atomic
def _accept(task: Task, form: ReviewForm, by: User) -> Done:
    expected = _corrected(task, form, by)
    accept_task(task, by=by, now=timezone.now(), expected=expected)
    return Done(_("On control: %(title)s") % {"title": form.cleaned_data["title"]})


def _reject(task: Task, form: Any, by: User) -> Done:
    data = form.cleaned_data
    reject_task(task, by=by, reason=data["reason"], note=data["note"], expected=data["version"])
    return Done(_("Rejected: %(title)s") % {"title": task.title})


def _split(task: Task, form: Any, by: User) -> Done:
    data = form.cleaned_data
    split_proposal(
        task,
        by=by,
        title=data["first_title"],
        second_title=data["second_title"],
        expected=data["version"],
    )
    return Done(
        _("There are two proposals now; both keep the quote, the bodies and the deadline."), stays=True
    )


def _merge(task: Task, form: Any, by: User) -> Done:
    data = form.cleaned_data
    merge_proposals(task, data["other"], by=by, expected=data["version"])
    return Done(_("The two are one proposal now, with the words of both."), stays=True)


def _road_map(task: Task, form: Any, by: User) -> Done:
    propose_road_map(task, by=by, now=timezone.now())
    return Done(_("A road map is proposed for the same bodies; it waits for review too."), stays=True)


ANSWERS = {
    "save": Answer("review", _save),
    "accept": Answer("review", _accept),
    "reject": Answer("reject", _reject),
    "split": Answer("split", _split),
    "merge": Answer("merge", _merge),
    "road-map": Answer("review", _road_map),
}
