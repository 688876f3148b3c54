"""The demo outbox: mail that was written and, for want of a mail server, not sent."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from instructions import office
from instructions.admin.roles import CONTROLLERS, has_role
from instructions.models import Assignment

MOST = 200
LETTER_POLICY = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "frame-ancestors": [SELF]}
NAME = re.compile(r"[0-9T]+-[\w]+")


@dataclass(frozen=True, slots=True)
class Mail:
    name: str
    at: dt.datetime
    message: EmailMessage

    @property
    def to(self) -> str:
        return str(self.message["To"])

    @property
    def subject(self) -> str:
        return str(self.message["Subject"]).strip()

    @property
    def text(self) -> str:
        body = self.message.get_body(("plain",))
        return str(body.get_content()) if isinstance(body, EmailMessage) else ""

    @property
    def html(self) -> str:
        body = self.message.get_body(("html",))
        return str(body.get_content()) if isinstance(body, EmailMessage) else ""

    @property
    def attachments(self) -> list[str]:
        return [str(part.get_filename()) for part in self.message.iter_attachments()]


def outbox(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    _require_control(request)
    context = {
        **site.each_context(request),
        "title": _("Demo outbox"),
        "mails": list(_newest()),
        "is_used": not settings.EMAIL_HOST,
        "folder": settings.EMAIL_FILE_PATH,
        "example": _day_with_reminders(),
    }
    return TemplateResponse(request, "notifications/outbox.html", context)


def _day_with_reminders() -> dt.date:
    """A working day to come on which something falls due, else the next one."""
    on, calendar = office.today(), office.calendar()
    ahead = Assignment.objects.open().filter(due_on__gte=on).order_by("due_on")
    days = ahead.values_list("due_on", flat=True).distinct()[:10]
    return next((day for day in days if day and calendar.is_working(day)), calendar.next_working(on))


def mail(request: HttpRequest, name: str, *, site: AdminSite) -> HttpResponse:
    _require_control(request)
    found = _read(name)
    context = {**site.each_context(request), "title": found.subject, "mail": found}
    return TemplateResponse(request, "notifications/mail.html", context)


# The letter is ours and carries its own styles, as mail must; scripts and outside parts stay forbidden.
@xframe_options_sameorigin
@csp_replace(LETTER_POLICY)  # type: ignore[arg-type]  # its type knows no view with arguments
def mail_body(request: HttpRequest, name: str, *, site: AdminSite) -> HttpResponse:
    _require_control(request)
    return HttpResponse(_read(name).html)


def _require_control(request: HttpRequest) -> None:
    if not has_role(request, CONTROLLERS):
        raise PermissionDenied


def _newest() -> Iterator[Mail]:
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.eml"), reverse=True)
    return (_parsed(path) for path in files[:MOST])


def _read(name: str) -> Mail:
    path = Path(settings.EMAIL_FILE_PATH) / f"{name}.eml"
    if not NAME.fullmatch(name) or not path.is_file():
        raise Http404
    return _parsed(path)


def _parsed(path: Path) -> Mail:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    at = dt.datetime.strptime(path.stem.partition("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=dt.UTC)
    return Mail(path.stem, at, message)
