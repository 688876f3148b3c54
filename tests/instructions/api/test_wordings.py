"""An announcement published again with small edits names the other wordings, as the desk does."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from instructions.models import Announcement
from tests import factories
from tests.instructions.api.office import Office

PATH = "/api/v1/announcements/"


@pytest.fixture
def wordings(office: Office) -> list[Announcement]:
    """The office's announcement and two later wordings; the owner has a task of the second alone."""
    later = []
    for day in (4, 5):
        other = factories.make_announcement(
            published_on=dt.date(2026, 2, day), title=f"Edited on the {day}th"
        )
        other.wording_of = office.announcement
        other.save()
        later.append(other)
    factories.make_assignment(factories.make_task(later[0]), office.health)
    factories.make_announcement(title="Another")
    return [office.announcement, *later]


def told(office: Office, who: str, announcement: Announcement) -> Any:
    answer = office.client(who).get(f"{PATH}{announcement.pk}/")
    return answer.json() if answer.status_code == 200 else answer.status_code


def keys(found: Any) -> list[int]:
    return [row["id"] for row in found["wordings"]]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_names_the_others(office: Office, wordings: list[Announcement], place: int) -> None:
    found = told(office, "controller", wordings[place])
    assert keys(found) == [row.pk for row in wordings if row != wordings[place]]
    assert found["is_later_wording"] is (place > 0)
    assert set(found["wordings"][0]) == {"id", "title", "published_on", "created_at"}


@pytest.mark.parametrize("who", ["owner", "colleague"])
def test_only_those_that_the_reader_sees(office: Office, wordings: list[Announcement], who: str) -> None:
    first, second, third = wordings
    assert keys(told(office, who, first)) == [second.pk]
    assert keys(told(office, who, second)) == [first.pk]
    assert told(office, who, third) == 404


def test_a_stranger_sees_none(office: Office, wordings: list[Announcement]) -> None:
    assert [told(office, "stranger", row) for row in wordings] == [404, 404, 404]
    for row in wordings:
        assert office.client("stranger").get(f"{PATH}?wordings_of={row.pk}").json()["results"] == []


@pytest.mark.parametrize(
    ("who", "number"), [("controller", 2), ("viewer", 2), ("owner", 1), ("colleague", 1)]
)
def test_a_list_can_be_asked_for_them(
    office: Office, wordings: list[Announcement], who: str, number: int
) -> None:
    rows = office.client(who).get(f"{PATH}?wordings_of={wordings[0].pk}").json()["results"]
    assert len(rows) == number


def test_of_one_that_is_not_there_there_are_none(office: Office) -> None:
    assert office.client("controller").get(f"{PATH}?wordings_of=999999").json()["results"] == []
    assert told(office, "controller", office.announcement)["wordings"] == []
