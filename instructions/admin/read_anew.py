"""Reading an announcement a second time, when the registry or reading itself has learnt since."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from instructions.admin.roles import CONTROLLERS, has_role
from instructions.models import Announcement
from instructions.services.announcements import read


@require_POST
def read_anew(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
    announcement = get_object_or_404(Announcement, pk=pk)
    proposed = read(announcement, now=timezone.now())
    if proposed:
        said = ngettext("Read anew: %(count)s new proposal.", "Read anew: %(count)s new proposals.", proposed)
        messages.success(request, said % {"count": proposed})
    else:
        messages.info(
            request, _("Read anew: nothing new. What was proposed or rejected before is not proposed again.")
        )
    return redirect("admin:instructions_announcement_change", pk)
