from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from instructions.admin.keys import is_key
from instructions.admin.review_queue import in_order
from instructions.admin.roles import CONTROLLERS, has_role, person
from instructions.errors import Refused
from instructions.models import Task
from instructions.querysets import TaskQuerySet
from instructions.services.review import accept_task


@require_POST
def accept_many(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Accept the chosen proposals of an announcement's page; each is decided on its own."""
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied
    chosen = [int(pk) for pk in request.POST.getlist("task") if is_key(pk)]
    accept_all(request, in_order().filter(pk__in=chosen))
    onward = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure()):
        onward = reverse("admin:review")
    return HttpResponseRedirect(onward)


def accept_all(request: HttpRequest, tasks: TaskQuerySet) -> None:
    """Accept each on its own and say how many were, which were not, and why."""
    answers = [_accepted(request, task) for task in tasks]
    done = sum(answers)
    if done:
        said = ngettext(
            "%(count)s instruction is now on control.", "%(count)s instructions are now on control.", done
        )
        messages.success(request, said % {"count": done})
    elif not answers:
        messages.warning(request, _("Choose at least one proposal."))


def _accepted(request: HttpRequest, task: Task) -> bool:
    try:
        accept_task(task, by=person(request), now=timezone.now())
    except Refused as error:
        said = _("Not accepted: “%(title)s”. %(why)s") % {"title": task.title, "why": error}
        messages.error(request, said)
        return False
    return True
