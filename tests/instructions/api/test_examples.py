"""The examples of the OpenAPI document are true: each is sent to the office that it speaks of, and works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from jsonschema_rs import Draft202012Validator
from rest_framework.test import APIClient

from instructions.models import (
    Announcement,
    Assignment,
    Body,
    CalendarDay,
    Milestone,
    OfficeHolder,
    SavedFilter,
    SavedReport,
    Task,
    User,
)
from instructions.services.delegating import delegate
from instructions.services.extending import request_extension
from instructions.services.reporting import draft_report, submit_report
from notifications.models import Policy, Recipient
from notifications.outgoing.subscribing import subscribe
from tests import factories
from tests.instructions.api.office import act

document: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
NOT_JSON = {"imports_create", "imports_look_create"}
"""They are sent a file and little beside it."""


@dataclass
class Told:
    """The office of the examples: a ministry, who works there, and what it was told."""

    ministry: Body
    controller: User
    administrator: User
    executor: User
    announcement: Announcement
    task: Task
    assignment: Assignment


@pytest.fixture
def told(db: None, clock: time_machine.Traveller) -> Told:
    """Tuesday 3 February 2026."""
    ministry = factories.make_body("ministry-of-health", pk=4)
    executor = factories.make_executor(ministry, username="aigul", pk=12)
    factories.make_executor(ministry, username="daulet", pk=14)
    announcement = factories.make_announcement(pk=9)
    for key in (108, 109):
        proposal = factories.make_task(announcement, pk=key, state=Task.State.PROPOSED)
        factories.make_assignment(proposal, ministry)
    factories.make_assignment(factories.make_task(announcement, pk=95), ministry)
    task = factories.make_task(announcement, pk=107, controller=None)
    return Told(
        ministry=ministry,
        controller=factories.make_controller("marat", pk=3),
        administrator=factories.make_administrator("arman", pk=20),
        executor=executor,
        announcement=announcement,
        task=task,
        assignment=factories.make_assignment(task, ministry, pk=311),
    )


Given = Callable[[Told], dict[str, Any]]
"""Makes what the request is about; what its path names."""


def _proposal(told: Told) -> dict[str, Any]:
    return {"id": 108}


def _step(told: Told) -> dict[str, Any]:
    step = Milestone.objects.create(task=told.task, title="Choose the villages", due_on="2026-02-16")
    return {"id": told.task.pk, "milestone": step.pk}


def _part(told: Told) -> dict[str, Any]:
    by = told.executor
    return {"id": delegate(told.assignment, by=by, now=timezone.now(), person=by).pk, "by": by}


def _alias(told: Told) -> dict[str, Any]:
    return {"id": told.ministry.pk, "alias": factories.make_alias(told.ministry, "the ministry").pk}


def _membership(told: Told) -> dict[str, Any]:
    collective = factories.make_collective(members=[told.ministry])
    return {"id": collective.pk, "membership": collective.memberships.get().pk}


def _collective(told: Told) -> dict[str, Any]:
    return {"id": factories.make_collective(members=[]).pk}


def _extension(told: Told) -> dict[str, Any]:
    asked = request_extension(
        told.assignment, to=dt.date(2026, 4, 1), reason="Snow.", by=told.executor, now=timezone.now()
    )
    return {"id": asked.pk}


def _submitted(told: Told) -> dict[str, Any]:
    now, files = timezone.now(), [act()]
    return {"id": submit_report(told.assignment, by=told.executor, now=now, text="Done.", files=files).pk}


def _draft(told: Told) -> dict[str, Any]:
    """As a mail with an attachment has left it."""
    now, files = timezone.now(), [act()]
    draft = draft_report(told.assignment, by=told.executor, now=now, text="Done.", files=files)
    return {"id": draft.pk, "by": told.executor}


def _policy(told: Told) -> dict[str, Any]:
    policy = Policy.objects.create(name="For one task", task=told.task)
    policy.rows.create(audience="lead", before="10, 3, 0", overdue_from=1)
    return {"id": policy.pk}


def _saved(told: Told) -> dict[str, Any]:
    return {"id": SavedReport.objects.create(name="Due", report="due", owner=told.administrator).pk}


def _filter(told: Told) -> dict[str, Any]:
    kept = SavedFilter.objects.create(
        user=told.administrator, listing="instructions_task", name="Late", query="q=roof"
    )
    return {"id": kept.pk}


def _webhook(told: Told) -> dict[str, Any]:
    made = subscribe(
        name="Documents",
        url="https://documents.example.org/",
        kinds=[],
        by=told.administrator,
        now=timezone.now(),
    )
    return {"id": made.pk}


def _day(told: Told) -> dict[str, Any]:
    return {"id": CalendarDay.objects.create(on="2026-05-01", kind="off").pk}


def _holder(told: Told) -> dict[str, Any]:
    return {"id": OfficeHolder.objects.create(body=told.ministry, last_name="Serikova").pk}


def _recipient(told: Told) -> dict[str, Any]:
    return {"id": Recipient.objects.create(user=told.executor).pk}


def _recurring(told: Told) -> dict[str, Any]:
    Task.objects.filter(pk=told.task.pk).update(due_kind="recurring", every="month")
    return _by_executor(told)


def _by_executor(told: Told) -> dict[str, Any]:
    return {"id": told.assignment.pk, "by": told.executor}


OF_NOUN: dict[str, Given] = {
    "announcements": lambda told: {"id": told.announcement.pk},
    "assignments": lambda told: {"id": told.assignment.pk},
    "bodies": lambda told: {"id": told.ministry.pk},
    "calendar": _day,
    "columns": lambda told: {"listing": "instructions_task"},
    "extensions": _extension,
    "office-holders": _holder,
    "people": lambda told: {"id": told.executor.pk},
    "progress-reports": _submitted,
    "recipients": _recipient,
    "reminder-policies": _policy,
    "reports/saved": _saved,
    "saved-filters": _filter,
    "tasks": lambda told: {"id": told.task.pk},
    "webhooks": _webhook,
}
OF_MOVE: dict[str, Given] = {
    "assignments_report": _recurring,
    "assignments_request_extension": _by_executor,
    "assignments_take_back": _part,
    "bodies_add_member": _collective,
    "bodies_aliases_change": _alias,
    "bodies_memberships_change": _membership,
    "bodies_memberships_end": _membership,
    "progress_reports_submit": _draft,
    "tasks_correct": _proposal,
    "tasks_join": _proposal,
    "tasks_milestones_change": _step,
    "tasks_milestones_drop": _step,
    "tasks_reject": _proposal,
    "tasks_split": _proposal,
}


def _writes() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Method, path, name and the kinds of body of each write that is sent something."""
    for path, moves in document["paths"].items():
        for method, move in moves.items():
            if "requestBody" in move:
                yield method, path, move["operationId"], move["requestBody"]["content"]


EXAMPLES = [
    pytest.param(method, path, name, example["value"], id=f"{name}: {title}")
    for method, path, name, kinds in _writes()
    for title, example in kinds.get("application/json", {}).get("examples", {}).items()
]


def _answers() -> Iterator[Any]:
    """The examples of answers, with the shapes that they are of."""
    for path, moves in document["paths"].items():
        for method, move in moves.items():
            for code, answer in move["responses"].items():
                for content in answer.get("content", {}).values():
                    for title, example in content.get("examples", {}).items():
                        told = f"{method} {path} {code}: {title}"
                        yield pytest.param(content["schema"], example["value"], id=told)


@pytest.mark.parametrize(("shape", "value"), list(_answers()))
def test_example_of_an_answer_has_its_shape(shape: dict[str, Any], value: Any) -> None:
    whole = {**shape, "components": document["components"]}
    assert [fault.message for fault in Draft202012Validator(whole).iter_errors(value)] == []


def test_every_write_has_an_example() -> None:
    without = {
        name
        for _method, _path, name, kinds in _writes()
        if not kinds.get("application/json", {}).get("examples")
    }
    assert without == NOT_JSON


@pytest.mark.parametrize(("method", "path", "name", "body"), EXAMPLES)
def test_example_works_when_sent(told: Told, method: str, path: str, name: str, body: dict[str, Any]) -> None:
    noun = path.removeprefix("/api/v1/").split("/{")[0]
    given = OF_MOVE.get(name) or OF_NOUN.get(noun)
    keys = given(told) if given and "{" in path else {}
    client = APIClient()
    client.force_login(keys.pop("by", told.administrator))
    response = getattr(client, method)(path.format(**keys), body, format="json")
    assert response.status_code in {200, 201, 202}, response.content
