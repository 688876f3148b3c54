"""Reports kept with their question and sent to people, over REST."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from instructions.models import ReportRun, SavedReport
from tests import factories
from tests.instructions.api.office import Office

PATH = "/api/v1/reports/saved/"


@pytest.fixture
def controller(office: Office) -> APIClient:
    return office.client("controller")


def asked(office: Office, **changed: Any) -> dict[str, Any]:
    return {
        "name": "What falls due",
        "report": "due",
        "question": {"period": "week", "body": "health"},
        "format": "csv",
        "weekday": 1,
        "recipients": [office.people["owner"].pk],
        **changed,
    }


def test_it_is_kept_with_its_question_and_told_when_it_is_sent(office: Office, controller: APIClient) -> None:
    made = controller.post(PATH, asked(office)).json()
    assert made["question"] == {"period": "week", "body": "health"}
    assert [person["name"] for person in made["recipients"]] == ["owner"]
    assert (made["owner"]["name"], made["language"], made["hour"]) == ("controller", "en", 9)
    assert made["next_at"] == "2026-02-09T04:00:00Z", "Monday at nine by the office's clock"


def test_what_is_left_out_is_the_least(office: Office, controller: APIClient) -> None:
    made = controller.post(PATH, {"name": "Due", "report": "due"}).json()
    assert (made["format"], made["weekday"], made["next_at"], made["question"]) == ("pdf", None, None, {})
    assert [person["name"] for person in made["recipients"]] == ["controller"]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"report": "nothing"}, 400),
        ({"question": {"body": "nobody"}}, 400),
        ({"question": {"first": "2026-03-01", "last": "2026-02-01"}}, 409),
        ({"weekday": 8}, 400),
        ({"weekday": 0}, 400),
        ({"hour": 23}, 400),
        ({"recipients": []}, 409),
        ({"recipients": ["1"]}, 400),
        ({"name": " "}, 409),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(
    office: Office, controller: APIClient, changed: dict[str, Any], status: int
) -> None:
    answer = controller.post(PATH, asked(office, **changed))
    assert answer.status_code == status, answer.content
    assert not SavedReport.objects.exists()


def test_an_executor_has_it_sent_to_nobody_else(office: Office) -> None:
    owner = office.client("owner")
    colleague = office.people["colleague"].pk
    assert owner.post(PATH, asked(office, recipients=[colleague])).status_code == 403
    assert owner.post(PATH, asked(office)).status_code == 201


def test_a_report_that_one_may_not_ask_is_not_saved_either(office: Office) -> None:
    assert office.client("owner").post(PATH, {"name": "X", "report": "unreached"}).status_code == 403


def test_what_is_left_out_of_a_change_stays(office: Office, controller: APIClient) -> None:
    made = controller.post(PATH, asked(office)).json()
    path = f"{PATH}{made['id']}/"
    assert controller.patch(path, {"weekday": None}).json() == {**made, "weekday": None, "next_at": None}
    changed = controller.patch(path, {"question": {}, "name": "All that falls due"}).json()
    assert (changed["question"], changed["name"]) == ({}, "All that falls due")
    told = controller.get(f"{path}history/").json()
    assert [row["reason"] for row in told] == ["saved"] * 3
    assert {"field": "weekday", "before": "1", "after": None} in told[1]["changes"]


def test_runs_of_a_saved_report_are_found_by_it(office: Office, controller: APIClient) -> None:
    key = controller.post(PATH, asked(office)).json()["id"]
    ReportRun.objects.create(
        report="due",
        reader=office.people["controller"],
        saved_id=key,
        format="csv",
        language="en",
        asked_at="2026-02-03T05:00:00Z",
        occurs_on="2026-02-02",
    )
    made = controller.post(f"{PATH}{key}/make/").json()
    assert (made["saved"], made["report"], made["question"]) == (
        None,
        "due",
        {"period": "week", "body": "health"},
    )
    (run,) = controller.get(f"/api/v1/reports/runs/?saved={key}").json()["results"]
    assert (run["saved"], run["occurs_on"]) == (key, "2026-02-02")


def test_who_receives_it_may_leave_it_to_the_others(office: Office, controller: APIClient) -> None:
    key = controller.post(PATH, asked(office)).json()["id"]
    owner = office.client("owner")
    assert [row["id"] for row in owner.get(PATH).json()["results"]] == [key]
    assert owner.post(f"{PATH}{key}/leave/").status_code == 204
    assert owner.get(PATH).json()["results"] == []
    assert controller.post(f"{PATH}{key}/forget/").status_code == 204
    assert not SavedReport.objects.exists()


@pytest.mark.parametrize(("query", "number"), [("", 2), ("?sent=true", 1), ("?sent=false", 1)])
def test_list_tells_those_that_are_sent(
    office: Office, controller: APIClient, query: str, number: int
) -> None:
    controller.post(PATH, asked(office))
    controller.post(PATH, asked(office, weekday=None))
    assert len(controller.get(f"{PATH}{query}").json()["results"]) == number


def test_list_has_a_bounded_number_of_queries(
    office: Office, controller: APIClient, django_assert_max_num_queries: Any
) -> None:
    people = [factories.make_user() for _ in range(6)]
    for number in range(12):
        saved = SavedReport.objects.create(
            name=f"Due {number}", report="due", owner=office.people["controller"]
        )
        saved.recipients.set(people)
    with django_assert_max_num_queries(8):
        assert len(controller.get(PATH).json()["results"]) == 12
