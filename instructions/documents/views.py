"""Documents of an instruction for those who may see it. To a stranger there is no such address."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from instructions import office
from instructions.documents.atom import progress_feed
from instructions.documents.card_sheet import card_sheet
from instructions.documents.control_card import gather_card
from instructions.documents.docx import docx_of
from instructions.documents.ics import calendar_of
from instructions.documents.pdf import pdf_of
from instructions.models import Announcement, Task, User
from instructions.services.calendar_feeds import find_feed

FORMATS = {
    "pdf": (pdf_of, "application/pdf"),
    "docx": (docx_of, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@require_safe
@login_required
def card(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    assert isinstance(request.user, User)
    now = timezone.now()
    seen = Task.objects.visible_to(request.user, on=office.today(now))
    task = seen.select_related("announcement", "controller").defer("announcement__text").filter(pk=pk).first()
    if task is None:
        raise Http404
    render, content_type = FORMATS[kind]
    content = render(card_sheet(gather_card(task, reader=request.user, now=now)), made_at=now)
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'{_disposition(kind)}; filename="{_file_name(task)}.{kind}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


def _disposition(kind: str) -> str:
    """A PDF opens in the browser, from where it is printed; a Word file is saved."""
    return "inline" if kind == "pdf" else "attachment"


def _file_name(task: Task) -> str:
    return f"card-{slugify(task.number or '') or f'proposal-{task.pk}'}"


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of a secret address in its person's language. Whoever knows the address may read it."""
    now = timezone.now()
    found = find_feed(secret, now=now)
    if found is None:
        raise Http404
    with translation.override(found.user.language):
        content = calendar_of(found, now=now)
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": 'inline; filename="merzim.ics"',
            "Cache-Control": "private, max-age=600",
            "X-Robots-Tag": "noindex",
        },
    )


@require_safe
def progress(request: HttpRequest, secret: str, pk: int) -> HttpResponse:
    """An announcement's progress for programs that follow feeds, under the secret of a person's calendar."""
    now = timezone.now()
    found = find_feed(secret, now=now)
    if found is None:
        raise Http404
    on = office.today(now)
    announcement = get_object_or_404(Announcement.objects.visible_to(found.user, on=on), pk=pk)
    with translation.override(found.user.language):
        content = progress_feed(announcement, reader=found.user, on=on)
    headers = {"Cache-Control": "private, max-age=600", "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8", headers=headers)
