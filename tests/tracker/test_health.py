from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

pytestmark = pytest.mark.django_db


def test_health_needs_no_account(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "migrations": 0}
    assert "no-store" in answer["Cache-Control"]


def test_health_counts_migrations_that_wait(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failing", "database": "ok", "migrations": 1}


def test_health_says_no_more_than_that_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> int:
        raise OperationalError("password authentication failed for user merzim")

    monkeypatch.setattr("tracker.health.unapplied_migrations", away)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failing", "database": "unreachable"}


def test_health_is_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
