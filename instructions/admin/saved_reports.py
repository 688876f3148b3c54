"""The room of reports: which there are, those kept and sent every week, those being made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from instructions.admin.reports_page import address_of, asked_of, find, form_of
from instructions.admin.roles import person
from instructions.documents.reports import catalogue
from instructions.documents.reports.files import CONTENT_TYPES
from instructions.errors import Refused
from instructions.models import ReportRun, SavedReport, User
from instructions.models.report_run import ReportFormat
from instructions.reports.question import Question
from instructions.services import report_runs
from instructions.tasks import start_making

SHOWN_RUNS = 20


if TYPE_CHECKING:
    ModelForm = forms.ModelForm[SavedReport]
else:
    ModelForm = forms.ModelForm


class SavedForm(ModelForm):
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Send every"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", gettext_lazy("do not send")), *SavedReport.Weekday.choices],
    )
    recipients = forms.ModelMultipleChoiceField(
        label=gettext_lazy("To"), queryset=User.objects.none(), required=False
    )

    class Meta:
        model = SavedReport
        fields = ("name", "format", "language", "weekday", "hour", "recipients")

    def __init__(self, *args: Any, owner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True)
        if not report_runs.may_send_to_others(owner):
            people = people.filter(pk=owner.pk)
        field = self.fields["recipients"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = people
        if self.instance.pk is None:
            self.initial.setdefault("recipients", [owner.pk])

    def _save_m2m(self) -> None:
        """The service names the recipients, after it has asked who may."""


def shelf_of(user: User) -> dict[str, Any]:
    """What the room shows a person: own saved reports, those sent to them, files made and being made."""
    kept = SavedReport.objects.select_related("owner").prefetch_related("recipients")
    mine = Q(owner=user)
    runs = ReportRun.objects.filter(reader=user).select_related("saved")
    return {
        "saved": [(one, _title(one.report), _address(one)) for one in kept.filter(mine)],
        "received": [
            (one, _title(one.report))
            for one in kept.filter(recipients=user, weekday__isnull=False).exclude(mine)
        ],
        "runs": [(run, _title(run.report)) for run in runs[:SHOWN_RUNS]],
    }


def _title(name: str) -> str:
    found = catalogue.find(name)
    return str(found.title) if found else name


def _address(saved: SavedReport) -> str:
    return address_of(saved.report, Question.of_query(saved.question))


def room(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    user = person(request)
    context = {
        **site.each_context(request),
        "title": _("Reports"),
        "reports": catalogue.reports_for(user),
        **shelf_of(user),
    }
    return TemplateResponse(request, "desk/reports.html", context)


def save(request: HttpRequest, name: str, *, site: AdminSite) -> HttpResponse:
    """Keep a report with the filters of the address."""
    user, found = person(request), find(name, person(request))
    try:
        question = asked_of(request, found, form_of(request, found)).question
    except Refused as error:
        messages.error(request, str(error))
        return redirect("admin:report", name)
    saved = SavedReport(owner=user, report=name, question=question.as_query())
    initial = {"name": str(found.title), "language": user.language}
    return _edit(request, saved, site, initial=initial)


def change(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    saved = SavedReport.objects.filter(pk=pk, owner=person(request)).first()
    if saved is None:
        raise Http404
    return _edit(request, saved, site)


def _edit(
    request: HttpRequest, saved: SavedReport, site: AdminSite, *, initial: dict[str, Any] | None = None
) -> HttpResponse:
    user = person(request)
    form = SavedForm(request.POST or None, instance=saved, owner=user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            report_runs.save_report(
                form.save(commit=False),
                recipients=form.cleaned_data["recipients"],
                by=user,
                now=timezone.now(),
            )
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("admin:reports")
    context = {
        **site.each_context(request),
        "title": _("Save the report"),
        "form": form,
        "saved": saved,
        "report_title": _title(saved.report),
    }
    return TemplateResponse(request, "desk/report_save.html", context)


@require_POST
def forget(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """The owner takes it away; who only receives it leaves it."""
    user = person(request)
    saved = SavedReport.objects.filter(Q(owner=user) | Q(recipients=user), pk=pk).distinct().first()
    if saved is None:
        raise Http404
    if saved.owner_id == user.pk:
        report_runs.forget_report(saved, by=user)
    else:
        report_runs.leave_report(saved, by=user)
    messages.success(request, _("Done."))
    return redirect("admin:reports")


@require_POST
def make(request: HttpRequest, name: str, *, site: AdminSite) -> HttpResponse:
    """Have the report of the address made in the background."""
    user, found = person(request), find(name, person(request))
    kind = request.POST.get("format", "")
    try:
        if kind not in ReportFormat.values:
            raise Refused(_("Choose a format."))
        question = asked_of(request, found, form_of(request, found)).question
        run = report_runs.ask_run(
            report=name,
            question=question.as_query(),
            kind=kind,
            language=user.language,
            by=user,
            now=timezone.now(),
        )
    except Refused as error:
        messages.error(request, str(error))
        return redirect("admin:report", name)
    start_making()
    return redirect("admin:report_run", run.pk)


def run(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """How far a report in the making is; the page looks again by itself until it is ready."""
    found = _run(request, pk)
    context = {
        **site.each_context(request),
        "title": _title(found.report),
        "run": found,
    }
    response = TemplateResponse(request, "desk/report_run.html", context)
    if found.is_open:
        response.headers["Refresh"] = "3"
    return response


def run_file(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponseBase:
    found = _run(request, pk)
    if found.state != ReportRun.State.DONE:
        raise Http404
    return FileResponse(
        found.file.open(),
        as_attachment=True,
        filename=found.name,
        content_type=CONTENT_TYPES[found.format],
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )


def _run(request: HttpRequest, pk: int) -> ReportRun:
    found = ReportRun.objects.filter(pk=pk, reader=person(request)).select_related("saved").first()
    if found is None:
        raise Http404
    return found
