"""Moments of the past for what the demo makes today, so that reports of past days are as full as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Max
from simple_history.signals import pre_create_historical_record

from instructions.models import Announcement, Assignment, ProgressReport, Task


@contextmanager
def happening(at: dt.datetime) -> Iterator[None]:
    """What is written inside happened at that moment: its history says so, and the rows' own first moment."""

    def date(history_instance: Any, **_signal: object) -> None:
        # Beforehand: nothing changes a history once it is written.
        history_instance.history_date = at
        if history_instance.history_type == "+" and hasattr(history_instance, "created_at"):
            history_instance.created_at = at

    before = _last(Assignment.history)
    made = {model: _last(model._default_manager) for model in (Announcement, Task, ProgressReport)}
    pre_create_historical_record.connect(date)
    try:
        yield
    finally:
        pre_create_historical_record.disconnect(date)
    changed = Assignment.history.filter(history_id__gt=before).values("id")
    Assignment.objects.filter(pk__in=changed).update(changed_at=at)
    for row, last in made.items():
        row._default_manager.filter(pk__gt=last).update(created_at=at)


def _last(rows: object) -> int:
    return rows.aggregate(last=Max("pk"))["last"] or 0  # type: ignore[attr-defined]
