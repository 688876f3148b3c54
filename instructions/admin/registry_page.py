from __future__ import annotations

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from instructions.admin.roles import ADMINISTRATORS, CONTROLLERS, has_role


def registry(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """What the office keeps besides instructions: bodies, people, days. The lists that a role may see."""
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
    rooms = {"Task", "Announcement", "Assignment", "ProgressReport", "Extension", "Correction"}
    apps = [app for app in site.get_app_list(request) if app["app_label"] != "notifications"]
    for app in apps:
        app["models"] = [model for model in app["models"] if model["object_name"] not in rooms]
    context = {
        **site.each_context(request),
        "title": _("Registry"),
        "app_list": apps,
        "may_administer": has_role(request, ADMINISTRATORS),
    }
    return TemplateResponse(request, "desk/registry.html", context)
