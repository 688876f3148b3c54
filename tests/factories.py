"""One office's worth of objects, each by a plain function with the least that a test need not say."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any, TypeVar

from django.db.models import Model
from django.utils import timezone

from instructions.models import Alias, Announcement, Assignment, Body, Membership, Task, User

PUBLISHED = dt.date(2026, 2, 3)
DUE = dt.date(2026, 3, 2)

_numbers = count(1)
M = TypeVar("M", bound=Model)


def make_body(code: str = "", **fields: Any) -> Body:
    """A ministry, unless another kind is said; its three names follow from its code."""
    code = code or f"body-{next(_numbers)}"
    name = code.replace("-", " ").capitalize()
    names = {f"name_{language}": name for language in ("kk", "ru", "en")}
    return Body.objects.create(code=code, **{"kind": Body.Kind.MINISTRY, **names, **fields})


def make_alias(body: Body, text: str, *, language: str = "en", **fields: Any) -> Alias:
    return Alias.objects.create(body=body, text=text, language=language, **fields)


def make_collective(code: str = "", *, members: list[Body], **fields: Any) -> Body:
    """A collective whose members have always belonged to it."""
    collective = make_body(code, **{"kind": Body.Kind.COLLECTIVE, **fields})
    for member in members:
        Membership.objects.create(collective=collective, member=member)
    return collective


def make_user(
    username: str = "", *, role: str = User.Role.VIEWER, bodies: list[Body] | None = None, **fields: Any
) -> User:
    """Somebody with that role, signed in with the password "secret"; speaks English."""
    username = username or f"{role}-{next(_numbers)}"
    fields = {"language": "en", "email": f"{username}@merzim.test", "password": "secret", **fields}
    user = User.objects.create_user(username, role=role, is_staff=True, **fields)
    user.bodies.set(bodies or [])
    return user


def make_administrator(username: str = "", **fields: Any) -> User:
    return make_user(username, role=User.Role.ADMINISTRATOR, **{"is_superuser": True, **fields})


def make_controller(username: str = "", **fields: Any) -> User:
    return make_user(username, role=User.Role.CONTROLLER, **fields)


def make_executor(*bodies: Body, username: str = "", **fields: Any) -> User:
    return make_user(username, role=User.Role.EXECUTOR, bodies=list(bodies), **fields)


def make_announcement(text: str = "", **fields: Any) -> Announcement:
    number = next(_numbers)
    text = text or f"Meeting {number}. The ministry was told to report by 2 March 2026."
    defaults = {
        "title": f"Meeting {number}",
        "language": "en",
        "published_on": PUBLISHED,
        "text_sha256": f"{number:064x}",
    }
    return Announcement.objects.create(text=text, **{**defaults, **fields})


def make_task(announcement: Announcement | None = None, **fields: Any) -> Task:
    """A task on control with a day; `state="proposed"` makes one that waits for review."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "announcement": announcement,
        "title": f"Task {number}",
        "language": "en",
        "state": Task.State.ON_CONTROL,
        "due_kind": "date",
        "due_on": DUE,
    }
    fields = {**defaults, **fields}
    if fields["due_kind"] == "none":
        fields["due_on"] = None
    if fields["state"] != Task.State.PROPOSED:
        on_control = {
            "number": f"2026-{number:04}",
            "original_due_on": fields["due_on"],
            "accepted_at": timezone.now(),
        }
        fields = {**on_control, **fields}
    return Task.objects.create(**fields)


def make_assignment(task: Task | None = None, body: Body | None = None, **fields: Any) -> Assignment:
    """One body's share with the task's own deadline; proposed as long as the task is."""
    task = task or make_task()
    proposed = task.state == Task.State.PROPOSED
    if body is None and "outside_name" not in fields:
        body = make_body()
    defaults: dict[str, Any] = {
        "status": Assignment.Status.PROPOSED if proposed else Assignment.Status.ASSIGNED,
        "due_on": task.due_on,
        "original_due_on": None if proposed else task.due_on,
        "assigned_at": None if proposed else timezone.now(),
    }
    return Assignment.objects.create(task=task, body=body, **{**defaults, **fields})


def reload(row: M) -> M:
    """The row as the database has it now."""
    return type(row)._default_manager.get(pk=row.pk)
