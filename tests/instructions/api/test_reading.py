"""Who asks and in which language, what tables look like, and the page on which all of it is told."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
import time_machine
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from instructions.documents.cells import harmless
from instructions.models import ApiToken, User
from instructions.reports.definitions import DEFINITIONS, DISCIPLINE, NAMES, Figure
from instructions.services.api_tokens import issue_token, revoke_token
from tests import factories
from tests.instructions.api.office import Office


def bearer(user: User, scope: str = "read") -> tuple[ApiToken, APIClient]:
    token, text = issue_token(
        user=user,
        name="tests",
        scope=ApiToken.Scope(scope),
        valid_for=dt.timedelta(days=1),
        by=None,
        now=timezone.now(),
    )
    return token, APIClient(headers={"Authorization": f"Bearer {text}"})


def test_token_speaks_for_its_person(office: Office) -> None:
    _token, client = bearer(office.people["owner"])
    me = client.get("/api/v1/me/").json()
    assert (me["username"], me["role"], [body["code"] for body in me["bodies"]]) == (
        "owner",
        "executor",
        ["health"],
    )


@pytest.mark.parametrize(("scope", "status"), [("read", 403), ("write", 200)])
def test_only_a_token_for_writing_writes(office: Office, scope: str, status: int) -> None:
    _token, client = bearer(office.people["owner"], scope)
    response = client.post(f"/api/v1/assignments/{office.assignment.pk}/take/")
    assert response.status_code == status


def test_token_that_was_revoked_or_has_ended_lets_nobody_in(
    office: Office, clock: time_machine.Traveller
) -> None:
    revoked, first = bearer(office.people["owner"])
    _token, second = bearer(office.people["owner"])
    revoke_token(revoked, by=office.people["owner"], now=timezone.now())
    clock.shift(dt.timedelta(days=1))
    for client in (first, second):
        response = client.get("/api/v1/me/")
        assert (response.status_code, response.json()["code"]) == (401, "bad_token")
        assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer x", "Bearer merzim_a_b", "Bearer \xff", "Basic b3duZXI6"]
)
@pytest.mark.django_db
def test_what_is_no_token_lets_nobody_in(header: str) -> None:
    assert APIClient(headers={"Authorization": header}).get("/api/v1/me/").status_code == 401


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({}, "Денсаулық"),
        ({"Accept-Language": "ru-RU,ru;q=0.9"}, "Здравоохранение"),
        ({"Accept-Language": "de"}, "Денсаулық"),
    ],
    ids=["own", "asked for", "one we do not speak"],
)
def test_token_is_answered_in_the_language_asked_for_or_the_persons_own(
    office: Office, asked: dict[str, str], name: str
) -> None:
    office.health.name_kk, office.health.name_ru = "Денсаулық", "Здравоохранение"
    office.health.save()
    User.objects.filter(username="owner").update(language="kk")
    _token, client = bearer(office.people["owner"])
    response = client.get(f"/api/v1/bodies/{office.health.pk}/", headers=asked)
    assert response.json()["name"] == name


def test_allowance_is_by_person_and_by_reading_or_writing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from instructions.api.throttling import ByMethod

    monkeypatch.setattr(ByMethod, "THROTTLE_RATES", {"read": "2/min", "write": "1/min"})
    owner = office.client("owner")
    path = f"/api/v1/assignments/{office.assignment.pk}/"
    assert [owner.get(path).status_code for _ in range(3)] == [200, 200, 429]
    assert owner.post(f"{path}take/").status_code == 200
    refused = owner.post(f"{path}start/")
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    assert int(refused["Retry-After"]) > 0
    assert office.client("colleague").get(path).status_code == 200


def test_report_as_csv_is_a_table_for_spreadsheets(office: Office, clock: time_machine.Traveller) -> None:
    office.task.title = "=HYPERLINK(…)"
    office.task.save()
    clock.move_to(dt.datetime(2026, 3, 5, 7, tzinfo=dt.UTC))
    response = office.client("viewer").get("/api/v1/reports/overdue/?format=csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="overdue-2026-03-05.csv"'
    content = response.getvalue()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [(row["Instruction"], row["Body"], row["Days overdue"]) for row in rows] == [
        ("'=HYPERLINK(…)", "Health", "3")
    ]


@pytest.mark.parametrize("report", ["summary", "overdue", "by-body", "discipline"])
def test_every_report_comes_as_json_and_as_csv(office: Office, report: str) -> None:
    client = office.client("controller")
    assert client.get(f"/api/v1/reports/{report}/").json()["scope"]["on"] == "2026-02-03"
    table = client.get(f"/api/v1/reports/{report}/", headers={"Accept": "text/csv"})
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert client.get(f"/api/v1/reports/{report}/?format=xml").status_code == 406


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+7 701", "'+7 701"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("Health", "Health"),
        (-5, -5),
        (None, ""),
        (dt.date(2026, 3, 1), "2026-03-01"),
    ],
    ids=repr,
)
def test_no_cell_becomes_a_formula(cell: str | int | dt.date | None, written: str | int) -> None:
    assert harmless(cell) == written


def test_report_asks_for_body_with_those_below(office: Office) -> None:
    clinic = factories.make_body("clinic", parent=office.health)
    factories.make_assignment(office.task, clinic, role="co")
    client = office.client("controller")
    counted = {
        below: client.get("/api/v1/reports/summary/", {"body": "health", "below": below}).json()
        for below in ("true", "false")
    }
    assert [counted[below]["total"]["on_control"] for below in ("true", "false")] == [2, 1]


def test_discipline_prints_every_definition(office: Office) -> None:
    told = office.client("viewer").get("/api/v1/reports/discipline/").json()["definitions"]
    assert [row["figure"] for row in told] == [figure.value for figure in DISCIPLINE]
    assert set(NAMES) == set(DEFINITIONS) == set(Figure)


def test_address_that_names_nothing_is_a_problem(client: Client) -> None:
    response = client.get("/api/v1/nothing/here/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_answers_are_not_kept_by_others(office: Office) -> None:
    response = office.client("owner").get("/api/v1/tasks/")
    assert response["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Cookie", "Accept-Language"} <= set(response["Vary"].split(", "))


@pytest.mark.django_db
def test_page_holds_no_script_or_style_of_its_own(client: Client) -> None:
    """So it stands under the strict policy, which it is served with."""
    page = client.get("/api/v1/docs/")
    html = page.content.decode()
    assert "<style" not in html
    assert "<script>" not in html
    assert "//" not in html.replace("<!DOCTYPE html>", "")
    assert "default-src 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]


@pytest.mark.django_db
def test_schema_is_open_api_3_1(client: Client) -> None:
    document = client.get("/api/v1/schema/?format=json").json()
    assert document["openapi"].startswith("3.1")
    assert document["info"]["title"] == django_settings.SPECTACULAR_SETTINGS["TITLE"]
