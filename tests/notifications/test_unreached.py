"""The report of who is not reached."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from instructions.documents.reports.files import Asked, write
from instructions.errors import NotAllowed
from instructions.models import User
from instructions.reports.question import Question
from notifications import ledger
from notifications.models import Address, Delivery
from notifications.planning import plan
from notifications.unreached import UNREACHED, not_reached, not_reached_table
from tests.factories import make_assignment, make_body
from tests.notifications.office import at, frozen, person, share, tick

pytestmark = pytest.mark.django_db


def asked(who: User) -> Asked:
    now = at("2026-03-02", 15)
    return Asked(UNREACHED, Question(), Question().scope(reader=who, today=now.date()), now, "")


def test_people_without_an_address_and_bodies_without_people_are_told() -> None:
    share()
    make_assignment(body=make_body("lonely"))
    tick(at("2026-02-25"), sending=False)
    Address.objects.update(disabled_at=at("2026-02-25"), disabled_reason="550 no such mailbox")
    tick(at("2026-03-02"), sending=False)
    with frozen(at("2026-03-02", 15)):
        report = not_reached(asked(person("controller")).scope)
        lines = list(not_reached_table(report).rows)
        pdf = write(asked(person("controller")), "pdf").read()
    assert {one.body.code for one in report.bodies} >= {"lonely"}
    assert any("executor" in str(line[0]) and "550" in str(line[3]) for line in lines)
    assert pdf.startswith(b"%PDF")


def test_it_is_the_control_units_alone() -> None:
    share()
    with pytest.raises(NotAllowed):
        not_reached(asked(person("executor")).scope)
    assert not UNREACHED.may_ask(person("executor"))
    assert UNREACHED.may_ask(person("controller"))


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        (at("2026-03-01", 12), "Today is a day off; it goes out on 2 March."),
        (at("2026-03-02", 8), "It is not yet the hour at which the person wants to be told."),
        (at("2026-03-02", 12), "It was time, and nothing has gone out: see whether the worker"),
        (at("2026-03-02", 21), "The person's quiet hours have begun"),
    ],
    ids=["a Sunday", "early", "nothing runs", "late"],
)
def test_what_is_only_waiting_says_for_what(moment: dt.datetime, why: str) -> None:
    share()
    plan(now=at("2026-02-27", 10))
    [found] = ledger.unreached(now=moment, on=moment.date())
    assert (found.recipient.user, found.why.startswith(why)) == (person("executor"), True), found.why


def test_a_trouble_of_long_ago_is_no_reason_for_today() -> None:
    share()
    tick(at("2026-02-25"), sending=False)
    Delivery.objects.update(status="failed", last_error="550 over quota")
    tick(at("2026-02-27"))
    plan(now=at("2026-03-02", 8))
    reasons = {one.why for one in ledger.unreached(now=at("2026-03-02", 12), on=at("2026-03-02").date())}
    assert not any("550" in why for why in reasons)


def test_each_number_leads_to_its_rows(client: Client) -> None:
    share()
    lonely = make_body("lonely")
    make_assignment(body=lonely)
    make_assignment(body=lonely, status="closed", done_on="2026-02-20", closed_at=at("2026-02-20"))
    tick(at("2026-02-25"), sending=False)
    Address.objects.update(disabled_at=at("2026-02-25"), disabled_reason="550 no such mailbox")
    tick(at("2026-03-02"), sending=False)
    client.force_login(person("controller"))
    with frozen(at("2026-03-02", 15)):
        page = client.get(reverse("admin:report", args=["unreached"])).content.decode()
        found = re.findall(r'<a href="([^"]*un(?:reached|answered)=yes[^"]*)"[^>]*>\s*([0-9]+)\s*</a>', page)
        rows = {
            unescape(address): client.get(unescape(address)).context["cl"].result_count
            for address, _number in found
        }
    assert len(rows) >= 2
    assert {unescape(address): int(number) for address, number in found} == rows


@pytest.mark.parametrize(("wanted", "number"), [("true", 1), ("false", 1)])
def test_rest_finds_shares_that_nobody_answers_for(client: Client, wanted: str, number: int) -> None:
    share()
    make_assignment(body=make_body("lonely"))
    client.force_login(person("controller"))
    found = client.get(f"/api/v1/assignments/?unanswered={wanted}").json()["results"]
    assert len(found) == number
    assert ("lonely" in {row["body"]["code"] for row in found}) == (wanted == "true")


def test_rest_finds_reminders_told_to_nobody(client: Client) -> None:
    share()
    tick(at("2026-02-25"), sending=False)
    Address.objects.update(disabled_at=at("2026-02-25"), disabled_reason="550 no such mailbox")
    tick(at("2026-03-02"), sending=False)
    client.force_login(person("controller"))
    with frozen(at("2026-03-02", 15)):
        report = client.get("/api/v1/reports/unreached/").json()["people"]
        rows = client.get("/api/v1/reminders/?unreached=true&page_size=200").json()["results"]
        rest = client.get("/api/v1/reminders/?unreached=false&page_size=200").json()["results"]
    assert len(rows) == sum(one["number"] for one in report) > 0
    assert not {row["id"] for row in rows} & {row["id"] for row in rest}


def test_it_says_what_its_figures_mean_in_each_form() -> None:
    share()
    client = Client()
    client.force_login(person("controller"))
    with frozen(at("2026-03-02", 15)):
        found = client.get("/api/v1/reports/unreached/").json()
        page = unescape(client.get("/desk/reports/unreached/").content.decode())
    assert [row["figure"] for row in found["definitions"]] == ["unreached", "unanswered"]
    assert [row["name"] for row in found["definitions"]] == ["People not reached", "Bodies without anybody"]
    for row in found["definitions"]:
        assert row["definition"] in page
    assert found["footnote"] in page
    assert found["scope"]["on"] == "2026-03-02"
