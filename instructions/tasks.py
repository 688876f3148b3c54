from __future__ import annotations

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from instructions import office
from instructions.documents.reports.background import make_next
from instructions.services.counting import count_weeks
from instructions.services.events import note_overdue
from instructions.services.kept_answers import forget_answers
from instructions.services.periods import open_periods
from instructions.services.report_runs import expire_runs, plan_saved


@shared_task(name="instructions.forget_answers")
def forget_answers_job() -> int:
    return forget_answers(now=timezone.now())


@shared_task(name="instructions.count_weeks")
def count_weeks_job() -> int:
    return count_weeks()


def start_counting() -> None:
    """As `start_making`."""
    transaction.on_commit(lambda: count_weeks_job.apply_async(expires=50, retry=False), robust=True)


@shared_task(name="instructions.note_overdue")
def note_overdue_job() -> int:
    now = timezone.now()
    return note_overdue(on=office.today(now), now=now)


@shared_task(name="instructions.open_periods")
def open_periods_job() -> int:
    return open_periods(on=office.today())


@shared_task(name="instructions.make_reports")
def make_reports_job() -> None:
    """One report a job, so that reminders get their turn between two long ones."""
    plan_saved(now=timezone.now())
    expire_runs(now=timezone.now())
    if make_next() is not None:
        make_reports_job.apply_async(expires=50)


def start_making() -> None:
    """Soon, once what was asked for is committed. Where the broker is away, the clock finds it."""
    transaction.on_commit(lambda: make_reports_job.apply_async(expires=50, retry=False), robust=True)
