from __future__ import annotations

from celery import shared_task

from instructions import office
from instructions.services.periods import open_periods


@shared_task(name="instructions.open_periods")
def open_periods_job() -> int:
    return open_periods(on=office.today())
