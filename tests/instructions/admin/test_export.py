from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

LIST = "admin:instructions_task_changelist"
EXPORT = "admin:instructions_task_export"


def exported(office: Office, who: str, **asked: Any) -> list[list[str]]:
    asked = {"_export_format": "csv", "_export_columns": ["title", "due_on"], **asked}
    response = signed_in(getattr(office, who)).get(reverse(EXPORT), asked)
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("who", "titles"),
    [
        ("owner", {"Report on the canals"}),
        ("colleague", {"Report on the canals"}),
        ("stranger", {"Another body's"}),
        ("viewer", {"Report on the canals", "Another body's"}),
        ("controller", {"Report on the canals", "Another body's"}),
    ],
)
def test_file_holds_what_the_person_may_see(office: Office, who: str, titles: set[str]) -> None:
    factories.make_assignment(factories.make_task(title="Another body's"), office.other)
    head, *rows = exported(office, who)
    assert head == ["Instruction", "Deadline"]
    assert {title for title, _ in rows} == titles


def test_nobody_exports_without_signing_in(office: Office) -> None:
    assert Client().get(reverse(EXPORT), {"_export_format": "csv"}).status_code == 302


def test_file_follows_the_filters_and_the_search(office: Office) -> None:
    factories.make_assignment(factories.make_task(title="Closed", state="closed"))
    factories.make_assignment(factories.make_task(title="Roads"))
    asked: dict[str, dict[str, Any]] = {
        "closed": {"state": "closed"},
        "search": {"q": "canals"},
        "body": {"body": office.ministry.pk},
    }
    titles = {
        name: [row[0] for row in exported(office, "controller", **filters)[1:]]
        for name, filters in asked.items()
    }
    assert titles == {
        "closed": ["Closed"],
        "search": ["Report on the canals"],
        "body": ["Report on the canals"],
    }


def test_only_the_chosen_rows_and_never_what_is_hidden(office: Office) -> None:
    hidden = factories.make_task(title="Hidden")
    factories.make_assignment(factories.make_task(title="Mine too"), office.ministry)
    rows = exported(office, "owner", _export_ids=f"{office.task.pk},{hidden.pk}")[1:]
    assert [row[0] for row in rows] == ["Report on the canals"]


def test_one_row_for_each_body(office: Office) -> None:
    factories.make_assignment(office.task, office.other, role="co")
    asked = {"_export_rows": "assignments", "_export_columns": ["body", "role"]}
    assert exported(office, "controller", **asked) == [
        ["Body", "Role"],
        ["Min water", "Lead executor"],
        ["Min roads", "Co-executor"],
    ]
    assert exported(office, "owner", **asked)[1:] == [["Min water", "Lead executor"]]


def test_xlsx_is_a_table_that_opens(office: Office) -> None:
    client = signed_in(office.owner)
    response = client.get(reverse(EXPORT), {"_export_format": "xlsx", "_export_columns": ["number", "title"]})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert list(sheet.iter_rows(values_only=True))[1] == (office.task.number, "Report on the canals")


def test_page_offers_columns_and_keeps_the_filters(office: Office) -> None:
    client = signed_in(office.controller)
    text = client.get(reverse(EXPORT), {"state": "all", "q": "canals"}).content.decode()
    assert '<input type="hidden" name="state" value="all">' in text
    assert '<input type="hidden" name="q" value="canals">' in text
    assert "The list as it is filtered has 1 row." in text


def test_list_leads_to_its_export_with_its_filters(office: Office) -> None:
    text = signed_in(office.controller).get(reverse(LIST), {"state": "all"}).content.decode()
    assert f'href="{reverse(EXPORT)}?state=all"' in text


def test_last_choice_is_offered_again(office: Office) -> None:
    client = signed_in(office.owner)
    list(client.get(reverse(EXPORT), {"_export_format": "csv", "_export_columns": ["title"]}))
    text = client.get(reverse(EXPORT)).content.decode()
    assert text.count("checked") == 2
    assert re.search(r'<input[^>]*value="csv"[^>]*checked', text)


@pytest.mark.parametrize(
    "asked", [{"_export_format": "exe"}, {"_export_format": "csv", "_export_columns": "password"}]
)
def test_what_is_not_offered_is_not_given(office: Office, asked: dict[str, str]) -> None:
    response = signed_in(office.owner).get(reverse(EXPORT), asked)
    assert response["Content-Type"].startswith("text/html")


def test_filter_that_cannot_be_leads_back(office: Office) -> None:
    response = signed_in(office.controller).get(reverse(EXPORT), {"language__bad": "x"})
    assert response.status_code in {302, 400}


def test_action_leads_to_the_page_with_the_chosen_rows(office: Office) -> None:
    response = signed_in(office.owner).post(
        reverse(LIST), {"action": "export_selected", "_selected_action": [office.task.pk]}
    )
    assert response.status_code == 302
    assert response["Location"] == f"{reverse(EXPORT)}?_export_ids={office.task.pk}"
