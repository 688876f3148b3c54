"""Reports asked for, made in the background, kept for a while; and saved ones, due again and again."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import IO

from django.core.files import File
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from instructions import office
from instructions.errors import NotAllowed, Refused
from instructions.models import ReportRun, SavedReport, User
from instructions.services.record import attribute
from instructions.working_days import WorkingDays

DEAD_AFTER = dt.timedelta(minutes=5)
"""Without a sign of life for so long a maker is taken for dead."""

MOST_ATTEMPTS = 3
KEPT_FOR = dt.timedelta(days=7)
MOST_WAITING = 10
"""Runs of one person that may wait at once."""

S = ReportRun.State


@transaction.atomic
def ask_run(
    *, report: str, question: Mapping[str, str], kind: str, language: str, by: User, now: dt.datetime
) -> ReportRun:
    """Have a report made for this person. The same one that is still being made is not begun again."""
    same = ReportRun.objects.filter(
        reader=by, report=report, question=dict(question), format=kind, language=language, saved=None
    )
    waiting = same.filter(state__in=[S.WAITING, S.RUNNING]).first()
    if waiting:
        return waiting
    if ReportRun.objects.filter(reader=by, state__in=[S.WAITING, S.RUNNING]).count() >= MOST_WAITING:
        raise Refused(_("So many reports of yours are being made already: wait for one of them."))
    return ReportRun.objects.create(
        reader=by, report=report, question=dict(question), format=kind, language=language, asked_at=now
    )


def claim_run(*, now: dt.datetime) -> ReportRun | None:
    """Take hold of the next run that waits or whose maker died; None where there is none."""
    free = Q(state=S.WAITING) | Q(state=S.RUNNING, seen_at__lt=now - DEAD_AFTER)
    ReportRun.objects.filter(free, attempts__gte=MOST_ATTEMPTS).update(
        state=S.FAILED, finished_at=now, claim=None, error="Its maker was cut off again and again."
    )
    for pk in ReportRun.objects.filter(free).order_by("asked_at", "pk").values_list("pk", flat=True)[:5]:
        claim = uuid.uuid4()
        taken = ReportRun.objects.filter(free, pk=pk).update(
            state=S.RUNNING, claim=claim, seen_at=now, rows_done=0, attempts=F("attempts") + 1
        )
        if taken:
            return ReportRun.objects.select_related("reader", "saved").get(pk=pk)
    return None


def tell_progress(run: ReportRun, *, rows: int, of: int, now: dt.datetime) -> bool:
    """A sign of life; False where somebody else holds the run by now."""
    return bool(_mine(run).update(rows_done=rows, rows=of, seen_at=now))


def finish_run(run: ReportRun, *, content: IO[bytes], name: str, now: dt.datetime) -> bool:
    """Keep the file. False where somebody else holds the run by now; then nothing is kept."""
    kept = ReportRun(pk=run.pk)
    kept.file.save(f"{uuid.uuid4().hex[:12]}-{name}", File(content), save=False)
    done = _mine(run).update(
        state=S.DONE,
        claim=None,
        file=kept.file.name,
        name=name,
        size=kept.file.size,
        finished_at=now,
        expires_at=now + KEPT_FOR,
        error="",
    )
    if not done:
        kept.file.delete(save=False)
    return bool(done)


def fail_run(run: ReportRun, *, error: str, now: dt.datetime) -> None:
    """Say why a report could not be made; it is not tried again."""
    _mine(run).update(state=S.FAILED, claim=None, finished_at=now, error=error[:500])


def expire_runs(*, now: dt.datetime) -> int:
    """Let go of files whose time is over."""
    over = list(ReportRun.objects.filter(state=S.DONE, expires_at__lt=now)[:200])
    for run in over:
        run.file.delete(save=False)
        ReportRun.objects.filter(pk=run.pk).update(state=S.EXPIRED, file="", size=0)
    return len(over)


def _mine(run: ReportRun) -> QuerySet[ReportRun]:
    return ReportRun.objects.filter(pk=run.pk, claim=run.claim, state=S.RUNNING)


def may_send_to_others(user: User) -> bool:
    """Who may name other people as recipients: the control unit and the giver's office."""
    return user.is_active and (
        user.is_superuser or user.role in {User.Role.CONTROLLER, User.Role.ADMINISTRATOR, User.Role.OFFICE}
    )


@transaction.atomic
def save_report(saved: SavedReport, *, recipients: Iterable[User], by: User, now: dt.datetime) -> SavedReport:
    """Keep a report with its filters, and when it is sent to whom.

    Raises `NotAllowed` where it belongs to somebody else, or others are named who may not be.
    """
    if saved.owner_id != by.pk:
        raise NotAllowed(_("This report was saved by somebody else."))
    named = list(recipients)
    if any(person.pk != by.pk for person in named) and not may_send_to_others(by):
        raise NotAllowed(_("You may have reports sent to yourself alone."))
    if saved.weekday is not None and not named:
        raise Refused(_("Name at least one person to whom it is sent."))
    sent = saved.weekday is not None
    saved.next_at = next_moment(saved, after=now, calendar=office.calendar()) if sent else None
    attribute(saved, by=by, reason="saved")
    saved.save()
    saved.recipients.set(named)
    return saved


@transaction.atomic
def forget_report(saved: SavedReport, *, by: User) -> None:
    """Take a saved report away. What was made of it stays."""
    if saved.owner_id != by.pk:
        raise NotAllowed(_("This report was saved by somebody else."))
    attribute(saved, by=by, reason="forgotten")
    saved.delete()


def leave_report(saved: SavedReport, *, by: User) -> None:
    """No longer have a saved report sent to oneself."""
    saved.recipients.remove(by)


def next_moment(saved: SavedReport, *, after: dt.datetime, calendar: WorkingDays) -> dt.datetime:
    """When it is due next: on its weekday at its hour, on the next working day where that is a day off."""
    assert saved.weekday is not None
    local = after.astimezone(office.zone()).date()
    day = local - dt.timedelta(days=7 + (local.isoweekday() - saved.weekday) % 7)
    while True:
        working = day
        while not calendar.is_working(working):
            working += dt.timedelta(days=1)
        moment = dt.datetime.combine(working, dt.time(saved.hour), tzinfo=office.zone())
        if moment > after:
            return moment
        day += dt.timedelta(days=7)


def plan_saved(*, now: dt.datetime) -> int:
    """Ask for every saved report that is due, once for each person named; returns how many were asked for."""
    made = 0
    for pk in list(SavedReport.objects.filter(next_at__lte=now).values_list("pk", flat=True)):
        made += _plan_one(pk, now=now)
    return made


@transaction.atomic
def _plan_one(pk: int, *, now: dt.datetime) -> int:
    """A report that was missed for weeks is made once: for its last time."""
    saved = SavedReport.objects.select_for_update().filter(pk=pk, next_at__lte=now).first()
    if saved is None or saved.next_at is None:
        return 0
    due_on, made = office.today(saved.next_at), 0
    for person in saved.recipients.filter(is_active=True).order_by("pk"):
        _run, is_new = ReportRun.objects.get_or_create(
            saved=saved,
            reader=person,
            occurs_on=due_on,
            defaults={
                "report": saved.report,
                "question": saved.question,
                "format": saved.format,
                "language": saved.language,
                "asked_at": now,
            },
        )
        made += is_new
    following = next_moment(saved, after=now, calendar=office.calendar())
    SavedReport.objects.filter(pk=pk).update(next_at=following)
    return made
