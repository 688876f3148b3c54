from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from instructions.models import CalendarDay


@transaction.atomic
def load_calendar(path: Path) -> int:
    """Add the years of which the office has no day yet; returns how many days were added.

    A year is taken as a whole, so that a day the office struck out does not come back.
    """
    kept = {on.year for on in CalendarDay.objects.values_list("on", flat=True)}
    days = [calendar_day(entry) for entry in json.loads(path.read_text())]
    new = [day for day in days if day.on.year not in kept]
    bulk_create_with_history(new, CalendarDay, default_change_reason="seeds")
    return len(new)


def calendar_day(entry: dict[str, str]) -> CalendarDay:
    return CalendarDay(
        on=dt.date.fromisoformat(entry["on"]),
        kind=entry["kind"],
        name_kk=entry["kk"],
        name_ru=entry["ru"],
        name_en=entry["en"],
        is_estimated=bool(entry.get("estimated", False)),
    )
