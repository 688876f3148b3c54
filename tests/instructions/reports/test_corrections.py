"""How well texts are read: what reviewers corrected and rejected."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from instructions.errors import NotAllowed
from instructions.models import Task, User
from instructions.reports.corrections import Corrections, corrections, corrections_table
from instructions.reports.ratio import Ratio
from instructions.reports.scope import Scope
from instructions.services.announcements import ingest
from instructions.services.review import Deadline, Share, accept_task, correct_proposal, reject_task
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = """The Prime Minister gave these instructions:

• The Ministry of Rivers is to map the large rivers by 1 March 2026.

• The Ministry of Rivers is to mend the dams by 20 March 2026.

• The Ministry of Rivers is to report on the gauges by 5 April 2026."""


@pytest.fixture
def controller(clock: time_machine.Traveller) -> User:
    """Three proposals: one accepted as read, one with another title and day, one rejected as a plan."""
    rivers = factories.make_body("rivers", name_en="Ministry of Rivers")
    by, now = factories.make_controller(), timezone.now()
    ingest(content=TEXT.encode(), name="rivers.txt", now=now, published_on=dt.date(2026, 2, 3))
    first, second, third = Task.objects.proposed().order_by("due_on")
    accept_task(first, by=by, now=now)
    deadline = Deadline("date", dt.date(2026, 3, 25))
    lead = [Share(body=rivers)]
    second = correct_proposal(second, by=by, title="Mend every dam", deadline=deadline, lead=lead, co=[])
    accept_task(second, by=by, now=now)
    reject_task(third, by=by, reason="plan")
    return by


def asked(reader: User, **of: object) -> Corrections:
    today = dt.date(2026, 2, 3)
    return corrections(Scope(reader, today, today, dt.date(2026, 1, 1), today, **of))  # type: ignore[arg-type]


def test_fields_are_counted_by_instruction(controller: User) -> None:
    total = asked(controller).total
    assert (total.accepted, total.untouched) == (2, Ratio(1, 2))
    assert (total.title, total.deadline, total.lead) == (Ratio(1, 2), Ratio(1, 2), Ratio(0, 2))


def test_rejections_are_told_by_reason(controller: User) -> None:
    assert [(row.reason, row.number) for row in asked(controller).rejected] == [("plan", 1)]


def test_rows_hold_what_was_read_and_what_was_meant(controller: User) -> None:
    table = corrections_table(asked(controller))
    rows = {row[3]: row[4:6] for row in table.rows}
    assert rows["Instruction"][1] == "Mend every dam"
    assert "2026-03-20" in str(rows["Deadline"][0])
    assert "2026-03-25" in str(rows["Deadline"][1])


def test_languages_stand_apart(controller: User) -> None:
    assert [(row.language, row.fields.accepted) for row in asked(controller).languages] == [("en", 2)]
    assert asked(controller, language="ru").total.accepted == 0


def test_another_announcement_has_nothing(controller: User) -> None:
    other = factories.make_announcement()
    assert asked(controller, announcement=other.pk).total.accepted == 0
    assert asked(controller, announcement=other.pk).rejected == ()


@pytest.mark.parametrize("role", [User.Role.EXECUTOR, User.Role.HEAD])
def test_it_is_no_affair_of_executors(controller: User, role: str) -> None:
    with pytest.raises(NotAllowed):
        asked(factories.make_user(role=role))
