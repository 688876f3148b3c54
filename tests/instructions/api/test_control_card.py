"""The control card over REST, in every format."""

from __future__ import annotations

import pytest

from tests.instructions.api.office import Office

BEGINNINGS = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_the_card_comes_in_every_format(office: Office, kind: str) -> None:
    path = f"/api/v1/reports/control-card/?task={office.task.pk}&format={kind}"
    response = office.client("viewer").get(path)
    assert response.status_code == 200
    assert response.getvalue().startswith(BEGINNINGS[kind])
    assert f'.{kind}"' in response["Content-Disposition"]


def test_the_card_tells_executors_moves_and_reports(office: Office) -> None:
    office.extension()
    office.submitted()
    card = office.client("owner").get(f"/api/v1/reports/control-card/?task={office.task.pk}").json()
    assert (card["title"], card["shares"][0]["name"]) == ("Build the clinic", "Health")
    assert card["moves"][0]["reason"] == "The tender is late."
    assert card["reports"][0]["files"] == ["act.txt"]


@pytest.mark.parametrize("query", ["", "?task=x", "?task=0", "?task=1&x=1"])
def test_a_card_of_no_instruction_is_a_problem(office: Office, query: str) -> None:
    assert office.client("viewer").get(f"/api/v1/reports/control-card/{query}").status_code == 400
