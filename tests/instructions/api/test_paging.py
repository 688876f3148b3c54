from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from rest_framework.test import APIClient

from instructions.api.paging import Cursor
from instructions.models import Task
from tests import factories
from tests.instructions.api.office import Office

DAYS = [dt.date(2026, 3, 2), dt.date(2026, 3, 2), dt.date(2026, 4, 1), None, dt.date(2026, 3, 1), None]


@pytest.fixture
def client(office: Office) -> APIClient:
    Task.objects.exclude(pk=office.task.pk).delete()
    for due in DAYS:
        factories.make_task(due_on=due, due_kind="date" if due else "none")
    return office.client("controller")


def walk(client: APIClient, address: str | None, way: str = "next") -> Iterator[list[dict[str, Any]]]:
    while address:
        page = client.get(address).json()
        yield page["results"]
        address = page[way]


def keys(pages: Iterator[list[dict[str, Any]]]) -> list[list[int]]:
    return [[row["id"] for row in page] for page in pages]


def in_order(ordering: str) -> list[int]:
    """The same order worked out in memory: by day, then key, rows without a day last."""
    rows = list(Task.objects.values_list("pk", "due_on"))
    dated = sorted(((due, pk) for pk, due in rows if due), reverse=ordering.startswith("-"))
    undated = sorted((pk for pk, due in rows if not due), reverse=ordering.startswith("-"))
    return [pk for _due, pk in dated] + undated


@pytest.mark.parametrize("ordering", ["due_on", "-due_on"])
@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 7, 50])
def test_pages_are_the_whole_list_in_order(client: APIClient, ordering: str, size: int) -> None:
    pages = keys(walk(client, f"/api/v1/tasks/?ordering={ordering}&page_size={size}"))
    assert [key for page in pages for key in page] == in_order(ordering)
    assert all(len(page) == size for page in pages[:-1])


@pytest.mark.parametrize("ordering", ["due_on", "-due_on", "id", "-id"])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_the_way_back_is_the_way_there(client: APIClient, ordering: str, size: int) -> None:
    first = f"/api/v1/tasks/?ordering={ordering}&page_size={size}"
    there = keys(walk(client, first))
    last = first
    while following := client.get(last).json()["next"]:
        last = following
    assert keys(walk(client, last, "previous")) == there[::-1]


def test_first_page_has_no_previous_and_last_no_next(client: APIClient) -> None:
    page = client.get("/api/v1/tasks/").json()
    assert (page["next"], page["previous"], len(page["results"])) == (None, None, 7)


def test_rows_that_come_meanwhile_shift_nothing(client: APIClient) -> None:
    first = client.get("/api/v1/tasks/?page_size=3").json()
    factories.make_task(due_on=dt.date(2026, 1, 1))
    second = client.get(first["next"]).json()
    seen = [row["id"] for row in first["results"] + second["results"]]
    assert seen == in_order("due_on")[1:7]


def test_filters_go_along_with_the_pages(client: APIClient) -> None:
    pages = keys(walk(client, "/api/v1/tasks/?due_to=2026-03-02&page_size=2"))
    assert [len(page) for page in pages] == [2, 2]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page_size=0", "page_size"),
        ("page_size=201", "page_size"),
        ("page_size=ten", "page_size"),
        ("ordering=title", "ordering"),
        ("cursor=nonsense", "cursor"),
        (f"cursor={Cursor('-due_on', '2026-03-02', 1).encode()}", "cursor"),
        (f"cursor={Cursor('due_on', 'soon', 1).encode()}", "cursor"),
        (f"cursor={Cursor('due_on', '2026-03-02', 2**63).encode()}", "cursor"),
    ],
    ids=["none", "too many", "no number", "no ordering", "no cursor", "another ordering", "no day", "no key"],
)
def test_what_is_no_page_is_refused(client: APIClient, query: str, field: str) -> None:
    response = client.get(f"/api/v1/tasks/?{query}")
    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == [field]
