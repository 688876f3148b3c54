"""Every figure of a report as JSON leads to the rows that it counts, as many as it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine
from django.conf import settings
from rest_framework.test import APIClient

from instructions.api.answer_examples import DISCIPLINE
from instructions.models import Task
from instructions.services.counting import count_weeks
from tests import factories
from tests.instructions.api.office import Office
from tests.instructions.reports.quarter import Quarter, live_through

QUARTER = "first=2026-01-01&last=2026-03-31"
COUNTED = {"discipline": "figures", "by-body": "counts", "workload": "load", "pace": "waits"}


@pytest.fixture
def quarter(db: None, clock: time_machine.Traveller) -> Quarter:
    """The case of docs/reports.md, on 20 April 2026."""
    quarter = live_through(clock)
    count_weeks()
    return quarter


@pytest.fixture
def client(quarter: Quarter) -> APIClient:
    client = APIClient()
    client.force_login(quarter.controller)
    return client


def test_the_documents_example_is_what_the_case_comes_to(client: APIClient) -> None:
    found = client.get(f"/api/v1/reports/discipline/?{QUARTER}").json()
    for part in ("scope", "before", "lead", "co", "lead_before", "co_before"):
        assert found[part] == DISCIPLINE[part], part
    for name, links in DISCIPLINE["links"].items():
        for figure, address in links.items():
            assert _asked(found["links"][name][figure]) == _asked(address)


def _asked(address: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(address)
    return parts.path, dict(parse_qsl(parts.query))


def _sums(report: str, found: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """Figures with the addresses of their rows: of the sums, and of each line."""
    for name, links in found.get("links", {}).items():
        yield found[name], links
    if report in COUNTED:
        for line in found["rows"]:
            yield line[COUNTED[report]], line["links"]


def _number(name: str, figures: dict[str, Any], weeks: list[str]) -> int:
    """How many rows a figure counts."""
    if name in weeks:
        return int(figures["weeks"][weeks.index(name)])
    value = figures["overdue"] if name == "k4" else figures[name]
    if isinstance(value, dict):
        key = "part" if name == "k6" else "whole" if "whole" in value else "number"
        return int(value[key])
    return int(value)


@pytest.mark.parametrize(
    ("report", "least"),
    [
        ("discipline", 20),
        ("summary", 9),
        ("by-body", 9),
        ("workload", 12),
        ("pace", 10),
        ("overdue", 5),
        ("due", 1),
    ],
)
def test_figures_lead_to_as_many_rows_as_they_say(client: APIClient, report: str, least: int) -> None:
    asked = "" if report == "due" else QUARTER
    found = client.get(f"/api/v1/reports/{report}/?{asked}").json()
    weeks = [week["first"] for week in found.get("weeks", [])]
    followed = 0
    for figures, links in _sums(report, found):
        for name, address in links.items():
            rows = client.get(address.removeprefix(settings.PUBLIC_URL)).json()["rows"]
            assert sum(row["times"] for row in rows) == _number(name, figures, weeks) > 0, address
            followed += 1
    assert followed >= least


@pytest.mark.parametrize("report", COUNTED)
def test_figures_of_nothing_lead_nowhere(client: APIClient, report: str) -> None:
    found = client.get(f"/api/v1/reports/{report}/?{QUARTER}").json()
    weeks = [week["first"] for week in found.get("weeks", [])]
    for figures, links in _sums(report, found):
        for name in figures.keys() & {"k1", "k5", "left_out", "overdue", "returned", "late", "check"}:
            key = "k4" if name == "overdue" and report == "discipline" else name
            assert (key in links) == (_number(name, figures, weeks) > 0), name


def test_rows_of_a_past_day_are_those_of_that_day(client: APIClient) -> None:
    """G was still on control, and C still due in February; see docs/reports.md."""
    found = client.get(f"/api/v1/reports/discipline/?{QUARTER}&on=2026-03-01").json()
    rows = client.get(found["links"]["lead"]["k1"].removeprefix(settings.PUBLIC_URL)).json()["rows"]
    assert [row["task"]["title"] for row in rows] == ["Task A", "Task B", "Task C"]


def test_corrections_lead_to_their_instructions(office: Office) -> None:
    client = office.client("controller")
    client.post(f"/api/v1/tasks/{office.proposal.pk}/accept/")
    Task.objects.filter(pk=office.proposal.pk).update(proposal={"title": office.proposal.title})
    found = client.get("/api/v1/reports/corrections/").json()
    for address in (found["links"]["total"]["untouched"], found["languages"][0]["links"]["untouched"]):
        rows = client.get(address.removeprefix(settings.PUBLIC_URL)).json()["rows"]
        assert [row["task"]["id"] for row in rows] == [office.proposal.pk]
    assert found["total"]["untouched"]["part"] == 1


def test_returned_now_leads_to_what_was_sent_back(client: APIClient, quarter: Quarter) -> None:
    """D's report was returned; in the report of the period, and as it stands."""
    counts = client.get(f"/api/v1/reports/summary/?{QUARTER}").json()
    rows = client.get(counts["links"]["total"]["returned"].removeprefix(settings.PUBLIC_URL)).json()["rows"]
    assert [row["assignment"] for row in rows] == [quarter.shares["D"].pk]


def test_a_viewer_of_one_body_is_led_to_its_rows_alone(quarter: Quarter) -> None:
    client = APIClient()
    client.force_login(factories.make_executor(quarter.education))
    found = client.get(f"/api/v1/reports/discipline/?{QUARTER}").json()
    rows = client.get(found["links"]["lead"]["k1"].removeprefix(settings.PUBLIC_URL)).json()["rows"]
    assert [row["task"]["title"] for row in rows] == ["Task E"]
