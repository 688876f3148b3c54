"""What a message to another system says: the event, and how the task and the share stand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import orjson
from django.conf import settings

from instructions.models import Assignment, Event, Task


def body_of(event: Event) -> str:
    """JSON. Names in three languages, for nobody's own is known here."""
    said = {
        "id": event.pk,
        "event": event.kind,
        "at": event.at,
        "task": _task(event.task),
        "assignment": _assignment(event.assignment) if event.assignment else None,
        "by": {"id": event.by.pk, "name": str(event.by)} if event.by else None,
        "facts": event.facts,
    }
    return _written(said)


def ping_body(*, now: dt.datetime) -> str:
    said: dict[str, Any] = {
        "id": None,
        "event": "ping",
        "at": now,
        "task": None,
        "assignment": None,
        "by": None,
        "facts": {},
    }
    return _written(said)


def _task(task: Task) -> dict[str, Any]:
    return {
        "id": task.pk,
        "number": task.number,
        "title": task.title,
        "state": task.state,
        "original_due_on": task.original_due_on,
        "due_on": task.due_on,
        "url": f"{settings.PUBLIC_URL}/api/v1/tasks/{task.pk}/",
    }


def _assignment(share: Assignment) -> dict[str, Any]:
    body = share.body
    names = {language: getattr(body, f"name_{language}") for language in ("kk", "ru", "en")} if body else {}
    return {
        "id": share.pk,
        "body": {"id": body.pk, "code": body.code, **names} if body else None,
        "outside_name": share.outside_name or None,
        "role": share.role,
        "status": share.status,
        "original_due_on": share.original_due_on,
        "due_on": share.due_on,
        "done_on": share.done_on,
        "url": f"{settings.PUBLIC_URL}/api/v1/assignments/{share.pk}/",
    }


def _written(said: dict[str, Any]) -> str:
    return orjson.dumps(said, option=orjson.OPT_UTC_Z).decode()
