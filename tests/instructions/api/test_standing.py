"""`standing` says how a row's deadline stands: one value alike in lists, in full and on the card."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from rest_framework.test import APIClient

from instructions.models import Assignment
from tests import factories
from tests.instructions.api.office import Office


def told(client: APIClient, task: Any) -> dict[str, str]:
    """Standings of a task and of its one share, by where they are told."""
    share = Assignment.objects.get(task=task)
    listed = client.get("/api/v1/tasks/").json()["results"]
    shares = client.get(f"/api/v1/assignments/?task={task.pk}").json()["results"]
    card = client.get(f"/api/v1/reports/control-card/?task={task.pk}").json()
    table = client.get("/api/v1/tasks/?format=csv").getvalue().decode().splitlines()
    place = table[0].split(",").index("standing")
    return {
        "list": next(row["standing"] for row in listed if row["id"] == task.pk),
        "table": next(line.split(",")[place] for line in table if line.startswith(f"{task.pk},")),
        "task": client.get(f"/api/v1/tasks/{task.pk}/").json()["standing"],
        "shares": shares[0]["standing"],
        "share": client.get(f"/api/v1/assignments/{share.pk}/").json()["standing"],
        "card": card["standing"],
        "share on the card": card["shares"][0]["standing"],
    }


@pytest.mark.parametrize("due_on", ["2026-01-20", "2026-03-31"], ids=["passed", "ahead"])
def test_a_proposal_is_neither_closed_nor_late(office: Office, due_on: str) -> None:
    day = dt.date.fromisoformat(due_on)
    proposal = factories.make_task(state="proposed", due_on=day, original_due_on=None)
    factories.make_assignment(proposal, office.health, status="proposed", due_on=day, original_due_on=None)
    assert set(told(office.client("controller"), proposal).values()) == {"proposed"}


def test_a_rejected_proposal_is_closed(office: Office) -> None:
    rejected = factories.make_task(state="rejected", reject_reason="plan")
    factories.make_assignment(rejected, office.health, status="not_pursued")
    assert set(told(office.client("controller"), rejected).values()) == {"closed"}


def test_a_proposal_is_not_among_what_is_late(office: Office) -> None:
    day = dt.date(2026, 1, 20)
    proposal = factories.make_task(state="proposed", due_on=day, original_due_on=None)
    share = factories.make_assignment(
        proposal, office.health, status="proposed", due_on=day, original_due_on=None
    )
    client = office.client("controller")
    for query, found in (("overdue=true", False), ("overdue=false", True), ("open=true", False)):
        rows = client.get(f"/api/v1/assignments/?{query}").json()["results"]
        assert (share.pk in {row["id"] for row in rows}) is found, query
    rows = client.get("/api/v1/tasks/?overdue=true").json()["results"]
    assert proposal.pk not in {row["id"] for row in rows}


def test_the_schema_knows_the_value(office: Office) -> None:
    found = office.client("controller").get("/api/v1/schema/?format=json").json()["components"]["schemas"]
    kinds = [shape["enum"] for name, shape in found.items() if name.startswith("Standing")]
    assert kinds
    assert all("proposed" in known for known in kinds)
