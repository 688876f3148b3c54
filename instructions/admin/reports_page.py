"""One report with its filters, the rows behind a figure, files."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from instructions import office
from instructions.admin.drawn import svg_of
from instructions.admin.report_form import ReportForm
from instructions.admin.roles import person
from instructions.documents.reports import catalogue, corrections, lists
from instructions.documents.reports.catalogue import Report
from instructions.documents.reports.files import CONTENT_TYPES, LONG, Asked, length, write
from instructions.documents.reports.links import Links
from instructions.documents.sheet import Block, Chart, Grid, Section, Sheet
from instructions.errors import Refused
from instructions.models import User
from instructions.models.report_run import ReportFormat as Format
from instructions.reports.question import Question
from instructions.reports.selection import NAMES, Selection, selected
from instructions.reports.task_selection import TaskSelection, selected_tasks, task_selection_name


def report(request: HttpRequest, name: str, *, site: AdminSite) -> HttpResponse:
    found = find(name, person(request))
    form = form_of(request, found)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": found.title,
        "report": found,
        "form": form,
        "formats": Format.choices,
        "query": request.GET.urlencode(),
    }
    try:
        asked = asked_of(request, found, form)
        context |= {"sections": sections_of(asked.sheet(asked.reckoned())), "asked": asked}
    except Refused as error:
        context["problem"] = str(error)
    return TemplateResponse(request, "desk/report_page.html", context)


def rows(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """The assignments that a figure counts, as the address of the figure says."""
    user, now = person(request), timezone.now()
    try:
        selection = Selection(request.GET.get("selection", ""))
        question = Question.of_query(request.GET.dict())
        scope = question.scope(reader=user, today=office.today(now))
    except (ValueError, Refused) as error:
        raise Http404 from error
    found = selected(scope, selection)
    blocks = tuple(
        lists.rows_blocks(found, Links(question, scope), empty=_("Nothing is behind this figure."))
    )
    context = {
        **site.each_context(request),
        "title": NAMES[selection],
        "scope": scope,
        "number": found.number,
        "sections": sections_of_blocks(Section("", blocks)),
    }
    return TemplateResponse(request, "desk/report_rows.html", context)


def task_rows(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """The instructions or proposals that a figure of review counts."""
    user, now = person(request), timezone.now()
    try:
        selection = TaskSelection(request.GET.get("selection", ""))
        question = Question.of_query(request.GET.dict())
        scope = question.scope(reader=user, today=office.today(now))
        found = selected_tasks(scope, selection)
    except (ValueError, Refused) as error:
        raise Http404 from error
    links, empty = Links(question, scope), _("Nothing is behind this figure.")
    blocks = tuple(corrections.task_rows_blocks(found, links, empty=empty))
    context = {
        **site.each_context(request),
        "title": task_selection_name(selection),
        "scope": scope,
        "number": found.number,
        "sections": sections_of_blocks(Section("", blocks)),
    }
    return TemplateResponse(request, "desk/report_rows.html", context)


def file(request: HttpRequest, name: str, kind: str, *, site: AdminSite) -> HttpResponseBase:
    found = find(name, person(request))
    if kind not in Format.values:
        raise Http404
    form = form_of(request, found)
    try:
        asked = asked_of(request, found, form, base=request.build_absolute_uri("/").rstrip("/"))
        if length(asked) > LONG:
            raise Refused(_("This report is too long to wait for: have it made in the background."))
    except Refused as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return FileResponse(
        write(asked, kind),
        as_attachment=kind != Format.PDF,
        filename=asked.file_name(kind),
        content_type=CONTENT_TYPES[kind],
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )


def find(name: str, user: User) -> Report:
    """To those who may not ask a report there is none of that name."""
    found = catalogue.find(name)
    if found is None or not found.may_ask(user):
        raise Http404
    return found


def form_of(request: HttpRequest, found: Report) -> ReportForm:
    usual = {"period": found.period, "below": "true"}
    on = office.today()
    return ReportForm(found, person(request), on, request.GET or None, initial=usual)


def asked_of(request: HttpRequest, found: Report, form: ReportForm, *, base: str = "") -> Asked:
    """Raises `Refused` where the filters make no sense together."""
    now = timezone.now()
    question = Question()
    if form.is_bound:
        if not form.is_valid():
            raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
        question = form.question
    scope = question.scope(reader=person(request), today=office.today(now), usual=found.period or "year")
    return Asked(found, question, scope, now, base)


def sections_of(sheet: Sheet) -> list[dict[str, Any]]:
    return [shown for section in sheet.sections for shown in sections_of_blocks(section)]


def sections_of_blocks(section: Section) -> list[dict[str, Any]]:
    """Each block with the template that shows it."""
    return [{"heading": section.heading, "blocks": [_shown(block) for block in section.blocks]}]


def _shown(block: Block) -> dict[str, Any]:
    shown: dict[str, Any] = {"template": f"desk/sheet/{type(block).__name__.lower()}.html", "block": block}
    if isinstance(block, Chart):
        shown["svg"] = svg_of(block.drawing, told=block.told)
    if isinstance(block, Grid):
        shown["rows"] = [tuple(zip(row, block.columns, strict=True)) for row in block.rows]
    return shown


def address_of(name: str, question: Question) -> str:
    query = urlencode(question.as_query())
    return reverse("admin:report", args=[name]) + (f"?{query}" if query else "")
