"""Answers of more than a tap: the bot asks, the person replies, sees what will be sent, and taps."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.models import Assignment, ProgressReport
from instructions.services.extending import request_extension
from instructions.services.reporting import submit_report
from notifications import wording
from notifications.answers import report_gone, request_gone
from notifications.bot.chat import Chat
from notifications.channels.message import Button
from notifications.models import Delivery, Draft

LARGEST = 20 * 1024 * 1024
"""What the Bot API hands out at most."""

DAY_FIRST = re.compile(
    r"^\s*(?:(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2}))[\s,;:–-]*(.*)$", re.DOTALL
)


def ask(chat: Chat, assignment: Assignment, *, purpose: str) -> Draft:
    questions = {
        Draft.Purpose.REPORT: _("Reply to this message: say what was done and attach a file that shows it."),
        Draft.Purpose.EXTEND: _(
            "Reply to this message with the new day and the reason, like this: %(example)s"
        )
        % {"example": _("15.04.2026 the tender takes until the 10th")},
    }
    title = html.escape(wording.shortened(assignment.task.title, 160))
    prompt = chat.say(f"{title}\n{questions[Draft.Purpose(purpose)]}", asks=True)
    return Draft.objects.create(
        assignment=assignment, user=chat.user, purpose=purpose, prompt=prompt, created_at=chat.now
    )


def reply(chat: Chat, message: dict[str, Any]) -> bool:
    """Take a reply to a question or to a reminder; False where it is a reply to neither."""
    draft = _draft(chat, str(message.get("reply_to_message", {}).get("message_id", "")))
    if draft is None:
        return False
    draft.text = (message.get("text") or message.get("caption") or draft.text).strip()
    draft.file_id, draft.file_name = _file(message) or (draft.file_id, draft.file_name)
    draft.save(update_fields=["text", "file_id", "file_name"])
    chat.say(_summary(draft), buttons=[[Button(_("Send"), data=f"send:{draft.pk}")]])
    return True


def send(chat: Chat, draft: Draft) -> str:
    """Hand a draft to the service it is meant for. Raises `Refused` in the service's words."""
    files = []
    if draft.file_id and not draft.done_at:
        content = chat.api.file(draft.file_id, most=LARGEST)
        files = [SimpleUploadedFile(draft.file_name or "file", content)]
    return _hand_in(chat, draft, files)


@transaction.atomic
def _hand_in(chat: Chat, draft: Draft, files: list[SimpleUploadedFile]) -> str:
    draft = Draft.objects.select_for_update().select_related("assignment__task").get(pk=draft.pk)
    if draft.done_at:
        return _("Sent already.")
    if draft.purpose == Draft.Purpose.REPORT:
        source = ProgressReport.Source.TELEGRAM
        submit_report(
            draft.assignment, by=chat.user, now=chat.now, text=draft.text, files=files, source=source
        )
    else:
        to, reason = day_and_reason(draft.text)
        request_extension(draft.assignment, to=to, reason=reason, by=chat.user, now=chat.now)
    draft.done_at = chat.now
    draft.save(update_fields=["done_at"])
    gone = report_gone if draft.purpose == Draft.Purpose.REPORT else request_gone
    return gone(draft.assignment) + " ✓"


def day_and_reason(text: str) -> tuple[dt.date, str]:
    """ "15.04.2026 because …". Raises `Refused` where no day comes first."""
    found = DAY_FIRST.match(text)
    if not found:
        raise Refused(_("Begin with the new day, like 15.04.2026, and say why."))
    day, month, year, iso_year, iso_month, iso_day, reason = found.groups()
    try:
        return dt.date(int(year or iso_year), int(month or iso_month), int(day or iso_day)), reason.strip()
    except ValueError:
        raise Refused(_("There is no such day in the calendar.")) from None


def _draft(chat: Chat, number: str) -> Draft | None:
    """The draft that a reply belongs to; a reply to a reminder about one assignment begins a report."""
    if not number:
        return None
    asked = Draft.objects.filter(user=chat.user, prompt=number, done_at=None).select_related(
        "assignment__task"
    )
    if draft := asked.first():
        return draft
    told = Delivery.objects.filter(address=chat.address, receipt=number).values_list(
        "reminders__assignment", flat=True
    )
    assignments = set(told)
    if len(assignments) != 1:
        return None
    return Draft.objects.create(
        assignment=Assignment.objects.select_related("task").get(pk=assignments.pop()),
        user=chat.user,
        purpose=Draft.Purpose.REPORT,
        prompt=number,
        created_at=chat.now,
    )


def _file(message: dict[str, Any]) -> tuple[str, str] | None:
    if document := message.get("document"):
        return document["file_id"], str(document.get("file_name") or "file")[:255]
    if photos := message.get("photo"):
        return photos[-1]["file_id"], "photo.jpg"
    return None


def _summary(draft: Draft) -> str:
    lines = [
        f"<b>{draft.get_purpose_display()}</b>",
        html.escape(wording.shortened(draft.assignment.task.title, 160)),
        f"<blockquote>{html.escape(draft.text[:900] or '–')}</blockquote>",
    ]
    if draft.file_name:
        lines.append(_("File: %(name)s") % {"name": html.escape(draft.file_name)})
    return "\n".join([*lines, _("Tap “Send” if this is right, or reply again to change it.")])
