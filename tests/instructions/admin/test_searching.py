"""Searching the lists: the same rows, whether so few are found that they are known by their keys or more."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from instructions.admin import changelist
from instructions.models import ProgressReport
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in
from tests.instructions.admin.test_queries import asked

TITLES = (
    "Bring AI to schools",
    "AI for wells",
    "Try “(AI-driven)” pumps",
    "Rain tax",
    "Dig well 77",
)
REPORTS, SHARES, TASKS = "progressreport", "assignment", "task"


@pytest.fixture(params=[changelist.MOST_COUNTED, 0], ids=["few", "many"])
def counted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many are counted: at none whatever is found is more."""
    monkeypatch.setattr(changelist, "MOST_COUNTED", request.param)
    return int(request.param)


def make_report(office: Office, text: str, title: str) -> None:
    share = factories.make_assignment(factories.make_task(title=title), office.ministry)
    told: dict[str, Any] = {"author": office.owner, "state": "submitted", "submitted_at": timezone.now()}
    ProgressReport.objects.create(assignment=share, text=text, **told)


def found(office: Office, who: str, name: str, words: str) -> list[str]:
    """Titles of the instructions of the rows that a search finds, in the order of the list."""
    address = reverse(f"admin:instructions_{name}_changelist")
    answer = signed_in(office.people()[who]).get(address, {"q": words})
    rows = answer.context["cl"].queryset
    return [row.title if name == TASKS else row.assignment.task.title for row in rows]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("bridges", {"Mend the bridges"}),
        ("BRIDGES mend", {"Mend the bridges"}),
        ("concrete", {"Count the rivers"}),
        ("poured concrete", {"Count the rivers"}),
        ("the", {"Mend the bridges", "Count the rivers"}),
        ("concrete rivers", set()),
        ("nowhere", set()),
    ],
)
def test_reports_are_found_by_the_instruction_or_by_their_own_words(
    words: str, titles: set[str], counted: int, office: Office
) -> None:
    make_report(office, "All is done.", "Mend the bridges")
    make_report(office, "They poured concrete.", "Count the rivers")
    assert set(found(office, "controller", REPORTS, words)) == titles


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("AI", {"Bring AI to schools", "AI for wells", "Try “(AI-driven)” pumps"}),
        ("ai to", {"Bring AI to schools"}),
        ("zq", set()),
        ("a.", set()),
        ("7", {"Dig well 77"}),
        ("rain ax", {"Rain tax"}),
    ],
)
def test_short_words_are_found_where_words_begin(
    words: str, titles: set[str], counted: int, office: Office
) -> None:
    """Beside a longer word they are found anywhere, as it is."""
    for title in (
        "Bring AI to schools",
        "AI for wells",
        "Try “(AI-driven)” pumps",
        "Rain tax",
        "Dig well 77",
    ):
        factories.make_task(title=title)
    assert set(found(office, "controller", TASKS, words)) == titles


def test_that_short_words_are_found_where_words_begin_is_said(office: Office) -> None:
    client, address = signed_in(office.controller), reverse("admin:instructions_task_changelist")
    said = "One or two letters are looked for where words begin"
    assert said in client.get(address, {"q": "AI"}).content.decode()
    assert said not in client.get(address, {"q": "canals"}).content.decode()


@pytest.mark.parametrize("who", ["owner", "controller", "stranger"])
def test_a_search_finds_nothing_that_a_person_may_not_see(who: str, counted: int, office: Office) -> None:
    seen = [] if who == "stranger" else ["Report on the canals"]
    assert found(office, who, TASKS, "canals") == seen


def test_the_list_keeps_its_order(counted: int, office: Office) -> None:
    for day in (20, 5, 12):
        factories.make_task(title=f"Count the wells of {day}", due_on=f"2026-03-{day:02}")
    by_deadline = {"q": "wells", "o": "3"}
    answer = signed_in(office.controller).get(reverse("admin:instructions_task_changelist"), by_deadline)
    days = [task.due_on.day for task in answer.context["cl"].queryset]
    assert days == [5, 12, 20]


@pytest.mark.parametrize(("most", "is_said"), [(3, False), (2, True)])
def test_what_is_not_counted_is_said(
    most: int, is_said: bool, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changelist, "MOST_COUNTED", most)
    for number in range(3):
        factories.make_task(title=f"Count the wells, part {number}")
    answer = signed_in(office.controller).get(reverse("admin:instructions_task_changelist"), {"q": "wells"})
    assert answer.context["cl"].result_count == most
    assert ("More is found than is counted" in answer.content.decode()) is is_said


@pytest.mark.parametrize("name", [REPORTS, SHARES, TASKS])
def test_a_search_asks_no_more_with_more_rows(name: str, counted: int, office: Office) -> None:
    client, address = signed_in(office.controller), reverse(f"admin:instructions_{name}_changelist")
    for number in range(3):
        make_report(office, "Dug.", f"Dig well {number}")
    before = asked(client, f"{address}?q=well+Dig")
    for number in range(9):
        make_report(office, "Dug.", f"Dig well {number}")
    assert asked(client, f"{address}?q=well+Dig") <= before
