"""Tasks: proposals, instructions on control, their steps and links."""

from __future__ import annotations

from instructions.models import Task
from instructions.services.following import follow
from tests import factories
from tests.instructions.api.office import Office
from tests.instructions.api.rights.case import (
    CONTROL,
    EVERYBODY,
    KEEPERS,
    MANY,
    PROPOSAL,
    READERS,
    Case,
    workers,
)


def _second(office: Office) -> Task:
    return factories.make_task(office.announcement, state=Task.State.PROPOSED)


def _linked(office: Office) -> Task:
    earlier = office.another()
    follow(office.task, earlier=earlier, by=office.people["controller"])
    return earlier


NOT_A_TABLE = (403, 403, 403, 403, 400, 401)
"""No file is given; what the control unit may with one is told in the tests of tables."""


CASES = [
    Case("tasks", "tasks/", EVERYBODY),
    Case("task", "tasks/{task}/", READERS),
    Case("proposal", "tasks/{proposal}/", PROPOSAL),
    Case("proposal accepted", "tasks/{proposal}/accept/", PROPOSAL, "post"),
    Case("proposal rejected", "tasks/{proposal}/reject/", PROPOSAL, "post", {"reason": "plan"}),
    Case(
        "proposal corrected",
        "tasks/{proposal}/correct/",
        PROPOSAL,
        "post",
        {"title": "Mend the road", "deadline": {"kind": "none"}, "lead": [{"body": "health"}]},
    ),
    Case("task closed", "tasks/{task}/close/", CONTROL, "post", given=lambda office: office.closed()),
    Case("task cancelled", "tasks/{task}/cancel/", CONTROL, "post", {"note": "Dropped."}),
    Case("task merged", "tasks/{task}/merge/", CONTROL, "post", {"into": "{made}"}, given=Office.another),
    Case(
        "task follows", "tasks/{task}/follow/", CONTROL, "post", {"earlier": "{made}"}, given=Office.another
    ),
    Case(
        "step added",
        "tasks/{task}/add-milestone/",
        CONTROL,
        "post",
        {"title": "Choose the villages", "due_on": "2026-02-16"},
    ),
    Case(
        "step reached",
        "tasks/{task}/milestones/{made}/reach/",
        workers(),
        "post",
        given=lambda office: office.task.milestones.create(title="Choose", due_on="2026-02-16"),
    ),
    Case(
        "task entered",
        "tasks/",
        (403, 403, 403, 403, 201, 401),
        "post",
        {"title": "Mend the bridge", "deadline": {"kind": "none"}, "lead": [{"body": "health"}]},
    ),
    Case("proposals accepted", "tasks/accept-many/", MANY, "post", {"tasks": ["{proposal}"]}),
    Case(
        "proposal split",
        "tasks/{proposal}/split/",
        PROPOSAL,
        "post",
        {"title": "Build the road", "second_title": "Mend the road"},
    ),
    Case("proposals joined", "tasks/{proposal}/join/", PROPOSAL, "post", {"other": "{made}"}, given=_second),
    Case("road map", "tasks/{task}/propose-road-map/", CONTROL, "post"),
    Case("link taken back", "tasks/{task}/unlink/", CONTROL, "post", given=_linked),
    Case("members compared", "tasks/{task}/members/", READERS),
    Case("members updated", "tasks/{task}/update-members/", CONTROL, "post"),
    Case("tasks whose members changed", "tasks/members-changed/", KEEPERS),
    Case("members of many updated", "tasks/update-members/", KEEPERS, "post", {"tasks": ["{task}"]}),
    Case("remarks", "tasks/{task}/remarks/", READERS),
    Case(
        "remark",
        "tasks/{task}/remark/",
        (403, 403, 404, 403, 201, 401),
        "post",
        {"text": "Which of the villages?"},
    ),
    Case("history", "tasks/{task}/history/", READERS),
    Case("advice", "tasks/{proposal}/advice/", PROPOSAL),
    Case("advice on a task", "tasks/{task}/advice/", CONTROL),
    Case("steps", "milestones/", EVERYBODY),
    Case(
        "step",
        "milestones/{made}/",
        READERS,
        given=lambda office: office.task.milestones.create(title="Choose", due_on="2026-02-16"),
    ),
    Case(
        "step changed",
        "tasks/{task}/milestones/{made}/change/",
        CONTROL,
        "post",
        {"title": "Choose", "due_on": "2026-02-17", "reason": "Snow."},
        given=lambda office: office.task.milestones.create(title="Choose", due_on="2026-02-16"),
    ),
    Case(
        "step dropped",
        "tasks/{task}/milestones/{made}/drop/",
        CONTROL,
        "post",
        {"reason": "Snow."},
        given=lambda office: office.task.milestones.create(title="Choose", due_on="2026-02-16"),
    ),
    Case("table looked at", "imports/look/", NOT_A_TABLE, "post", format="multipart"),
    Case("table taken over", "imports/", NOT_A_TABLE, "post", format="multipart"),
]
