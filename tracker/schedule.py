"""What runs on a clock. Every entry expires before its next turn, so that an outage leaves no pile behind."""

from __future__ import annotations

from celery.schedules import crontab, schedule

BEAT_SCHEDULE: dict[str, dict[str, object]] = {
    "tick": {"task": "notifications.tick", "schedule": schedule(60.0), "options": {"expires": 50}},
    "open-periods": {
        "task": "instructions.open_periods",
        "schedule": crontab(minute="10"),
        "options": {"expires": 3000},
    },
}
