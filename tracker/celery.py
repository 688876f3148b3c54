from __future__ import annotations

import os

from celery import Celery
from celery.signals import beat_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

app = Celery("merzim")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@beat_init.connect
def tick_at_once(**_given: object) -> None:
    """The clock's first turn ends a minute after the start; what is owed is looked for now."""
    app.send_task("notifications.tick", **app.conf.beat_schedule["tick"]["options"])
