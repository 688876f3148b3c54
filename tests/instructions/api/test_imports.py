"""A control table taken over through REST: looked at, then done."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from rest_framework.test import APIClient

from instructions.models import Task
from tests import factories
from tests.instructions.api.office import Office

ROWS = (
    ("№", "Instruction", "Executor", "Deadline", "Status"),
    (1, "Open the reading room", "Ministry of Water", "30.04.2026", ""),
    (2, "Count the books", "Ministry of Water", "15.05.2026", "done"),
    (3, "Heat the archive", "", "30.04.2026", ""),
)


def table() -> SimpleUploadedFile:
    book = Workbook()
    assert book.active is not None
    for row in ROWS:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return SimpleUploadedFile("control.xlsx", file.getvalue())


@pytest.fixture
def controller(office: Office) -> APIClient:
    factories.make_body("water", name_en="Ministry of Water")
    Task.objects.all().delete()
    return office.client("controller")


def ask(client: APIClient, path: str, **said: Any) -> Any:
    asked = {"file": table(), "given_on": "2026-02-03", **said}
    return client.post(f"/api/v1/imports/{path}", asked, format="multipart")


def test_a_look_tells_what_each_row_would_become(controller: APIClient) -> None:
    told = ask(controller, "look/").json()
    assert [(row["line"], row["outcome"]) for row in told["rows"]] == [
        (2, "new"),
        (3, "finished"),
        (4, "error"),
    ]
    assert told["counts"] == {"new": 1, "known": 0, "finished": 1, "error": 1}
    first = told["rows"][0]
    assert (first["title"], first["lead"], first["due_on"]) == (
        "Open the reading room",
        ["water"],
        "2026-04-30",
    )
    assert not Task.objects.exists(), "nothing is written"


def test_a_look_at_one_outcome(controller: APIClient) -> None:
    told = ask(controller, "look/", outcome="error").json()
    assert [row["line"] for row in told["rows"]] == [4]
    assert told["counts"]["new"] == 1


@pytest.mark.parametrize(("on_control", "state"), [("false", "proposed"), ("true", "on_control")])
def test_new_rows_are_taken_over_once(controller: APIClient, on_control: str, state: str) -> None:
    assert ask(controller, "", on_control=on_control).json() == {"made": 1, "left": 0, "refused": []}
    assert [task.state for task in Task.objects.all()] == [state]
    assert ask(controller, "", on_control=on_control).json()["made"] == 0
    assert ask(controller, "look/").json()["counts"]["known"] == 1


@pytest.mark.parametrize("path", ["", "look/"])
@pytest.mark.parametrize(
    "said",
    [
        {"file": SimpleUploadedFile("control.xlsx", b"no workbook")},
        {"given_on": "yesterday"},
        {"outcome": "nothing", "on_control": "perhaps"},
    ],
    ids=["file", "day", "choice"],
)
def test_what_cannot_be_read_is_named(controller: APIClient, path: str, said: dict[str, Any]) -> None:
    answer = ask(controller, path, **said)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert not Task.objects.exists()
