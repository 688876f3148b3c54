from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.contrib import admin
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from tracker.script_words import ScriptWords

if TYPE_CHECKING:
    from django.template.response import TemplateResponse
    from django.urls import URLPattern, URLResolver

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def _refuse_null_signs(request: HttpRequest) -> None:
    """No text of the database holds U+0000, and PostgreSQL fails when it is asked for one."""
    if any("\0" in value for values in request.GET.lists() for value in values[1]):
        raise BadRequest


class Desk(admin.AdminSite):
    """The stock admin with a start page by role, rooms instead of a list of models, and all people let in.

    What a person sees inside follows from the role; `is_staff` plays no part.
    """

    site_title = "Merzim"
    site_header = "Merzim"
    index_title = _("Control desk")
    site_url = None
    enable_nav_sidebar = False
    login_form = AuthenticationForm

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active

    def i18n_javascript(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return cast("HttpResponse", ScriptWords.as_view()(request))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        from instructions.admin.rooms import rooms

        return {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "site_url": self.site_url,
            "has_permission": self.has_permission(request),
            # The list of all models and their rights is made for the registry alone, not for every page.
            "available_apps": [],
            "is_popup": False,
            "is_nav_sidebar_enabled": False,
            "log_entries": None,
            "rooms": rooms(request) if self.has_permission(request) else [],
        }

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        def within(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            _refuse_null_signs(request)
            try:
                return view(request, *args, **kwargs)
            except OverflowError as error:
                # SQLite's word for a number greater than any that it keeps.
                raise BadRequest from error

        return super().admin_view(cast("View", update_wrapper(within, view)), cacheable)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from instructions.admin.urls import urls_of
        from notifications.admin.rooms import urls_of as urls_of_reminders
        from notifications.admin.webhooks import urls_of as urls_of_webhooks

        own = (urls_of, urls_of_reminders, urls_of_webhooks)
        return [*(page for urls in own for page in urls(self)), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from instructions.admin.start import start

        return start(request, self)
