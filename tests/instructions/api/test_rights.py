"""Who may ask what: owner, colleague, stranger, viewer, controller and nobody, at every endpoint.

What each may is told by noun in `rights/`.
"""

from __future__ import annotations

from typing import Any

import pytest
from drf_spectacular.generators import EndpointEnumerator
from rest_framework.test import APIClient

from instructions.models import Assignment
from tests.instructions.api.office import PEOPLE, Office
from tests.instructions.api.rights import (
    announcements,
    assignments,
    feeds,
    people,
    progress,
    registry,
    reminders,
    reports,
    saved_filters,
    tasks,
    webhooks,
)
from tests.instructions.api.rights.case import Case

NOUNS = (
    announcements,
    assignments,
    feeds,
    people,
    progress,
    registry,
    reminders,
    reports,
    saved_filters,
    tasks,
    webhooks,
)
CASES = [case for noun in NOUNS for case in noun.CASES]

TABLE = [
    pytest.param(case, person, status, id=f"{case.name} by {person}")
    for case in CASES
    for person, status in zip(PEOPLE, case.expected, strict=True)
]


@pytest.mark.parametrize(("case", "person", "status"), TABLE)
def test_rights(office: Office, case: Case, person: str, status: int) -> None:
    made = case.given(office)
    keys = {
        "announcement": office.announcement.pk,
        "task": office.task.pk,
        "proposal": office.proposal.pk,
        "assignment": office.assignment.pk,
        "body": office.health.pk,
        "owner": office.people["owner"].pk,
        "colleague": office.people["colleague"].pk,
        "collective": getattr(made, "collective_id", None),
        "report": made and made.pk,
        "extension": made and made.pk,
        "made": made and made.pk,
        "absent": 1,
        "open_list": "instructions_task",
        "control_list": "instructions_user",
        "no_list": "nowhere",
        "file": made.files.get().pk if case.name == "evidence" else None,
    }
    body = {name: _filled(value, keys) for name, value in case.body.items()}
    before = _written(office)
    path = f"/api/v1/{case.path.format(**keys)}"
    client = office.client(person)
    ask = getattr(client, case.method)
    response = ask(path) if case.method == "get" else ask(path, body, format=case.format)
    assert response.status_code == status, response.content
    if status >= 400:
        assert response["Content-Type"] == "application/problem+json"
        assert _written(office) == before, "what was refused left no trace"


def _filled(value: Any, keys: dict[str, Any]) -> Any:
    """Files are made anew for each try; a key in braces is filled in, as the number that it is."""
    if isinstance(value, str) and value[:1] == "{":
        return keys[value.strip("{}")]
    if isinstance(value, list):
        return [make() if callable(make) else _filled(make, keys) for make in value]
    return value


def _written(office: Office) -> list[Any]:
    return [
        list(Assignment.history.values_list("history_id", flat=True)),
        list(type(office.task).history.values_list("history_id", flat=True)),
    ]


def test_every_endpoint_stands_in_the_table() -> None:
    """A new address needs its rights told."""
    tried = {(case.method, _shape(case.path.split("?")[0])) for case in CASES}
    assert tried == _served()


def _shape(path: str) -> str:
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))


def _served() -> set[tuple[str, str]]:
    found = EndpointEnumerator().get_api_endpoints()  # type: ignore[no-untyped-call]
    return {
        (method.lower(), _shape(path.removeprefix("/api/v1/")))
        for path, _regex, method, _view in found
        if path.startswith("/api/v1/") and path not in OPEN
    }


OPEN = {"/api/v1/schema/", "/api/v1/docs/", "/api/v1/"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["schema/", "docs/"])
def test_documents_are_open_to_all(path: str) -> None:
    assert APIClient().get(f"/api/v1/{path}").status_code == 200


@pytest.mark.parametrize(
    ("person", "seen"),
    [("owner", 1), ("colleague", 1), ("stranger", 0), ("viewer", 1), ("controller", 2)],
)
def test_list_of_tasks_has_what_the_person_may_see(office: Office, person: str, seen: int) -> None:
    assert len(office.client(person).get("/api/v1/tasks/").json()["results"]) == seen


@pytest.mark.parametrize(
    "path", ["announcements", "assignments", "progress-reports", "extensions"], ids=lambda path: path
)
def test_lists_of_a_stranger_are_empty(office: Office, path: str) -> None:
    office.extension()
    office.submitted()
    assert office.client("stranger").get(f"/api/v1/{path}/").json()["results"] == []
    assert office.client("owner").get(f"/api/v1/{path}/").json()["results"] != []


def test_report_of_a_stranger_counts_nothing_of_others(office: Office) -> None:
    counts = {
        person: office.client(person).get("/api/v1/reports/summary/").json()["total"]["on_control"]
        for person in ("owner", "stranger", "viewer", "controller")
    }
    assert counts == {"owner": 1, "stranger": 0, "viewer": 1, "controller": 1}


def test_counts_beside_an_announcement_are_of_what_the_reader_sees(office: Office) -> None:
    path = f"/api/v1/announcements/{office.announcement.pk}/"
    proposed = {who: office.client(who).get(path).json()["proposed"] for who in ("viewer", "controller")}
    assert proposed == {"viewer": 0, "controller": 1}


def test_session_without_csrf_token_writes_nothing(office: Office) -> None:
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(office.people["owner"])
    response = client.post(f"/api/v1/assignments/{office.assignment.pk}/take/")
    assert response.status_code == 403
    assert response["Content-Type"] == "application/problem+json"
