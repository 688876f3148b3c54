"""The report of who is not reached."""

from __future__ import annotations

import pytest

from instructions.documents.reports.files import Asked, write
from instructions.errors import NotAllowed
from instructions.models import User
from instructions.reports.question import Question
from notifications.models import Address
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
