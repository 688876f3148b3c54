"""What every list of the desk has: saved filters, a choice of columns, and the way to its export."""

from __future__ import annotations

from copy import copy
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import label_for_field
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from instructions.admin.roles import person
from instructions.admin.rooms import lists
from instructions.errors import NotAllowed, Refused
from instructions.lists import ShownColumn, known, name_of, question
from instructions.models import ColumnChoice, SavedFilter, User
from instructions.services.lists import choose_columns, forget_filter, save_filter


class Unread(ChangeList):
    """A list that is asked which rows it has, and neither counts nor reads them."""

    def get_results(self, request: HttpRequest) -> None:
        pass


class DeskListMixin:
    """Gives a list of the admin saved filters and a choice of columns. Put it before the admin class."""

    more_columns: tuple[str, ...] = ()
    """Columns that are shown only where a person has chosen them."""
    has_room = False
    """It stands in a room of its own, not in the registry."""
    list_display: Any
    opts: Any
    model: Any

    def __init__(self, model: Any, admin_site: AdminSite) -> None:
        super().__init__(model, admin_site)  # type: ignore[call-arg]
        known[self.listing_name] = self

    @property
    def listing_name(self) -> str:
        return name_of(self.model)

    def asked(self, query: str, *, reader: User) -> QuerySet[Any]:
        """The rows that the page would show to this person under that address, in its order."""
        request = HttpRequest()
        request.method, request.user, request.GET = "GET", reader, QueryDict(query)
        model_admin = copy(cast("Any", self))
        model_admin.get_changelist = lambda *_args, **_kwargs: Unread
        if not model_admin.has_view_permission(request):
            raise NotAllowed(_("This list is not for you."))
        try:
            return cast("QuerySet[Any]", model_admin.get_changelist_instance(request).queryset)
        except (IncorrectLookupParameters, SuspiciousOperation) as error:
            raise Refused(_("This list cannot be asked so.")) from error

    def columns_for(self, reader: User) -> list[ShownColumn]:
        request = HttpRequest()
        request.method, request.user = "GET", reader
        if not cast("Any", self).has_view_permission(request):
            raise NotAllowed(_("This list is not for you."))
        return self._shown_columns(request)

    def columns(self, request: HttpRequest) -> list[str]:
        """Every column that this person may choose."""
        return [*self.usual_columns(request), *self.more_columns]

    def usual_columns(self, request: HttpRequest) -> list[str]:
        """Those shown as long as a person has not chosen."""
        return list(self.list_display)

    def get_list_display(self, request: HttpRequest) -> Any:
        chosen = _chosen(request, self.listing_name)
        if not chosen:
            return self.usual_columns(request)
        first, *others = self.columns(request)
        return [first, *(name for name in others if name in chosen)]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        query = question(request.GET)
        filters = SavedFilter.objects.offered_to(person(request)).filter(listing=self.listing_name)
        extra = {
            "listing": self.listing_name,
            "query": query,
            "filters": list(filters.select_related("user")),
            "columns": self._shown_columns(request),
            "tabs": lists(request),
            "has_room": self.has_room,
        }
        return super().changelist_view(request, {**extra, **(extra_context or {})})  # type: ignore[misc]

    def _shown_columns(self, request: HttpRequest) -> list[ShownColumn]:
        shown, model_admin = self.get_list_display(request), cast("Any", self)
        return [
            ShownColumn(
                name, capfirst(str(label_for_field(name, self.model, model_admin))), name in shown, at == 0
            )
            for at, name in enumerate(self.columns(request))
        ]


def _chosen(request: HttpRequest, listing: str) -> frozenset[str]:
    """The person's columns of this list; asked once for a page."""
    known: dict[str, frozenset[str]] = request.__dict__.setdefault("_desk_columns", {})
    if listing not in known:
        row = ColumnChoice.objects.filter(user=person(request), listing=listing).first()
        known[listing] = frozenset(row.columns if row else ())
    return known[listing]


@require_POST
def save(request: HttpRequest, *, site: AdminSite) -> HttpResponseRedirect:
    listing = _listing(request, site)
    try:
        saved = save_filter(
            user=person(request),
            listing=listing.listing_name,
            name=request.POST.get("name", ""),
            query=request.POST.get("query", ""),
            is_shared=bool(request.POST.get("is_shared")),
        )
        messages.success(request, _("Saved: %(name)s") % {"name": saved.name})
    except Refused as error:
        messages.error(request, str(error))
    return _back(request)


@require_POST
def forget(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponseRedirect:
    saved = get_object_or_404(SavedFilter, pk=pk, user=person(request))
    forget_filter(saved, by=person(request))
    messages.success(request, _("Removed: %(name)s") % {"name": saved.name})
    return _back(request)


@require_POST
def columns(request: HttpRequest, *, site: AdminSite) -> HttpResponseRedirect:
    listing = _listing(request, site)
    known = listing.columns(request)
    chosen = [name for name in known if name in request.POST.getlist("column")]
    choose_columns(user=person(request), listing=listing.listing_name, columns=chosen)
    return _back(request)


def _listing(request: HttpRequest, site: AdminSite) -> DeskListMixin:
    """The list that is named, where this person may see it."""
    for listing in site._registry.values():
        named = isinstance(listing, DeskListMixin) and listing.listing_name == request.POST.get("listing")
        if named and listing.has_view_permission(request):
            return cast("DeskListMixin", listing)
    raise Http404


def _back(request: HttpRequest) -> HttpResponseRedirect:
    to = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure()):
        raise Http404
    return HttpResponseRedirect(to)
