"""What runs on a clock. Every entry expires before its next turn, so that an outage leaves no pile behind."""

from __future__ import annotations

from celery.schedules import crontab, schedule

SHORTEST_EXPIRY = 10
"""Seconds: a tick asked for by a hasty clock still finds a worker that has just been busy."""
WITHIN_THE_HOUR = 3000
"""Seconds: what runs at one minute of an hour or a day may wait so long."""

Entry = dict[str, object]


def beat_schedule(*, tick_seconds: int, mail_seconds: int | None) -> dict[str, Entry]:
    """`mail_seconds`: how often the mailbox is read, None where there is none."""
    mail = {"mail": _every(mail_seconds, "notifications.read_mail")} if mail_seconds else {}
    return mail | {
        "tick": _every(tick_seconds, "notifications.tick"),
        "post-events": _every(tick_seconds, "notifications.post_events"),
        "make-reports": _every(tick_seconds, "instructions.make_reports"),
        "count-weeks": _every(tick_seconds, "instructions.count_weeks"),
        "note-overdue": _at(crontab(minute="5"), "instructions.note_overdue"),
        "open-periods": _at(crontab(minute="10"), "instructions.open_periods"),
        "forget-answers": _at(crontab(minute="40"), "instructions.forget_answers"),
        "forget-dispatches": _at(crontab(hour="22", minute="20"), "notifications.forget_dispatches"),
    }


def _every(seconds: int, job: str) -> Entry:
    expires = max(seconds - 5, SHORTEST_EXPIRY)
    return {"task": job, "schedule": schedule(float(seconds)), "options": {"expires": expires}}


def _at(minute: crontab, job: str) -> Entry:
    return {"task": job, "schedule": minute, "options": {"expires": WITHIN_THE_HOUR}}
