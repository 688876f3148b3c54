"""Reports that nobody waits for: claimed, made, kept. What a dead maker leaves behind another takes up."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable

from django.conf import settings
from django.utils import timezone, translation

from instructions import office
from instructions.documents.reports import catalogue
from instructions.documents.reports.files import Asked, length, write
from instructions.errors import Refused
from instructions.models import ReportRun
from instructions.reports.question import Question
from instructions.services.report_runs import claim_run, fail_run, finish_run, tell_progress

logger = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]


class LostError(Exception):
    """Somebody else holds the run by now."""


def make_next(*, clock: Clock = timezone.now) -> ReportRun | None:
    """Make the next report that waits; None where there is none."""
    run = claim_run(now=clock())
    if run is None:
        return None
    try:
        with translation.override(run.language):
            _make(run, clock=clock)
    except LostError:
        logger.warning("report %s was taken up by another maker", run.pk)
    except Refused as error:
        fail_run(run, error=str(error), now=clock())
    except Exception as error:
        # One report that cannot be made must not keep the others back.
        logger.exception("report %s could not be made", run.pk)
        fail_run(run, error=f"{type(error).__name__}: {error}", now=clock())
    return run


def _make(run: ReportRun, *, clock: Clock) -> None:
    asked = asked_of(run, now=clock())
    rows = length(asked)

    def tell(done: int) -> None:
        if not tell_progress(run, rows=done, of=rows, now=clock()):
            raise LostError

    tell(0)
    with write(asked, run.format, tell=tell) as content:
        if not finish_run(run, content=content, name=asked.file_name(run.format), now=clock()):
            raise LostError


def asked_of(run: ReportRun, *, now: dt.datetime) -> Asked:
    """What a run asks, as of now. Raises `Refused` where the reader may not or no longer ask it."""
    report = catalogue.find(run.report)
    if report is None or not report.may_ask(run.reader):
        raise Refused(f"{run.reader} may not ask for {run.report}.")
    try:
        question = Question.of_query(run.question)
    except ValueError as error:
        raise Refused(str(error)) from error
    scope = question.scope(reader=run.reader, today=office.today(now), usual=report.period or "year")
    return Asked(report, question, scope, now, settings.PUBLIC_URL)
