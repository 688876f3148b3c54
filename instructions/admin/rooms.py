"""The few rooms of the desk, as the head of every page names them to a role."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from instructions.admin.roles import CONTROLLERS, EVERYBODY, READERS, has_role
from instructions.models import User


@dataclass(frozen=True, slots=True)
class Room:
    name: Promise
    address: str
    is_here: bool


ROOMS: tuple[tuple[Promise, str, frozenset[User.Role]], ...] = (
    (_("Start"), "admin:index", EVERYBODY),
    (_("Review"), "admin:review", CONTROLLERS),
    (_("Instructions"), "admin:instructions_task_changelist", EVERYBODY),
    (_("Calendar"), "admin:calendar", EVERYBODY),
    (_("Announcements"), "admin:instructions_announcement_changelist", READERS),
    (_("Reminders"), "admin:reminders", EVERYBODY),
    (_("Registry"), "admin:registry", CONTROLLERS),
)


def rooms(request: HttpRequest) -> list[Room]:
    found = [(name, reverse(view)) for name, view, roles in ROOMS if has_role(request, roles)]
    start, registry = reverse("admin:index"), reverse("admin:registry")
    inside = [path for _, path in found if request.path.startswith(path) and path != start]
    here = max(inside, key=len, default=start if request.path == start else registry)
    return [Room(name, path, path == here) for name, path in found]
