"""Lists taken out of the desk: what is filtered, in the chosen columns, as XLSX or CSV."""

from __future__ import annotations

from copy import copy
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponseRedirect, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from instructions import office
from instructions.admin.keys import is_key
from instructions.admin.own_listing import own_listing
from instructions.documents.files import file_of
from instructions.documents.listing import Day, Listing
from instructions.models import User

OWN = "_export_"
"""Begins the names of this page's own questions; all others are the list's."""
CHOSEN, ROWS = f"{OWN}ids", f"{OWN}rows"
MOST_CHOSEN = 500


class ExportForm(forms.Form):
    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Columns"), widget=forms.CheckboxSelectMultiple, required=False
    )
    format = forms.ChoiceField(
        label=gettext_lazy("File"),
        choices=[
            ("xlsx", gettext_lazy("XLSX, for Excel")),
            ("csv", gettext_lazy("CSV, for other programs")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, listing: Listing, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listing = listing
        columns = self.fields["columns"]
        assert isinstance(columns, forms.MultipleChoiceField)
        columns.choices = [(column.name, column.heading) for column in listing.columns]

    def add_prefix(self, field_name: str) -> str:
        return f"{OWN}{field_name}"

    def clean_columns(self) -> list[str]:
        """Where none was chosen, those that are usual."""
        return self.cleaned_data["columns"] or self.listing.usual


class ExportMixin:
    """Gives a list of the admin an "Export" page. Put it before the admin class.

    Where no `listings` are named, the file has the list's own columns.
    """

    listings: tuple[Listing, ...] = ()
    opts: Any
    admin_site: admin.AdminSite

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export_view)
        return [path("export/", view, name=self.export_name), *super().get_urls()]  # type: ignore[misc]

    @property
    def export_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_export"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        query = request.GET.urlencode()
        address = reverse(f"admin:{self.export_name}") + (f"?{query}" if query else "")
        extra = {"export_address": address, **(extra_context or {})}
        return super().changelist_view(request, extra)  # type: ignore[misc]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        found: dict[str, Any] = super().get_actions(request)  # type: ignore[misc]
        label = gettext_lazy("Export the chosen rows")
        return {**found, "export_selected": (export_selected, "export_selected", label)}

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """The choice of columns and of a format; with a format chosen, the file."""
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        listings = self._listings(request)
        listing = next((one for one in listings if one.name == request.GET.get(ROWS)), listings[0])
        is_asked = f"{OWN}format" in request.GET
        form = ExportForm(
            listing, request.GET if is_asked else None, initial=self._remembered(request, listing)
        )
        try:
            rows = self._rows(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse(f"admin:{self.export_name}"))
        if form.is_bound and form.is_valid():
            return self._file(request, form, rows)
        return self._page(request, form, rows)

    def _listings(self, request: HttpRequest) -> tuple[Listing, ...]:
        usual = self.get_list_display(request)  # type: ignore[attr-defined]
        return self.listings or (own_listing(self, self.columns(request), usual=usual),)  # type: ignore[attr-defined]

    def _page(self, request: HttpRequest, form: ExportForm, rows: QuerySet[Any]) -> TemplateResponse:
        kept = [name for name in request.GET if not name.startswith(OWN) or name == CHOSEN]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Export"),
            "opts": self.opts,
            "form": form,
            "count": rows.count(),
            "kept": [(name, value) for name in kept for value in request.GET.getlist(name)],
            "rows_name": ROWS,
            "listings": [(one, _with(request.GET, ROWS, one.name)) for one in self._listings(request)],
        }
        return TemplateResponse(request, "desk/export.html", context)

    def _file(
        self, request: HttpRequest, form: ExportForm, rows: QuerySet[Any]
    ) -> FileResponse | StreamingHttpResponse:
        assert isinstance(request.user, User)
        chosen = {"columns": form.cleaned_data["columns"], "format": form.cleaned_data["format"]}
        request.session[f"{self.export_name}.{form.listing.name}"] = chosen
        day = Day(office.today(), office.calendar(), request.user)
        table = form.listing.table(rows, columns=chosen["columns"], day=day)
        return file_of(table, name=f"{table.name}-{day.on.isoformat()}.{chosen['format']}")

    def _rows(self, request: HttpRequest) -> QuerySet[Any]:
        """What the list shows to this person with these filters, in its order; or the chosen rows of it."""
        chosen = [pk for pk in request.GET.get(CHOSEN, "").split(",") if is_key(pk)]
        asked, filters = copy(request), request.GET.copy()
        for name in [name for name in filters if name.startswith(OWN)]:
            del filters[name]
        asked.GET = filters  # type: ignore[assignment]
        rows: QuerySet[Any] = self.get_changelist_instance(asked).queryset  # type: ignore[attr-defined]
        return rows.filter(pk__in=chosen[:MOST_CHOSEN]) if chosen else rows

    def _remembered(self, request: HttpRequest, listing: Listing) -> dict[str, Any]:
        """What this person chose the last time."""
        usual = {"columns": listing.usual, "format": "xlsx"}
        return {**usual, **request.session.get(f"{self.export_name}.{listing.name}", {})}


def _with(asked: QueryDict, name: str, value: str) -> str:
    changed = asked.copy()
    changed[name] = value
    return f"?{changed.urlencode()}"


def export_selected(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponseRedirect:
    """To the export page with the chosen rows; "all of the list" is the list itself."""
    asked = request.GET.copy()
    if request.POST.get("select_across") != "1":
        asked[CHOSEN] = ",".join(request.POST.getlist(ACTION_CHECKBOX_NAME)[:MOST_CHOSEN])
    address = reverse(f"admin:{modeladmin.export_name}")
    return HttpResponseRedirect(f"{address}?{asked.urlencode()}")
