"""The switch beside an announcement that opens its page to everybody, and closes it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.models import Announcement
from instructions.services import publishing


@require_POST
def switch(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    if not settings.PUBLIC_PAGES:
        raise Http404
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
    announcement = get_object_or_404(Announcement.objects.defer("text"), pk=pk)
    if request.POST.get("public") == "yes":
        publishing.publish(announcement, by=person(request))
        messages.success(request, _("Everybody can see now what was promised here and how it stands."))
    else:
        publishing.withdraw(announcement, by=person(request))
        messages.success(request, _("The public page is closed."))
    return redirect("admin:instructions_announcement_change", pk)
