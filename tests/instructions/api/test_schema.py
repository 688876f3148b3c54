"""The OpenAPI document keeps its word: whatever is asked gets an answer that it tells of."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.db.models import Model
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings
from rest_framework.test import APIClient
from schemathesis.specs.openapi.checks import positive_data_acceptance

from instructions.models import ApiToken, CalendarDay, OfficeHolder, SavedFilter, SavedReport, User
from instructions.services.api_tokens import issue_token
from notifications.models import Policy, Recipient
from tests import factories
from tests.instructions.api.office import Office

THOROUGH = "MERZIM_TEST_THOROUGH" in os.environ
"""Every boundary of every parameter as well: some two thousand requests more, for changes of the API."""

document: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
schema = schemathesis.openapi.from_dict(document)
schema.app = get_wsgi_application()
schema.config.phases.coverage.enabled = THOROUGH


@pytest.fixture
def same_connection() -> Iterator[None]:
    """The application runs in the test's own transaction, so it must not end it between requests."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def bearer(office: Office) -> dict[str, str]:
    _token, text = issue_token(
        user=factories.make_administrator(),
        name="tests",
        scope=ApiToken.Scope.WRITE,
        valid_for=dt.timedelta(days=1),
        by=None,
        now=timezone.now(),
    )
    return {"Authorization": f"Bearer {text}"}


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_documented(
    case: schemathesis.Case[Any], office: Office, bearer: dict[str, str], same_connection: None
) -> None:
    """A well-formed request may still be refused, by a rule of the office that no schema can say."""
    cache.clear()
    with transaction.atomic():
        _at_a_row_that_exists(case, office)
        case.call_and_validate(headers=bearer, excluded_checks=[positive_data_acceptance])
        transaction.set_rollback(True)


def _at_a_row_that_exists(case: schemathesis.Case[Any], office: Office) -> None:
    """Every second key is one that the office has, so that moves are tried and not only missed."""
    keys: Any = case.path_parameters
    if len(keys.get("listing", "")) % 2:
        keys["listing"] = "instructions_task"
    if not isinstance(keys.get("id"), int) or keys["id"] % 2:
        return
    make: dict[str, Callable[[], Model]] = {
        "announcements": lambda: office.announcement,
        "milestones": lambda: office.task.milestones.create(title="Choose", due_on="2026-02-16"),
        "tasks": lambda: office.proposal if keys["id"] % 4 else office.task,
        "assignments": lambda: office.assignment,
        "bodies": lambda: office.health,
        "extensions": office.extension,
        "progress-reports": office.submitted,
        "calendar": lambda: CalendarDay.objects.create(on="2026-05-01", kind="off"),
        "office-holders": lambda: OfficeHolder.objects.create(body=office.health, last_name="Serikova"),
        "people": lambda: office.people["owner"],
        "recipients": lambda: Recipient.objects.create(user=office.people["owner"]),
        "reminder-policies": lambda: _policy(office),
        "saved-filters": lambda: _filter(User.objects.get(role="administrator")),
        "reports/saved": lambda: _saved(User.objects.get(role="administrator")),
    }
    noun = case.path.removeprefix("/api/v1/").split("/{")[0]
    if noun in make:
        keys["id"] = make[noun]().pk


def _policy(office: Office) -> Policy:
    policy = Policy.objects.create(name="For one task", task=office.task)
    policy.rows.create(audience="lead", before="10, 3, 0", overdue_from=1)
    return policy


def _saved(owner: User) -> SavedReport:
    saved = SavedReport.objects.create(name="Due", report="due", owner=owner)
    saved.recipients.add(owner)
    return saved


def _filter(owner: User) -> SavedFilter:
    return SavedFilter.objects.create(user=owner, listing="instructions_task", name="Late", query="q=roof")


def _questions() -> list[tuple[str, str]]:
    """Each parameter of each list's and report's query."""
    return [
        (path, one["name"])
        for path, noun in document["paths"].items()
        if "{" not in path
        for one in noun.get("get", {}).get("parameters", [])
        if one["in"] == "query"
    ]


@pytest.mark.parametrize(("path", "name"), _questions(), ids=lambda value: value)
def test_a_null_sign_is_refused(path: str, name: str, office: Office) -> None:
    """PostgreSQL keeps no text with U+0000 and fails when it is asked for one."""
    client = APIClient()
    client.force_login(factories.make_administrator())
    answer = client.get(path, {name: "a\0b"})
    assert answer.status_code == (406 if name == "format" else 400)
