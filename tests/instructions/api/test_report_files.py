"""Reports in every format over REST, and the rows behind their figures."""

from __future__ import annotations

import io

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from instructions.documents.reports import catalogue
from instructions.models import User
from tests import factories
from tests.instructions.api.office import Office

REPORTS = (
    "discipline",
    "overdue",
    "due",
    "workload",
    "extensions",
    "pace",
    "summary",
    "by-body",
    "corrections",
)
BEGINNINGS = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}


@pytest.mark.parametrize("kind", BEGINNINGS)
@pytest.mark.parametrize("report", REPORTS)
def test_every_report_comes_in_every_format(office: Office, report: str, kind: str) -> None:
    response = office.client("controller").get(f"/api/v1/reports/{report}/?format={kind}")
    assert response.status_code == 200
    assert response.getvalue().startswith(BEGINNINGS[kind])
    assert response["Content-Disposition"] == f'attachment; filename="{report}-2026-02-03.{kind}"'


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_tells_what_it_is_about_and_what_its_figures_mean(office: Office, report: str) -> None:
    found = office.client("viewer").get(f"/api/v1/reports/{report}/").json()
    assert found["scope"]["on"] == "2026-02-03"
    entry = catalogue.find(report)
    assert entry
    assert [row["figure"] for row in found["definitions"]] == [figure.value for figure in entry.figures]
    assert "merged" in found["footnote"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_documents_hold_question_and_definitions(office: Office, language: str) -> None:
    client = office.client("controller")
    User.objects.update(language=language)
    pdf = client.get("/api/v1/reports/discipline/?format=pdf&body=health").getvalue()
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
    assert "K2 − K1" in text
    assert "Health" in text
    assert "\N{REPLACEMENT CHARACTER}" not in text
    docx = client.get("/api/v1/reports/discipline/?format=docx&body=health").getvalue()
    words = " ".join(node.text or "" for node in Document(io.BytesIO(docx)).element.body.iter() if node.text)
    assert "K2 − K1" in words


def test_spreadsheet_has_rows_first_and_meanings_after(office: Office) -> None:
    content = office.client("controller").get("/api/v1/reports/due/?format=xlsx&last=2026-04-01").getvalue()
    book = load_workbook(io.BytesIO(content))
    rows, about = book.worksheets
    assert [cell.value for cell in rows[2]][1:3] == ["Build the clinic", "Health"]
    assert about["A1"].value == "What falls due"


def test_a_list_too_long_to_wait_for_is_refused_and_says_what_to_do(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("instructions.api.reports.LONG", 0)
    client = office.client("controller")
    refused = client.get("/api/v1/reports/due/?format=xlsx&last=2026-04-01")
    assert refused.status_code == 400
    assert "reports/runs/" in refused.json()["detail"]
    assert client.get("/api/v1/reports/due/?format=csv&last=2026-04-01").status_code == 200


def test_json_too_long_for_one_answer_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("instructions.api.reports.MOST", 0)
    assert office.client("controller").get("/api/v1/reports/due/?last=2026-04-01").status_code == 400


def test_due_asks_until_the_end_of_next_week_unless_told(office: Office) -> None:
    scope = office.client("viewer").get("/api/v1/reports/due/").json()["scope"]
    assert (scope["first"], scope["last"]) == ("2026-02-03", "2026-02-15")


def test_a_period_has_a_name(office: Office) -> None:
    scope = office.client("viewer").get("/api/v1/reports/discipline/?period=last-quarter").json()["scope"]
    assert (scope["first"], scope["last"]) == ("2025-10-01", "2025-12-31")


@pytest.mark.parametrize(("person", "seen"), [("owner", 1), ("stranger", 0), ("viewer", 1)])
def test_rows_behind_a_figure_are_those_that_the_reader_sees(office: Office, person: str, seen: int) -> None:
    path = "/api/v1/reports/rows/?selection=on-control"
    assert len(office.client(person).get(path).json()["rows"]) == seen
    lines = office.client(person).get(f"{path}&format=csv").getvalue().decode().splitlines()
    assert len(lines) == seen + 1


@pytest.mark.parametrize(
    "query", ["", "?selection=nothing", "?selection=due&body=nobody", "?selection=due&x=1"]
)
def test_rows_of_no_figure_are_a_problem(office: Office, query: str) -> None:
    assert office.client("viewer").get(f"/api/v1/reports/rows/{query}").status_code == 400


def test_bodies_outside_the_registry_can_be_asked_for(office: Office) -> None:
    factories.make_assignment(office.task, outside_name="The contractor", role="co")
    path = "/api/v1/reports/rows/?selection=on-control&outside=true"
    assert [row["name"] for row in office.client("viewer").get(path).json()["rows"]] == ["The contractor"]


def test_reports_of_a_stranger_hold_nothing_of_others(office: Office) -> None:
    content = office.client("stranger").get("/api/v1/reports/due/?format=csv&last=2027-01-01").getvalue()
    assert b"clinic" not in content
