"""The few rooms of the desk, as the head of every page names them to a role."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from instructions.admin.roles import ADMINISTRATORS, CONTROLLERS, EVERYBODY, READERS, has_role
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
    (_("Reports"), "admin:reports", EVERYBODY),
    (_("Announcements"), "admin:instructions_announcement_changelist", READERS),
    (_("Reminders"), "admin:reminders", EVERYBODY),
    (_("Registry"), "admin:registry", CONTROLLERS),
)

LISTS: tuple[tuple[Promise, str], ...] = (
    (_("Instructions"), "admin:instructions_task_changelist"),
    (_("Who does what"), "admin:instructions_assignment_changelist"),
    (_("Progress reports"), "admin:instructions_progressreport_changelist"),
    (_("Extensions"), "admin:instructions_extension_changelist"),
)
"""The lists of the room of instructions, side by side."""
INSIDE: dict[str, str] = {
    **{view: "admin:instructions_task_changelist" for _name, view in LISTS},
    "admin:enter": "admin:instructions_task_changelist",
    "admin:import": "admin:instructions_task_changelist",
    "admin:members": "admin:instructions_task_changelist",
    "admin:corrections": "admin:review",
    "admin:instructions_correction_changelist": "admin:review",
}
"""Pages whose address does not lie under that of their room."""


def lists(request: HttpRequest) -> list[Room]:
    """The lists beside the one that is shown; none where it stands alone."""
    found = [Room(name, reverse(view), reverse(view) == request.path) for name, view in LISTS]
    return found if any(one.is_here for one in found) else []


def _own_pages(request: HttpRequest) -> tuple[str, ...]:
    """What is found under one's name, and for all but administrators in no room."""
    own = ("admin:substitutes",)
    return own if has_role(request, ADMINISTRATORS) else (*own, "admin:instructions_apitoken_changelist")


def rooms(request: HttpRequest) -> list[Room]:
    found = [(name, reverse(view)) for name, view, roles in ROOMS if has_role(request, roles)]
    start, registry = reverse("admin:index"), reverse("admin:registry")
    inside = [path for _, path in found if request.path.startswith(path) and path != start]
    beside = [reverse(room) for view, room in INSIDE.items() if request.path.startswith(reverse(view))]
    here = max(inside, key=len, default=start if request.path == start else next(iter(beside), registry))
    if any(request.path.startswith(reverse(view)) for view in _own_pages(request)):
        here = ""
    return [Room(name, path, path == here) for name, path in found]
