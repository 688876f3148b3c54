"""Tokens over REST: whoever has signed in issues them, and none makes another."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from instructions.models import ApiToken, User
from instructions.services.api_tokens import issue_token
from tests import factories
from tests.instructions.api.office import Office

TOKENS = "/api/v1/tokens/"
ASKED = {"name": "The dashboard", "scope": "write", "days": 30}


def _bearer(text: str) -> APIClient:
    return APIClient(headers={"Authorization": f"Bearer {text}"})


def test_issued_token_is_told_once_and_works(office: Office) -> None:
    client = office.client("owner")
    issued = client.post(TOKENS, ASKED)
    assert issued.status_code == 201
    told = issued.json()
    assert _bearer(told["text"]).get("/api/v1/me/").json()["username"] == "owner"
    kept = client.get(f"{TOKENS}{told['id']}/").json()
    assert "text" not in kept
    assert kept["expires_at"] == (timezone.now() + dt.timedelta(days=30)).isoformat().replace("+00:00", "Z")
    assert (kept["scope"], kept["name"]) == ("write", "The dashboard")


def test_left_out_it_reads_for_ninety_days(office: Office) -> None:
    told = office.client("owner").post(TOKENS, {"name": "The dashboard"}).json()
    token = ApiToken.objects.get(pk=told["id"])
    assert (token.scope, token.expires_at - token.created_at) == ("read", dt.timedelta(days=90))


def test_no_token_makes_another(office: Office) -> None:
    _token, text = issue_token(
        user=factories.make_administrator(),
        name="tests",
        scope=ApiToken.Scope.WRITE,
        valid_for=dt.timedelta(days=1),
        by=None,
        now=timezone.now(),
    )
    response = _bearer(text).post(TOKENS, ASKED)
    assert (response.status_code, response.json()["code"]) == (403, "needs_session")
    assert ApiToken.objects.count() == 1


def test_administrator_issues_one_for_another_person(office: Office) -> None:
    client = APIClient()
    client.force_login(factories.make_administrator())
    told = client.post(TOKENS, {**ASKED, "user": office.people["owner"].pk}).json()
    assert told["user"]["id"] == office.people["owner"].pk


def test_closed_account_gets_none(office: Office) -> None:
    client = APIClient()
    client.force_login(factories.make_administrator())
    User.objects.filter(pk=office.people["owner"].pk).update(is_active=False)
    response = client.post(TOKENS, {**ASKED, "user": office.people["owner"].pk})
    assert (response.status_code, response.json()["code"]) == (409, "refused")


@pytest.mark.parametrize(
    "change",
    [{"name": ""}, {"scope": "all"}, {"days": 0}, {"days": 367}, {"days": "x"}, {"user": 10**6}],
    ids=str,
)
def test_what_is_no_token_is_refused(office: Office, change: dict[str, Any]) -> None:
    response = office.client("owner").post(TOKENS, {**ASKED, **change})
    assert (response.status_code, response.json()["errors"][0]["field"]) == (400, next(iter(change)))


def test_secret_of_a_token_is_not_kept_for_a_second_time(office: Office) -> None:
    client, key = office.client("owner"), {"Idempotency-Key": "the-dashboard"}
    first, second = (client.post(TOKENS, ASKED, headers=key) for _ in range(2))
    assert (first.status_code, second.status_code, second.json()["code"]) == (201, 409, "shown_once")


def test_revoking_a_token_tells_no_secret_and_is_answered_alike(office: Office) -> None:
    client, key = office.client("owner"), {"Idempotency-Key": "the-dashboard"}
    issued = client.post(TOKENS, ASKED).json()
    path = f"{TOKENS}{issued['id']}/revoke/"
    first, second = (client.post(path, headers=key) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert first.json()["revoked_at"]
    assert _bearer(issued["text"]).get("/api/v1/me/").status_code == 401
