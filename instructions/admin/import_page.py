"""Taking over a control table from Excel: look first, row by row, then do it."""

from __future__ import annotations

import datetime as dt
import secrets
from pathlib import Path, PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from instructions import office
from instructions.admin.moves.forms import DayInput
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.intake.control_table import ControlTable, read_control_table
from instructions.intake.unreadable import Unreadable
from instructions.models import Body
from instructions.models.due import Every
from instructions.registry import office_registry
from instructions.services.importing import Outcome, Planned, import_rows, plan_import

ROWS_A_PAGE = 200
KEPT_FOR = dt.timedelta(days=1)
KEPT = "import"
"""Under this name the session holds which file is looked at."""
OUTCOME_WORDS = {
    Outcome.NEW: gettext_lazy("new"),
    Outcome.KNOWN: gettext_lazy("known already"),
    Outcome.FINISHED: gettext_lazy("finished"),
    Outcome.ERROR: gettext_lazy("error"),
}


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Table"),
        help_text=gettext_lazy(
            "An .xlsx file with a heading row: number, instruction, executors, deadline …"
        ),
    )
    given_on = forms.DateField(
        label=gettext_lazy("Day of the table"),
        widget=DayInput,
        help_text=gettext_lazy("From this day “30 April” and “in ten days” are counted."),
    )


def choose(request: HttpRequest, site: AdminSite) -> HttpResponse:
    _require_control(request)
    form = ImportForm(request.POST or None, request.FILES or None, initial={"given_on": office.today()})
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid() and _keep(request, form):
            return HttpResponseRedirect(reverse("admin:import_look"))
    context = {**site.each_context(request), "title": _("Take over a control table"), "form": form}
    return TemplateResponse(request, "desk/import.html", context, status=status)


def look(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The dry run; pressed to go on, the import itself."""
    _require_control(request)
    table = _kept_table(request)
    if table is None:
        return HttpResponseRedirect(reverse("admin:import"))
    if request.method == "POST":
        return _do(request, table)
    planned = plan_import(table)
    shown = request.GET.get("show", "")
    rows = [one for one in planned if one.outcome == shown] if shown in set(Outcome) else planned
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    names = _names(page.object_list)
    context = {
        **site.each_context(request),
        "title": _("What would happen"),
        "subtitle": table.name,
        "table": table,
        "shown": shown,
        "counts": _counts(planned),
        "total": len(planned),
        "new": sum(one.outcome is Outcome.NEW for one in planned),
        "page": page,
        "rows": [
            (one, OUTCOME_WORDS[one.outcome], _called(one, names), _rhythm(one)) for one in page.object_list
        ],
    }
    return TemplateResponse(request, "desk/import_look.html", context)


def _do(request: HttpRequest, table: ControlTable) -> HttpResponse:
    done = import_rows(
        table, by=person(request), now=timezone.now(), on_control=request.POST.get("onto") == "control"
    )
    said = ngettext("%(count)s row was taken over.", "%(count)s rows were taken over.", done.made)
    messages.success(request, said % {"count": done.made})
    for one in done.refused[:20]:
        messages.error(request, _("Row %(line)s: %(why)s") % {"line": one.row.line, "why": one.reason})
    if done.left:
        left = ngettext(
            "%(count)s row is left: press once more.", "%(count)s rows are left: press once more.", done.left
        )
        messages.warning(request, left % {"count": done.left})
        return HttpResponseRedirect(reverse("admin:import_look"))
    _forget(request)
    onto = "on_control" if request.POST.get("onto") == "control" else "proposed"
    return HttpResponseRedirect(f"{reverse('admin:instructions_task_changelist')}?state={onto}")


def _counts(planned: list[Planned]) -> list[tuple[str, Any, int]]:
    return [
        (outcome.value, OUTCOME_WORDS[outcome], sum(one.outcome is outcome for one in planned))
        for outcome in Outcome
    ]


def _names(planned: Any) -> dict[str, str]:
    codes = {code for one in planned for code in (*one.row.lead, *one.row.co)}
    return {body.code: body.name for body in Body.objects.filter(code__in=codes)}


def _called(one: Planned, names: dict[str, str]) -> dict[str, list[tuple[str, bool]]]:
    """Names of the bodies, each with whether the registry knows it."""
    return {
        role: [(names.get(code, code.removeprefix("?:").strip()), code in names) for code in codes]
        for role, codes in (("lead", one.row.lead), ("co", one.row.co))
    }


def _rhythm(one: Planned) -> str:
    every = one.row.due.every
    return str(Every(every.value).label) if every else ""


def _keep(request: HttpRequest, form: ImportForm) -> bool:
    """Put the file aside for the look at it; where it cannot be read, say so on the form."""
    upload, day = form.cleaned_data["file"], form.cleaned_data["given_on"]
    content, name = upload.read(), PurePath(upload.name).name[:120]
    try:
        _read(content, name, day)
    except Unreadable as error:
        form.add_error("file", str(error))
        return False
    _forget(request)
    _sweep()
    token = secrets.token_hex(16)
    _folder().mkdir(parents=True, exist_ok=True)
    (_folder() / f"{token}.xlsx").write_bytes(content)
    request.session[KEPT] = {"token": token, "name": name, "given_on": day.isoformat()}
    return True


def _kept_table(request: HttpRequest) -> ControlTable | None:
    kept = request.session.get(KEPT)
    path = _folder() / f"{kept['token']}.xlsx" if kept else None
    if not kept or path is None or not path.exists():
        return None
    try:
        return _read(path.read_bytes(), kept["name"], dt.date.fromisoformat(kept["given_on"]))
    except Unreadable as error:
        messages.error(request, str(error))
        return None


def _read(content: bytes, name: str, day: dt.date) -> ControlTable:
    return read_control_table(
        content, name=name, published=day, registry=office_registry(), calendar=office.calendar()
    )


def _forget(request: HttpRequest) -> None:
    kept = request.session.pop(KEPT, None)
    if kept:
        (_folder() / f"{kept['token']}.xlsx").unlink(missing_ok=True)


def _sweep() -> None:
    """Files that somebody looked at and left lying."""
    old = timezone.now().timestamp() - KEPT_FOR.total_seconds()
    for path in _folder().glob("*.xlsx"):
        if path.stat().st_mtime < old:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "imports"


def _require_control(request: HttpRequest) -> None:
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
