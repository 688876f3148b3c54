"""Lists are read as plain rows; they tell what the serializers that the document shows would tell."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from instructions import office as office_day
from instructions.api.assignments import AssignmentSerializer
from instructions.api.rendering import written
from instructions.api.tasks import TaskSerializer
from instructions.models import Assignment, Task, User
from tests import factories
from tests.instructions.api.office import Office

LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def office(office: Office) -> Office:
    """Shares of every kind: moved, late, done, outside the registry, of a member, in a person's hands."""
    owner = office.people["owner"]
    owner.first_name, owner.last_name = "Aigul", "Serikova"
    owner.save()
    office.health.name_kk, office.health.name_en = "", "=Health"
    office.health.save()
    akims = factories.make_collective("akims", members=[office.education], name_ru="Акимы")
    factories.make_assignment(office.task, office.education, role="co", via=akims, person=owner, position=2)
    factories.make_assignment(office.task, outside_name="@the union", role="co", position=1)
    late = factories.make_task(
        title="-1 school", due_on=dt.date(2026, 1, 30), original_due_on=dt.date(2026, 1, 20)
    )
    whole = factories.make_assignment(late, office.health, due_on=dt.date(2026, 1, 30))
    factories.make_assignment(late, office.health, parent=whole)
    soon = factories.make_task(due_on=dt.date(2026, 2, 6))
    factories.make_assignment(soon, office.health, status="closed", done_on=dt.date(2026, 2, 2))
    factories.make_assignment(factories.make_task(due_kind="none"), office.health)
    rhythm = factories.make_task(due_kind="recurring", every="month", due_on=dt.date(2026, 2, 28))
    for day in (dt.date(2026, 1, 31), dt.date(2026, 2, 28)):
        factories.make_assignment(rhythm, office.health, original_due_on=day, due_on=day, status="closed")
    return office


def as_json(value: Any) -> Any:
    return json.loads(written(value))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "model", "serializer"),
    [("tasks", Task, TaskSerializer), ("assignments", Assignment, AssignmentSerializer)],
    ids=["tasks", "assignments"],
)
def test_rows_tell_what_the_serializer_tells(
    office: Office, path: str, model: Any, serializer: Any, language: str
) -> None:
    User.objects.update(language=language)
    client = APIClient()
    client.force_login(User.objects.get(username="controller"))
    rows = client.get(f"/api/v1/{path}/").json()["results"]
    one_by_one = [client.get(f"/api/v1/{path}/{row['id']}/").json() for row in rows]
    known = list(serializer().fields)
    assert rows == [{name: row[name] for name in known} for row in one_by_one]
    assert len(rows) == model.objects.count()


def table(response: Any) -> list[dict[str, str]]:
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_tasks_as_a_table(office: Office) -> None:
    response = office.client("controller").get("/api/v1/tasks/", headers={"Accept": "text/csv"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="tasks-2026-02-03.csv"'
    rows = {row["title"]: row for row in table(response)}
    clinic = rows["Build the clinic"]
    assert (clinic["lead"], clinic["co"]) == ("health", "'@the union; education")
    assert (clinic["due_on"], clinic["is_moved"], clinic["standing"]) == ("2026-03-02", "false", "on_track")
    assert clinic["announcement.id"] == str(office.announcement.pk)
    late = rows["'-1 school"]
    assert (late["is_moved"], late["standing"], late["days_overdue"]) == ("true", "overdue", "4")


def test_assignments_as_a_table(office: Office) -> None:
    rows = table(office.client("controller").get("/api/v1/assignments/?format=csv&role=co"))
    assert [(row["name"], row["via.code"], row["person.name"]) for row in rows] == [
        ("Education", "akims", "Aigul Serikova"),
        ("'@the union", "", ""),
    ]


LISTS = ("announcements", "tasks", "assignments", "progress-reports", "extensions", "bodies", "calendar")


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_a_table_too(office: Office, path: str) -> None:
    office.extension()
    office.submitted()
    client = office.client("controller")
    listed = client.get(f"/api/v1/{path}/").json()["results"]
    response = client.get(f"/api/v1/{path}/?format=csv")
    keys = [str(row.get("id", row.get("on"))) for row in listed]
    assert [row.get("id", row.get("on")) for row in table(response)] == keys


@pytest.mark.parametrize("query", ["page_size=2", "cursor=x"])
def test_table_has_no_pages(office: Office, query: str) -> None:
    assert office.client("owner").get(f"/api/v1/tasks/?format=csv&{query}").status_code == 400


def test_table_of_a_person_has_what_the_person_may_see(office: Office) -> None:
    factories.make_assignment(factories.make_task(title="Secret"), office.education)
    rows = table(office.client("owner").get("/api/v1/tasks/?format=csv"))
    assert "Build the clinic" in {row["title"] for row in rows}
    assert "Secret" not in {row["title"] for row in rows}


def test_long_table_comes_in_pieces(
    office: Office, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    from instructions.api import listing

    monkeypatch.setattr(listing, "CHUNKS", (2, 3))
    for number in range(9):
        factories.make_task(due_on=dt.date(2026, 2, 3 + number % 4))
    response = office.client("controller").get("/api/v1/tasks/?format=csv")
    rows = table(response)
    days = [row["due_on"] or "z" for row in rows]
    assert len(rows) == Task.objects.count()
    assert days == sorted(days)


def test_format_wins_over_accept(office: Office) -> None:
    client = office.client("owner")
    response = client.get("/api/v1/tasks/?format=csv", headers={"Accept": "application/json"})
    assert response["Content-Type"].startswith("text/csv")
    assert client.get("/api/v1/tasks/?format=xml").status_code == 406
    assert client.get("/api/v1/tasks/", headers={"Accept": "image/png"}).status_code == 406


def test_changed_calendar_tells_anew_what_is_soon(office: Office) -> None:
    client = office.client("controller")
    task = Task.objects.get(due_on=dt.date(2026, 2, 6))

    def how() -> str:
        rows = client.get("/api/v1/tasks/").json()["results"]
        return str(next(row["standing"] for row in rows if row["id"] == task.pk))

    assert how() == "soon"
    assert office_day.calm_from(dt.date(2026, 2, 3)) == dt.date(2026, 2, 9)
