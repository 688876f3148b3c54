from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from instructions.admin.month import Month
from instructions.models import CalendarDay, CalendarFeed
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

ON = dt.date(2026, 2, 3)


def page(office: Office, who: str, query: str = "?month=2026-03") -> str:
    return signed_in(getattr(office, who)).get(reverse("admin:calendar") + query).content.decode()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026-03", "2026-03"),
        ("2024-02", "2024-02"),
        ("", "2026-02"),
        ("2026-13", "2026-02"),
        ("1999-12", "2026-02"),
        ("9999-12", "2026-02"),
        ("<b>", "2026-02"),
    ],
)
def test_month_of_an_address(text: str, name: str) -> None:
    assert Month.of(text, on=ON).name == name


def test_month_before_and_after_go_over_the_year() -> None:
    month = Month(dt.date(2026, 1, 1))
    assert (month.before.name, Month(dt.date(2026, 12, 1)).after.name) == ("2025-12", "2027-01")
    assert month.last == dt.date(2026, 1, 31)


@pytest.mark.parametrize("view", ["month", "agenda"])
@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("owner", True),
        ("colleague", True),
        ("controller", True),
        ("administrator", True),
        ("viewer", True),
        ("stranger", False),
    ],
)
def test_deadline_by_who_looks(office: Office, who: str, sees: bool, view: str) -> None:
    assert ("Report on the canals" in page(office, who, f"?month=2026-03&view={view}")) is sees


def test_calendar_asks_to_sign_in(office: Office) -> None:
    assert Client().get(reverse("admin:calendar")).status_code == 302


def test_days_off_are_named(office: Office) -> None:
    CalendarDay.objects.create(on=dt.date(2026, 3, 9), kind="off", name_en="Moved holiday")
    text = page(office, "owner")
    assert "Moved holiday" in text
    assert text.count("is-off") == 9 + 1 + text.count("is-elsewhere is-off")


def test_one_line_for_an_instruction_however_many_bodies_it_has(office: Office) -> None:
    for _ in range(3):
        factories.make_assignment(office.task)
    text = page(office, "controller")
    assert text.count("Report on the canals</span>") == 1
    assert "4 bodies" in text


def test_crowded_day_leads_to_all_of_it(office: Office) -> None:
    for number in range(6):
        factories.make_assignment(factories.make_task(title=f"Crowd {number}"))
    assert "3 more" in page(office, "controller")
    whole = page(office, "controller", "?day=2026-03-02")
    assert all(f"Crowd {number}" in whole for number in range(6))


def test_calendar_of_one_body(office: Office) -> None:
    factories.make_assignment(factories.make_task(title="Elsewhere"), office.other)
    text = page(office, "controller", f"?month=2026-03&body={office.other.pk}")
    assert "Elsewhere" in text
    assert "Report on the canals" not in text


def test_month_is_left_by_links(office: Office) -> None:
    text = page(office, "owner")
    assert 'rel="prev" href="?month=2026-02&amp;view=month"' in text
    assert 'rel="next" href="?month=2026-04&amp;view=month"' in text


@pytest.mark.parametrize("count", [1, 40])
def test_page_asks_a_bounded_number_of_queries(
    office: Office, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        factories.make_assignment(factories.make_task(due_on=dt.date(2026, 3, 1 + number % 28)))
    client = signed_in(office.controller)
    with django_assert_max_num_queries(12):
        client.get(reverse("admin:calendar") + "?month=2026-03")


class TestFeeds:
    def make(self, office: Office, who: str, **data: object) -> str:
        client = signed_in(getattr(office, who))
        response = client.post(reverse("admin:make_feed"), data)
        return response.content.decode() if response.status_code == 200 else str(response.status_code)

    def test_address_is_shown_once_and_works(self, office: Office) -> None:
        text = self.make(office, "owner")
        address = text.split('id="feed-address" readonly value="')[1].split('"')[0]
        assert "Report on the canals" in Client().get(urlsplit(address).path).content.decode()
        assert address not in page(office, "owner")

    def test_body_of_others_has_no_address_for_a_stranger(self, office: Office) -> None:
        assert self.make(office, "stranger", body=office.ministry.pk) == "404"
        assert not CalendarFeed.objects.exists()

    def test_only_the_owner_revokes(self, office: Office) -> None:
        self.make(office, "owner")
        feed = CalendarFeed.objects.get()
        address = reverse("admin:revoke_feed", args=[feed.pk])
        statuses = {
            name: signed_in(getattr(office, name)).post(address).status_code
            for name in ("colleague", "stranger", "owner")
        }
        assert statuses == {"colleague": 404, "stranger": 404, "owner": 302}
        feed.refresh_from_db()
        assert feed.revoked_at

    def test_nothing_is_made_or_revoked_by_a_link(self, office: Office) -> None:
        client = signed_in(office.owner)
        assert client.get(reverse("admin:make_feed")).status_code == 405
