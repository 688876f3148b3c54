"""Questions to the desk's lists, kept and asked over REST."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib import admin
from rest_framework.test import APIClient

from instructions.api.filters import DeskFilterSet
from instructions.api.urls import router
from instructions.lists import known, name_of
from instructions.models import SavedFilter
from tests import factories
from tests.instructions.api.office import Office

PATH = "/api/v1/saved-filters/"
LATE = {"listing": "instructions_task", "name": "Late", "query": "due=overdue"}


@pytest.fixture
def controller(office: Office) -> APIClient:
    return office.client("controller")


@pytest.fixture
def late(office: Office) -> str:
    task = factories.make_task(title="Mend the bridge", due_on=dt.date(2026, 1, 30))
    factories.make_assignment(task, office.health, due_on=dt.date(2026, 1, 30))
    return task.title


def titles(answer: Any) -> list[str]:
    return [row["title"] for row in answer.json()["results"]]


def test_a_filter_is_kept_without_its_page(controller: APIClient) -> None:
    made = controller.post(PATH, {**LATE, "query": "due=overdue&p=2&all="}).json()
    assert (made["name"], made["query"], made["is_shared"]) == ("Late", "due=overdue", False)
    assert made["user"]["name"] == "controller"
    again = controller.post(PATH, {**LATE, "query": "due=week"}).json()
    assert (again["id"], again["query"]) == (made["id"], "due=week")


def test_a_list_is_asked_what_is_kept(controller: APIClient, late: str) -> None:
    key = controller.post(PATH, LATE).json()["id"]
    assert titles(controller.get(f"/api/v1/tasks/?saved_filter={key}")) == [late]
    assert titles(controller.get(f"/api/v1/tasks/?saved_filter={key}&state=closed")) == []
    table = controller.get(f"/api/v1/tasks/?saved_filter={key}&format=csv")
    assert b"".join(table.streaming_content).decode().count(late) == 1  # type: ignore[attr-defined]


def test_a_shown_filter_finds_what_its_reader_may_see(office: Office, late: str) -> None:
    key = office.client("owner").post(PATH, {**LATE, "is_shared": True}).json()["id"]
    factories.make_assignment(
        factories.make_task(title="Not theirs", due_on=dt.date(2026, 1, 30)),
        office.education,
        due_on=dt.date(2026, 1, 30),
    )
    assert titles(office.client("colleague").get(f"/api/v1/tasks/?saved_filter={key}")) == [late]


def test_what_is_kept_at_the_desk_is_asked_over_rest_and_the_other_way_round(
    office: Office, controller: APIClient, late: str
) -> None:
    desk = controller.post(
        "/desk/lists/filters/",
        {**LATE, "next": "/desk/instructions/task/"},
        format="multipart",
    )
    assert desk.status_code == 302
    (kept,) = controller.get(f"{PATH}?listing=instructions_task").json()["results"]
    assert titles(controller.get(f"/api/v1/tasks/?saved_filter={kept['id']}")) == [late]
    controller.post(PATH, {**LATE, "name": "By REST", "query": "due=week"})
    assert "By REST" in controller.get("/desk/instructions/task/").content.decode()


def test_a_filter_is_of_one_list(controller: APIClient) -> None:
    key = controller.post(PATH, LATE).json()["id"]
    assert controller.get(f"/api/v1/assignments/?saved_filter={key}").status_code == 400
    assert controller.get("/api/v1/tasks/?saved_filter=999").status_code == 400


def test_what_is_left_out_of_a_change_stays(controller: APIClient) -> None:
    made = controller.post(PATH, LATE).json()
    path = f"{PATH}{made['id']}/"
    assert controller.patch(path, {"name": "  Too  late "}).json() == {**made, "name": "Too late"}
    assert controller.patch(path, {"is_shared": True}).json()["is_shared"] is True
    assert controller.patch(path, {"query": "due=week"}).json()["query"] == "due=week"


def test_two_filters_of_a_list_have_two_names(controller: APIClient) -> None:
    controller.post(PATH, LATE)
    other = controller.post(PATH, {**LATE, "name": "Other"}).json()["id"]
    assert controller.patch(f"{PATH}{other}/", {"name": "Late"}).status_code == 409


def test_a_newer_state_is_not_overwritten(controller: APIClient) -> None:
    made = controller.post(PATH, LATE)
    path = f"{PATH}{made.json()['id']}/"
    controller.patch(path, {"name": "Newer"})
    stale = controller.patch(path, {"name": "Older"}, headers={"If-Match": made["ETag"]})
    assert (stale.status_code, SavedFilter.objects.get().name) == (412, "Newer")


@pytest.mark.parametrize(
    "changed",
    [
        {"listing": "nothing"},
        {"query": "nothing__here=1"},
        {"query": "o__p=1&password__startswith=a"},
        {"query": "p=2"},
        {"query": "q=%00"},
        {"query": "&" * 1500},
        {"name": " "},
    ],
    ids=str,
)
def test_what_no_list_can_be_asked_is_not_kept(controller: APIClient, changed: dict[str, str]) -> None:
    assert controller.post(PATH, {**LATE, **changed}).status_code == 409
    assert not SavedFilter.objects.exists()


def test_a_filter_that_no_longer_fits_its_list_is_told(office: Office, controller: APIClient) -> None:
    saved = SavedFilter.objects.create(
        user=office.people["controller"], listing="instructions_task", name="Old", query="gone__x=1"
    )
    assert controller.get(f"/api/v1/tasks/?saved_filter={saved.pk}").status_code == 400


BOTH = [
    (path, view)
    for path, view, _name in router.registry
    if issubclass(getattr(view, "filterset_class", None) or object, DeskFilterSet)
]


@pytest.mark.parametrize(("path", "view"), BOTH, ids=[path for path, _view in BOTH])
def test_every_list_that_stands_at_the_desk_too_is_asked_so(
    office: Office, path: str, view: Any, django_assert_max_num_queries: Any
) -> None:
    listing = name_of(view.noun)
    assert known[listing].listing_name == listing
    assert view.noun in admin.site._registry
    saved = SavedFilter.objects.create(
        user=office.people["controller"], listing=listing, name="All", query="o=1"
    )
    client = office.client("controller")
    with django_assert_max_num_queries(16):
        answer = client.get(f"/api/v1/{path}/?saved_filter={saved.pk}")
    assert answer.status_code == 200, answer.content


def test_list_has_a_bounded_number_of_queries(
    office: Office, controller: APIClient, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        SavedFilter.objects.create(user=office.people["controller"], **{**LATE, "name": f"Late {number}"})
    with django_assert_max_num_queries(8):
        assert len(controller.get(PATH).json()["results"]) == 12
