"""The room of reports: who finds what in it, filters, rows behind figures, files, languages."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from instructions.models import User
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

EVERYBODY = ("owner", "colleague", "stranger", "viewer", "controller", "administrator")
FOR_ALL = ("discipline", "overdue", "due", "workload", "extensions", "pace", "summary", "by-body")


def page(user: User, address: str) -> str:
    response = signed_in(user).get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_room_names_the_reports_that_a_person_may_ask(office: Office, who: str) -> None:
    shown = page(office.people()[who], "/desk/reports/")
    assert all(f"/desk/reports/{name}/" in shown for name in FOR_ALL)
    assert ("/desk/reports/corrections/" in shown) == (who not in {"owner", "colleague", "stranger"})


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("name", FOR_ALL)
def test_everybody_may_ask_about_what_they_see(office: Office, who: str, name: str) -> None:
    shown = page(office.people()[who], f"/desk/reports/{name}/")
    if name == "overdue":
        assert "What the figures mean" in shown


@pytest.mark.parametrize(
    ("who", "sees"),
    [("owner", True), ("colleague", True), ("stranger", False), ("viewer", True), ("controller", True)],
)
def test_a_list_holds_what_the_person_may_see(office: Office, who: str, sees: bool) -> None:
    address = "/desk/reports/due/?first=2026-02-01&last=2026-03-31"
    assert ("Report on the canals" in page(office.people()[who], address)) == sees


@pytest.mark.parametrize("who", ["owner", "colleague", "stranger"])
def test_corrections_are_not_there_for_executors(office: Office, who: str) -> None:
    client = signed_in(office.people()[who])
    assert client.get("/desk/reports/corrections/").status_code == 404
    assert client.get("/desk/reports/corrections/file.pdf").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "due/", "rows/?selection=due", "due/file.pdf"])
def test_nobody_reads_reports_without_signing_in(client: Client, path: str) -> None:
    response = client.get(f"/desk/reports/{path}")
    assert response.status_code == 302
    assert "/login/" in response["Location"]


@pytest.mark.parametrize(
    "path", ["nothing/", "due/file.exe", "rows/?selection=nothing", "rows/?selection=due&on=x"]
)
def test_what_there_is_not_is_not_found(office: Office, path: str) -> None:
    assert signed_in(office.controller).get(f"/desk/reports/{path}").status_code == 404


def test_filters_narrow_the_report(office: Office) -> None:
    address = "/desk/reports/due/?first=2026-02-01&last=2026-03-31&body="
    assert "Report on the canals" in page(office.controller, f"{address}min-water")
    assert "Report on the canals" not in page(office.controller, f"{address}min-roads")


def test_a_question_without_sense_is_told_so(office: Office) -> None:
    shown = page(office.controller, "/desk/reports/due/?first=2026-03-01&last=2026-02-01")
    assert "ends before it begins" in shown


def test_a_figure_leads_to_its_rows(office: Office) -> None:
    shown = page(office.controller, "/desk/reports/workload/")
    found = re.search(r'href="(/desk/reports/rows/\?[^"]*selection=due[^"]*)"', shown)
    assert found
    assert "Report on the canals" in page(office.controller, found[1])
    assert "Report on the canals" not in page(office.stranger, found[1])


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "csv"])
def test_files_carry_the_filters(office: Office, kind: str) -> None:
    response = signed_in(office.viewer).get(f"/desk/reports/due/file.{kind}?last=2026-03-31")
    assert response.status_code == 200
    assert f"due-2026-02-03.{kind}" in response["Content-Disposition"]
    assert len(response.getvalue()) > 100


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", [*FOR_ALL, "corrections"])
def test_reports_speak_every_language(office: Office, language: str, name: str) -> None:
    User.objects.filter(pk=office.controller.pk).update(language=language)
    assert f'lang="{language}"' in page(User.objects.get(pk=office.controller.pk), f"/desk/reports/{name}/")


@pytest.mark.parametrize("name", [*FOR_ALL, "corrections"])
def test_a_report_asks_no_more_with_more_rows(office: Office, name: str) -> None:
    client = signed_in(office.controller)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/desk/reports/{name}/").status_code == 200
        return len(queries)

    few = asked()
    for number in range(12):
        task = factories.make_task(factories.make_announcement(), due_on=dt.date(2026, 2, 1 + number))
        factories.make_assignment(task)
    assert asked() <= few + 2 <= 40, "bodies and instructions are asked for where there are any"
