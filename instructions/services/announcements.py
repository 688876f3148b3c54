"""Taking announcements in and reading them into proposed tasks."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from instructions import office
from instructions.extraction import extract
from instructions.extraction.found import DueKind, FoundTask, Owner, Reading, Span
from instructions.intake.source import SourceText, read_source
from instructions.intake.unreadable import Undated, Unreadable
from instructions.models import Announcement, Assignment, Body, Task, User
from instructions.registry import office_officials, office_registry
from instructions.services.record import attribute
from instructions.services.review import Deadline, Share, put_deadline, put_shares, shares_as_json
from instructions.wordings import earlier_tasks, earlier_wording, told_before, told_here

LATEST = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Ingested:
    announcement: Announcement
    is_new: bool
    proposed: int
    """How many tasks were proposed by this call."""
    left: int = 0
    """How many passages of a later wording are known from the one before, and not proposed again."""


def ingest(
    *,
    content: bytes,
    name: str,
    now: dt.datetime,
    published_on: dt.date | None = None,
    by: User | None = None,
    source: str = Announcement.Source.FILE,
    title: str = "",
) -> Ingested:
    """Keep an announcement with its original and read it into proposals; the same words twice change nothing.

    Raises `Unreadable`, naming the file and the cause; then nothing is kept.
    """
    found = read_source(content, name=name)
    known = Announcement.objects.filter(text_sha256=found.text_sha256).first()
    if known:
        return Ingested(known, is_new=False, proposed=0)
    day = _publication(found, published_on, now=now)
    try:
        with transaction.atomic():
            announcement = _keep(found, content, day=day, by=by, source=source, title=title)
            proposed, left = _read(announcement, now=now)
    except IntegrityError:
        # Another process took in the same words between our look and our write.
        known = Announcement.objects.get(text_sha256=found.text_sha256)
        return Ingested(known, is_new=False, proposed=0)
    return Ingested(announcement, is_new=True, proposed=proposed, left=left)


def read(announcement: Announcement, *, now: dt.datetime) -> int:
    """Read the text and propose what it tells; a passage proposed before, whatever became of it, is left.

    So is one known from an earlier wording of the announcement, unless its day or its leads are others now.
    """
    return _read(announcement, now=now)[0]


@transaction.atomic
def _read(announcement: Announcement, *, now: dt.datetime) -> tuple[int, int]:
    """How many were proposed, and how many are known from an earlier wording."""
    reading = extract(
        announcement.text,
        published=announcement.published_on,
        registry=office_registry(),
        calendar=office.calendar(),
        officials=office_officials(),
    )
    told = _once(reading.tasks, announcement.text)
    here = told_here(told, announcement.tasks.all())
    others = {mark: found for mark, found in told.items() if mark not in here}
    before = told_before(others, earlier_tasks(announcement), text=announcement.text)
    new = {mark: found for mark, found in others.items() if mark not in before}
    bodies = _named_in(new.values())
    for mark, found in new.items():
        _propose(announcement, found, mark=mark, bodies=bodies, language=reading.language)
    _keep_event(announcement, reading, now=now)
    return len(new), len(before)


def _named_in(tasks: Iterable[FoundTask]) -> dict[str, Body]:
    codes = {owner.id for found in tasks for owner in (*found.lead, *found.co)}
    return {body.code: body for body in Body.objects.filter(code__in=codes)}


def _once(tasks: Iterable[FoundTask], text: str) -> dict[str, FoundTask]:
    """What was found by the fingerprint of its passage, the first of those with the same words."""
    told: dict[str, FoundTask] = {}
    for found in tasks:
        told.setdefault(fingerprint(found.span.of(text)), found)
    return told


def fingerprint(quote: str) -> str:
    """A passage is known again by its words, whatever the spacing, case and punctuation."""
    words = " ".join(re.findall(r"\w+", quote.casefold()))
    return hashlib.sha256(words.encode()).hexdigest()


def _publication(found: SourceText, given: dt.date | None, *, now: dt.datetime) -> dt.date:
    day = given or found.published_on
    if day is None:
        raise _undated(found)
    if not dt.date(1991, 12, 16) <= day <= office.today(now) + LATEST:
        raise Unreadable(found.name, _("it cannot have been published on %(day)s") % {"day": day.isoformat()})
    return day


def _undated(found: SourceText) -> Undated:
    if found.dated_on is None:
        told = _("it does not say when it was published; give the day")
    else:
        told = _("it does not say when it was published; give the day, perhaps %(day)s") % {
            "day": date_format(found.dated_on)
        }
    return Undated(found.name, told, offered=found.dated_on)


def _keep(
    found: SourceText, content: bytes, *, day: dt.date, by: User | None, source: str, title: str
) -> Announcement:
    announcement = Announcement(
        title=(title or found.title)[:300],
        text=found.text,
        language="en",
        published_on=day,
        source=source,
        source_name=found.name,
        original_sha256=found.sha256,
        text_sha256=found.text_sha256,
        created_by=by,
        wording_of=earlier_wording(found.text, published_on=day),
    )
    attribute(announcement, by=by, reason="taken in")
    announcement.original.save(f"{found.sha256[:16]}-{found.name}", ContentFile(content), save=False)
    announcement.save()
    return announcement


def _keep_event(announcement: Announcement, reading: Reading, *, now: dt.datetime) -> None:
    announcement.language = reading.language
    announcement.event, announcement.event_on = reading.event[:300], reading.event_on
    announcement.giver, announcement.read_at = reading.giver[:300], now
    attribute(announcement, by=announcement.created_by, reason="read")
    announcement.save()


def _propose(
    announcement: Announcement, found: FoundTask, *, mark: str, bodies: dict[str, Body], language: str
) -> Task:
    deadline = Deadline(
        kind=found.due.kind.value,
        due_on=found.due.date if found.due.kind is DueKind.DATE else None,
        every=found.due.every.value if found.due.every else "",
        until_on=found.due.until,
    )
    task = Task(
        announcement=announcement,
        title=found.action[:500],
        language=language,
        form=found.form[:300],
        quote=found.span.of(announcement.text),
        evidence=_evidence(found),
        fingerprint=mark,
        confidence=found.confidence,
        reasons=[
            {"name": reason.name, "span": _pair(reason.span), "weight": reason.weight}
            for reason in found.reasons
        ],
        doubts=list(dict.fromkeys((*found.doubts, *found.due.doubts))),
        due_text=_words(announcement.text, found.due.span, found.due.text)[:300],
        due_rule=found.due.rule[:80],
        due_calendar=found.due.calendar[:40],
    )
    put_deadline(task, deadline)
    attribute(task, by=None, reason="proposed")
    task.save()
    put_shares(task, lead=_shares(found.lead, bodies), co=_shares(found.co, bodies))
    shares = list(task.assignments.select_related("body"))
    task.proposal = {
        "title": task.title,
        "lead": shares_as_json(shares, Assignment.Role.LEAD),
        "co": shares_as_json(shares, Assignment.Role.CO),
        "deadline": deadline.as_json(),
        "form": task.form,
    }
    Task.objects.filter(pk=task.pk).update(proposal=task.proposal)
    return task


def _shares(owners: tuple[Owner, ...], bodies: dict[str, Body]) -> list[Share]:
    return [
        Share(body=bodies[owner.id]) if owner.id in bodies else Share(outside_name=_outside(owner)[:300])
        for owner in owners
    ]


def _outside(owner: Owner) -> str:
    return owner.id.removeprefix("?:").strip() or owner.id


def _evidence(found: FoundTask) -> dict[str, list[list[int]]]:
    quote = found.evidence or (found.span,)
    return {
        "quote": [[span.start, span.end] for span in quote],
        "deadline": _pairs([found.due.span]),
        "lead": _pairs([owner.span for owner in found.lead]),
        "co": _pairs([owner.span for owner in found.co]),
        "form": _pairs([found.form_span]),
        "action": _pairs([found.action_span]),
    }


def _pairs(spans: list[Span | None]) -> list[list[int]]:
    return [[span.start, span.end] for span in dict.fromkeys(spans) if span]


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _words(text: str, span: Span | None, said: str) -> str:
    return " ".join((span.of(text) if span else said).split())
