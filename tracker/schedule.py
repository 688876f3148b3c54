"""What runs on a clock. Every entry expires before its next turn, so that an outage leaves no pile behind."""

from __future__ import annotations

from celery.schedules import crontab, schedule

SHORTEST_EXPIRY = 10
"""Seconds: a tick asked for by a hasty clock still finds a worker that has just been busy."""


def beat_schedule(*, tick_seconds: int, mail_seconds: int | None) -> dict[str, dict[str, object]]:
    """`mail_seconds`: how often the mailbox is read, None where there is none."""
    mail: dict[str, dict[str, object]] = (
        {
            "mail": {
                "task": "notifications.read_mail",
                "schedule": schedule(float(mail_seconds)),
                "options": {"expires": max(mail_seconds - 5, SHORTEST_EXPIRY)},
            }
        }
        if mail_seconds
        else {}
    )
    return mail | {
        "tick": {
            "task": "notifications.tick",
            "schedule": schedule(float(tick_seconds)),
            "options": {"expires": max(tick_seconds - 5, SHORTEST_EXPIRY)},
        },
        "forget-dispatches": {
            "task": "notifications.forget_dispatches",
            "schedule": crontab(hour="22", minute="20"),
            "options": {"expires": 3000},
        },
        "forget-answers": {
            "task": "instructions.forget_answers",
            "schedule": crontab(minute="40"),
            "options": {"expires": 3000},
        },
        "make-reports": {
            "task": "instructions.make_reports",
            "schedule": schedule(float(tick_seconds)),
            "options": {"expires": max(tick_seconds - 5, SHORTEST_EXPIRY)},
        },
        "count-weeks": {
            "task": "instructions.count_weeks",
            "schedule": schedule(float(tick_seconds)),
            "options": {"expires": max(tick_seconds - 5, SHORTEST_EXPIRY)},
        },
        "note-overdue": {
            "task": "instructions.note_overdue",
            "schedule": crontab(minute="5"),
            "options": {"expires": 3000},
        },
        "post-events": {
            "task": "notifications.post_events",
            "schedule": schedule(float(tick_seconds)),
            "options": {"expires": max(tick_seconds - 5, SHORTEST_EXPIRY)},
        },
        "open-periods": {
            "task": "instructions.open_periods",
            "schedule": crontab(minute="10"),
            "options": {"expires": 3000},
        },
    }
