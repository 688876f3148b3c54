from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from instructions import office
from instructions.services.kept_answers import forget_answers
from instructions.services.periods import open_periods


@shared_task(name="instructions.forget_answers")
def forget_answers_job() -> int:
    return forget_answers(now=timezone.now())


@shared_task(name="instructions.open_periods")
def open_periods_job() -> int:
    return open_periods(on=office.today())
