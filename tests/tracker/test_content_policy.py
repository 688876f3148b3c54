"""Every page says what it may load; data says that it loads nothing, and no second policy is made for it."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

POLICY = "Content-Security-Policy"


def test_policy_of_a_page() -> None:
    assert "default-src 'self'" in Client().get("/desk/login/").headers[POLICY]


def test_policy_of_data(admin_client: Client) -> None:
    policy = admin_client.get("/api/v1/tasks/").headers[POLICY]

    assert policy == "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize("address", ["nothing/", "tasks/none/", "reminders/none/"])
def test_unknown_address_is_a_problem_of_the_api(admin_client: Client, address: str) -> None:
    answer = admin_client.get(f"/api/v1/{address}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
