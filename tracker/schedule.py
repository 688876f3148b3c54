"""What runs on a clock. Every entry expires before its next turn, so that an outage leaves no pile behind."""

from __future__ import annotations

from celery.schedules import crontab, schedule


def beat_schedule(*, tick_seconds: int) -> dict[str, dict[str, object]]:
    return {
        "tick": {
            "task": "notifications.tick",
            "schedule": schedule(float(tick_seconds)),
            "options": {"expires": tick_seconds},
        },
        "open-periods": {
            "task": "instructions.open_periods",
            "schedule": crontab(minute="10"),
            "options": {"expires": 3000},
        },
    }
