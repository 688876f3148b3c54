"""Administrators see how many weeks are counted and have all counted again."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from rest_framework.test import APIClient

from instructions.models import Touch
from instructions.services.counting import count_weeks
from tests import factories
from tests.instructions.api.office import Office

PATH = "/api/v1/reports/counted-weeks/"


@pytest.fixture
def administrator(office: Office) -> APIClient:
    client = APIClient()
    client.force_login(factories.make_administrator())
    return client


def test_where_reports_add_up_the_rows_there_is_nothing_to_count(
    administrator: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on SQLite."""
    monkeypatch.setattr("instructions.services.counting.are_kept", lambda: False)
    assert administrator.get(PATH).json() == {"are_kept": False, "weeks": 0, "to_count": 0}
    refused = administrator.post(PATH)
    assert (refused.status_code, refused.json()["code"]) == (409, "refused")


@pytest.mark.postgres
def test_all_are_counted_again(
    administrator: APIClient, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[dict[str, Any]] = []
    monkeypatch.setattr("instructions.tasks.count_weeks_job.apply_async", lambda **how: started.append(how))
    assert connection.vendor == "postgresql"
    count_weeks()
    before = administrator.get(PATH).json()
    assert before["are_kept"]
    assert before["weeks"] > 0
    assert before["to_count"] == 0
    with django_capture_on_commit_callbacks(execute=True):
        answer = administrator.post(PATH)
    assert answer.status_code == 202
    assert answer.json() == {**before, "to_count": before["weeks"]}
    assert Touch.objects.filter(week=None, assignment_id=None).exists()
    assert started == [{"expires": 50, "retry": False}]
    count_weeks()
    assert administrator.get(PATH).json() == before
