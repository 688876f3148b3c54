"""Columns of the desk's lists, chosen over REST: the same choice as at the desk, each person's own."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from instructions import lists
from instructions.models import ColumnChoice
from tests import factories
from tests.instructions.api.office import Office

PATH = "/api/v1/columns/instructions_task/"
LIST = "admin:instructions_task_changelist"


def shown(found: Any) -> list[str]:
    return [column["name"] for column in found["columns"] if column["is_shown"]]


def test_the_choice_holds_at_the_desk(office: Office) -> None:
    owner = office.client("owner")
    usual = owner.get(PATH).json()
    assert shown(usual) == ["number_", "what", "deadline", "executors", "state_"]
    assert usual["columns"][0] == {
        "name": "number_",
        "heading": "Number",
        "is_shown": True,
        "is_fixed": True,
    }
    chosen = owner.put(PATH, {"columns": ["controller", "deadline"]}).json()
    assert shown(chosen) == ["number_", "deadline", "controller"], "in the order of the list"
    page = Client()
    page.force_login(office.people["owner"])
    head = page.get(reverse(LIST)).content.decode().partition("<thead")[2].partition("</thead")[0]
    assert ("column-controller" in head, "column-executors" in head) == (True, False)
    assert shown(owner.put(PATH, {"columns": []}).json()) == shown(usual)
    assert not ColumnChoice.objects.exists()


def test_it_is_ones_own(office: Office) -> None:
    office.client("owner").put(PATH, {"columns": ["deadline"]})
    for who in ("colleague", "stranger", "controller"):
        assert "executors" in shown(office.client(who).get(PATH).json())


@pytest.mark.parametrize(
    ("body", "status"),
    [({"columns": ["password"]}, 409), ({"columns": "deadline"}, 400), ({}, 400), ({"columns": [1]}, 400)],
    ids=str,
)
def test_what_is_no_choice_is_refused(office: Office, body: dict[str, Any], status: int) -> None:
    assert office.client("owner").put(PATH, body).status_code == status
    assert not ColumnChoice.objects.exists()


def test_every_list_tells_its_columns(office: Office) -> None:
    administrator = office.client("nobody")
    administrator.force_login(factories.make_administrator())
    for name in lists.known:
        found = administrator.get(f"/api/v1/columns/{name}/").json()
        assert found["listing"] == name
        assert [column["is_fixed"] for column in found["columns"]].count(True) == 1
