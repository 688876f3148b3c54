"""Answers by one tap from a mail: noted, in work, done, ask to extend.

The link only shows a form, since mail scanners follow links and nobody has answered by that; the form acts.
The signed token says who answers and about what; the services give that person the rights of the desk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from instructions import office
from instructions.errors import Refused
from instructions.files_field import FilesField
from instructions.models import Assignment, ProgressReport, User
from instructions.rights import may_report
from instructions.services.extending import request_extension
from instructions.services.reporting import submit_draft, submit_report
from notifications import links
from notifications.answers import acknowledge, report_gone, request_gone, take_up
from notifications.models import Acknowledgement, Delivery
from notifications.models.channel import Channel
from notifications.views import expired


class ReportForm(forms.Form):
    text = forms.CharField(label=_("What was done"), widget=forms.Textarea(attrs={"rows": 6}))
    evidence = FilesField(label=_("Files that show it"), required=False)


class ExtendForm(forms.Form):
    to = forms.DateField(label=_("New day"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 4}))


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to one message: by whom, about what, with which words."""

    assignment: Assignment
    delivery: Delivery
    words: dict[str, Any]
    now: dt.datetime

    @property
    def by(self) -> User:
        return self.delivery.address.recipient.user


@dataclass(frozen=True, slots=True)
class Answer:
    """`title` heads the page, `button` is what is tapped, `done` is said afterwards."""

    title: str | Promise
    button: str | Promise
    done: Promise | Callable[[Assignment], str]
    act: Callable[[Given], object]
    form: type[forms.Form] = forms.Form


def _noted(given: Given) -> None:
    acknowledge(
        given.assignment,
        by=given.by,
        answer=Acknowledgement.Answer.NOTED,
        channel=Channel.EMAIL,
        delivery=given.delivery,
        now=given.now,
    )


def _in_work(given: Given) -> None:
    take_up(given.assignment, by=given.by, channel=Channel.EMAIL, delivery=given.delivery, now=given.now)


def _report(given: Given) -> None:
    submit_report(
        given.assignment,
        by=given.by,
        now=given.now,
        source=ProgressReport.Source.EMAIL,
        text=given.words["text"],
        files=given.words["evidence"],
    )


def _extend(given: Given) -> None:
    request_extension(given.assignment, by=given.by, now=given.now, **given.words)


def _send(given: Given) -> None:
    report = draft_of(given.assignment, given.by)
    if report is None:
        raise Refused(_("This draft has been sent already or belongs to somebody else."))
    submit_draft(report, by=given.by, now=given.now, text=given.words["text"], files=given.words["evidence"])


def draft_of(assignment: Assignment, user: User) -> ProgressReport | None:
    """The newest report that the person wrote by mail and has not sent."""
    drafts = ProgressReport.objects.filter(assignment=assignment, author=user)
    drafts = drafts.filter(state=ProgressReport.State.DRAFT, source=ProgressReport.Source.EMAIL)
    return drafts.order_by("-pk").first()


ANSWERS = {
    "send": Answer(
        _("Your report is kept as a draft"),
        _("Send the report"),
        report_gone,
        _send,
        ReportForm,
    ),
    "noted": Answer(_("Noted"), _("Noted"), _("It is kept that you have taken note."), _noted),
    "in_work": Answer(_("In work"), _("In work"), _("It is kept that the work has begun."), _in_work),
    "report": Answer(
        _("Done: report"),
        _("Send the report"),
        report_gone,
        _report,
        ReportForm,
    ),
    "extend": Answer(
        _("Ask to extend"),
        pgettext_lazy("button", "Ask"),
        request_gone,
        _extend,
        ExtendForm,
    ),
}


@csrf_exempt  # the signed token says who asks and for what; mail programs have no cookie
@require_http_methods(["GET", "POST"])
@never_cache
def answer(request: HttpRequest, name: str, token: str) -> HttpResponse:
    """The page of one answer, in the reader's language; works without script."""
    if name not in ANSWERS:
        raise Http404
    try:
        assignment_id, delivery_id = links.read_answer(token)
    except signing.BadSignature:
        return expired(request)
    delivery = get_object_or_404(Delivery.objects.select_related("address__recipient__user"), pk=delivery_id)
    assignment = get_object_or_404(Assignment.objects.select_related("task", "body"), pk=assignment_id)
    with translation.override(delivery.address.recipient.reads):
        return _page(request, ANSWERS[name], assignment=assignment, delivery=delivery)


def _page(
    request: HttpRequest, wanted: Answer, *, assignment: Assignment, delivery: Delivery
) -> HttpResponse:
    now, user = timezone.now(), delivery.address.recipient.user
    context: dict[str, Any] = {
        "assignment": assignment,
        "answer": wanted,
        "title": wanted.title,
        "person": user,
    }
    if not may_report(user, assignment, on=office.today(now)):
        return render(request, "notifications/answer.html", {**context, "not_theirs": True}, status=403)
    context["draft"] = draft = draft_of(assignment, user) if wanted.act is _send else None
    form = wanted.form(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        initial={"text": draft.text} if draft else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            wanted.act(Given(assignment, delivery, form.cleaned_data, now))
            context["done"] = wanted.done(assignment) if callable(wanted.done) else wanted.done
        except Refused as error:
            context["refused"] = str(error)
    return render(request, "notifications/answer.html", {**context, "form": form})
