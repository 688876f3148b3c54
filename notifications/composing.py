"""A letter put into words: subject, text and marks in the reader's language, for the channel it goes by."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache, partial

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from instructions import deadlines
from notifications import wording
from notifications.answers import BEFORE_WORK
from notifications.calendar_file import deadlines_file
from notifications.channels import Wire
from notifications.channels.message import Attachment, Button, Message
from notifications.entry import Entry, entries
from notifications.letter import Letter
from notifications.links import answer_urls, stop_url
from notifications.models import Reminder
from notifications.outlook import last_day

TITLE_LENGTH = 90
NEW_DEADLINE = {Reminder.Kind.ASSIGNED, Reminder.Kind.EXTENDED}


def compose(letter: Letter, wire: Wire) -> Message:
    """The message in the reader's language, from the templates in the folder of the channel."""
    with translation.override(letter.recipient.reads):
        found = entries(letter)
        is_one = len(found) == 1 and not letter.is_outlook
        context = _context(letter, found, most=wire.rows_at_most)
        name = f"{wire.folder}/{'letter' if is_one else 'digest'}"
        if is_one and found[0].is_for_executor:
            # Signed once, and only where a template asks for them.
            context["links"] = cache(partial(answer_links, found[0], delivery=letter.delivery.pk))
        marked = _tidied(render_to_string(f"{name}.html", context)) if "html" in wire.forms else ""
        return Message(
            number=letter.delivery.message_id,
            subject=str(context["subject"]),
            text=_tidied(render_to_string(f"{name}.txt", context)) if "txt" in wire.forms else plain(marked),
            html=marked,
            buttons=buttons(found[0], delivery=letter.delivery.pk) if is_one else (),
            attachments=_attachments(letter, found),
            stop_url=str(context["stop_url"]),
            facts=tuple(entry.facts for entry in found) if wire.wants_facts else (),
        )


def _context(letter: Letter, found: Sequence[Entry], *, most: int) -> dict[str, object]:
    return {
        "entries": found[:most],
        "more": max(0, len(found) - most),
        "entry": found[0],
        "subject": _outlook_in_words(letter, found).rstrip(".") if letter.is_outlook else subject(found),
        "summary": _outlook_in_words(letter, found) if letter.is_outlook else summary(found),
        "language": letter.recipient.reads,
        "recipient": letter.recipient,
        "replies": bool(settings.IMAP_HOST),
        "stop_url": stop_url(address=letter.address.pk),
    }


def answer_links(entry: Entry, *, delivery: int) -> list[tuple[str, str]]:
    """Address and label of each answer that the reader can give from the message."""
    found = _answers(entry)
    urls = answer_urls(*(name for name, _label in found), assignment=entry.assignment.pk, delivery=delivery)
    return [(url, label) for url, (_name, label) in zip(urls, found, strict=True)]


def _answers(entry: Entry) -> list[tuple[str, str]]:
    if entry.kind == Reminder.Kind.DRAFTED:
        return [("send", _("Send the report"))]
    if not entry.assignment.is_open:
        return []
    found = [("noted", _("Noted"))]
    if entry.assignment.status in BEFORE_WORK:
        found.append(("in_work", _("In work")))
    found.append(("report", pgettext("button", "Report")))
    if not entry.is_overdue and entry.due_on:
        found.append(("extend", _("Extend")))
    return found


def subject(found: Sequence[Entry]) -> str:
    """What a reader sees in the list of messages: the distance first, then the thing, then the day."""
    if len(found) > 1:
        return summary(found).rstrip(".")
    entry = found[0]
    title = wording.shortened(entry.title, TITLE_LENGTH)
    words = f"{entry.news or _distance_of(entry)}: {title}"
    return f"{words} ({entry.day})" if entry.day else words


def _outlook_in_words(letter: Letter, found: Sequence[Entry]) -> str:
    until = wording.day(last_day(letter.on), on=letter.on)
    words = summary(found)
    said = words[:1].lower() + words[1:]
    return _("Look-ahead until %(day)s: %(summary)s") % {"day": until, "summary": said}


def _distance_of(entry: Entry) -> str:
    if entry.due_on is None or entry.due_on <= entry.on or entry.is_reported:
        return entry.headline
    left = deadlines.working_days_left(entry.due_on, on=entry.on, calendar=entry.calendar)
    if left == 0:
        return entry.headline
    return ngettext("In %(days)d working day", "In %(days)d working days", left) % {"days": left}


def summary(found: Sequence[Entry]) -> str:
    """One sentence that says how a list stands: "2 instructions are overdue, 3 are due this week."."""
    overdue = [entry for entry in found if entry.is_overdue]
    new = [entry for entry in found if entry.news and entry not in overdue]
    known = [entry for entry in found if entry not in overdue and entry not in new]
    week = [entry for entry in known if entry.is_due_this_week]
    parts = [
        (len(overdue), ngettext("%(n)d instruction overdue", "%(n)d instructions overdue", len(overdue))),
        (len(new), ngettext("%(n)d piece of news", "%(n)d pieces of news", len(new))),
        (len(week), ngettext("%(n)d due this week", "%(n)d due this week", len(week))),
        (len(known) - len(week), ngettext("%(n)d coming up", "%(n)d coming up", len(known) - len(week))),
    ]
    said = ", ".join(words % {"n": number} for number, words in parts if number)
    return wording.capitalised(said) + "."


def buttons(entry: Entry, *, delivery: int) -> tuple[tuple[Button, ...], ...]:
    """Two in a row, so that the words fit on a telephone."""
    if not entry.is_for_executor:
        return ((Button(_("Noted"), data=f"noted:{entry.assignment.pk}:{delivery}"),),)
    if entry.kind == Reminder.Kind.DRAFTED:
        [url] = answer_urls("send", assignment=entry.assignment.pk, delivery=delivery)
        return ((Button(_("Send the report"), url=url),),)
    row = [Button(label, data=f"{name}:{entry.assignment.pk}:{delivery}") for name, label in _answers(entry)]
    return tuple(tuple(row[start : start + 2]) for start in range(0, len(row), 2))


def plain(marked: str) -> str:
    """The words of a text with marks."""
    return html.unescape(re.sub(r"<[^>]+>", "", marked))


def _attachments(letter: Letter, found: Sequence[Entry]) -> tuple[Attachment, ...]:
    new = [entry for entry in found if entry.kind in NEW_DEADLINE and entry.due_on]
    if not new:
        return ()
    content = deadlines_file(new, now=letter.delivery.queued_at)
    return (Attachment("deadline.ics", content, 'text/calendar; method="PUBLISH"; charset="utf-8"'),)


def _tidied(text: str) -> str:
    """Template blocks leave blank lines behind; more than one in a row says nothing."""
    lines = (line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"
