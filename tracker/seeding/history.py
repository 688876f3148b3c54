"""Moments of the past for what the demo makes today, so that reports of past days are as full as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Max

from instructions.models import Announcement, Assignment, Extension, ProgressReport, Task

KEPT = (Announcement, Task, Assignment, ProgressReport, Extension)


@contextmanager
def happening(at: dt.datetime) -> Iterator[None]:
    """What is written inside happened at that moment: its history says so, and the rows' own first moment."""
    before = {model: _last(model.history) for model in KEPT}
    made = {model: _last(model._default_manager) for model in (Announcement, Task, ProgressReport)}
    yield
    changed = Assignment.history.filter(history_id__gt=before[Assignment]).values("id")
    Assignment.objects.filter(pk__in=changed).update(changed_at=at)
    for model, last in before.items():
        model.history.filter(history_id__gt=last).update(history_date=at)
    for row, last in made.items():
        row._default_manager.filter(pk__gt=last).update(created_at=at)


def _last(rows: object) -> int:
    return rows.aggregate(last=Max("pk"))["last"] or 0  # type: ignore[attr-defined]
