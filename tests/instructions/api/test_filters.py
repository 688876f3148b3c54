from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from instructions.models import Assignment, Body
from tests import factories
from tests.instructions.api.office import Office

ROLE, STATUS = Assignment.Role, Assignment.Status


@pytest.fixture
def client(office: Office) -> APIClient:
    """Besides the clinic (health, due 2 March) and the proposed road: a school that is late, and a law."""
    school = factories.make_task(title="Жаңа мектеп салу", language="kk", due_on=dt.date(2026, 1, 30))
    factories.make_assignment(school, office.education)
    factories.make_assignment(school, office.health, role=ROLE.CO)
    law = factories.make_task(title="Подготовить проект закона", language="ru", due_kind="none")
    factories.make_assignment(law, office.education, status=STATUS.CLOSED)
    return office.client("controller")


CLINIC, ROAD, SCHOOL, LAW = (
    "Build the clinic",
    "Build the road",
    "Жаңа мектеп салу",
    "Подготовить проект закона",
)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, {CLINIC, ROAD, SCHOOL, LAW}),
        ({"state": "proposed"}, {ROAD}),
        ({"body": "health"}, {CLINIC, ROAD, SCHOOL}),
        ({"lead": "health"}, {CLINIC, ROAD}),
        ({"co": "health"}, {SCHOOL}),
        ({"overdue": "true"}, {SCHOOL}),
        ({"overdue": "false"}, {CLINIC, ROAD, LAW}),
        ({"due_from": "2026-02-01"}, {CLINIC, ROAD}),
        ({"due_to": "2026-02-01"}, {SCHOOL}),
        ({"due_from": "2026-03-02", "due_to": "2026-03-02", "state": "on_control"}, {CLINIC}),
        ({"language": "ru"}, {LAW}),
        ({"search": "МЕКТЕП"}, {SCHOOL}),
        ({"search": "закона проект"}, {LAW}),
        ({"search": "build (the"}, set()),
        ({"search": "meeting"}, {CLINIC, ROAD}),
    ],
    ids=lambda value: "&".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else "",
)
def test_tasks(client: APIClient, query: dict[str, str], titles: set[str]) -> None:
    rows = client.get("/api/v1/tasks/", query).json()["results"]
    assert {row["title"] for row in rows} == titles


def test_tasks_of_an_announcement(client: APIClient, office: Office) -> None:
    rows = client.get("/api/v1/tasks/", {"announcement": office.announcement.pk}).json()["results"]
    assert {row["title"] for row in rows} == {CLINIC, ROAD}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"body": "education"}, 2),
        ({"role": "co"}, 1),
        ({"status": "closed"}, 1),
        ({"open": "true"}, 3),
        ({"open": "false"}, 2),
        ({"overdue": "true"}, 2),
        ({"overdue": "false"}, 3),
        ({"due_to": "2026-02-28"}, 2),
    ],
    ids=lambda value: "&".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else "",
)
def test_assignments(client: APIClient, query: dict[str, str], count: int) -> None:
    assert len(client.get("/api/v1/assignments/", query).json()["results"]) == count


def test_bodies_are_found_by_alias_once(client: APIClient, office: Office) -> None:
    factories.make_alias(office.health, "МинЗдрав", language="ru")
    factories.make_alias(office.health, "Минздрав РК", language="ru")
    rows = client.get("/api/v1/bodies/", {"search": "минздрав"}).json()["results"]
    assert [row["code"] for row in rows] == ["health"]


@pytest.mark.parametrize(
    ("path", "query", "code"),
    [
        ("tasks", {"overude": "true"}, "unknown"),
        ("tasks", {"state": ""}, "empty"),
        ("tasks", {"state": "lost"}, "invalid_choice"),
        ("tasks", {"body": "nobody"}, "unknown"),
        ("tasks", {"overdue": "perhaps"}, "invalid"),
        ("tasks", {"due_from": "02.03.2026"}, "invalid"),
        ("tasks", {"announcement": "first"}, "invalid"),
        ("tasks", {"state": ["closed", "proposed"]}, "doubled"),
        ("reports/summary", {"form": "csv"}, "unknown"),
        ("reports/summary", {"first": "2026-02-02", "last": "2026-02-01"}, "invalid"),
        ("reports/summary", {"on": "2026-02-04"}, "invalid"),
        ("reports/discipline", {"first": "2010-01-01", "last": "2026-01-01"}, "invalid"),
        ("reports/overdue", {"body": "nobody"}, "does_not_exist"),
    ],
    ids=lambda value: str(value),
)
def test_what_is_no_filter_is_refused(client: APIClient, path: str, query: dict[str, Any], code: str) -> None:
    response = client.get(f"/api/v1/{path}/", query)
    assert response.status_code == 400
    assert response.json()["errors"][0]["code"] == code


QUERIES = {
    "announcements": 9,
    "tasks": 7,
    "assignments": 7,
    "progress-reports": 10,
    "extensions": 8,
    "bodies": 6,
    "calendar": 4,
    "reports/summary": 6,
    "reports/overdue": 10,
    "reports/by-body": 6,
    "reports/discipline": 18,
}
"""So many queries an executor's list takes, session, person and own bodies included, however long it is.

Lists of shares and what hangs on them ask once more: what has been passed on to others.
"""


@pytest.mark.parametrize("path", QUERIES)
def test_number_of_queries_does_not_grow_with_rows(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries, path: str
) -> None:
    client = office.client("owner")
    for number in range(6):
        announcement = factories.make_announcement()
        task = factories.make_task(announcement, due_on=dt.date(2026, 2, 3 + number))
        office.assignment = factories.make_assignment(task, office.health, person=office.people["owner"])
        factories.make_assignment(task, Body.objects.create(code=f"b{number}", kind="agency"), role=ROLE.CO)
        office.extension()
        office.submitted()
    client.get(f"/api/v1/{path}/")
    with django_assert_num_queries(QUERIES[path]):
        assert client.get(f"/api/v1/{path}/").status_code == 200
