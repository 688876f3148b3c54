"""The last sentence of a message: what its reader is to do next, and nothing that only others may."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions import office
from notifications.entry import Entry
from notifications.models import Recipient, Reminder
from tests.factories import make_assignment, make_body
from tests.mailbox import Mailbox
from tests.notifications.office import at, more, person, share, tick

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("audience", "status", "told"),
    [
        ("controller", "taken", "Ask the executors how it stands, or decide on the deadline."),
        ("controller", "submitted", "A report waits for you: accept it or return it with remarks."),
        ("head", "taken", "See to it that your body reports, today if it can."),
        ("head", "submitted", "The report is with the control unit: nothing is left to do until it answers."),
        ("office", "taken", "For your information: the control unit has been told."),
        (
            "office",
            "submitted",
            "The report is with the control unit: nothing is left to do until it answers.",
        ),
    ],
)
def test_next_step_is_one_that_the_reader_may_take(audience: str, status: str, told: str) -> None:
    reminder = Reminder(
        assignment=share(status=status), recipient=Recipient(), audience=audience, kind="overdue", mark=10
    )
    entry = Entry((reminder,), (), "", dt.date(2026, 3, 16), office.calendar())
    assert entry.what_next == told


@pytest.mark.parametrize(
    ("audience", "kind", "told"),
    [
        ("head", "ahead", "See to it that your body reports, or asks to extend the deadline."),
        ("lead", "refused", "Send a progress report before the deadline."),
        (
            "lead",
            "ahead",
            "Send a progress report before the deadline, or ask to extend it while it has not passed.",
        ),
    ],
)
def test_before_the_deadline_more_time_may_be_asked_for(audience: str, kind: str, told: str) -> None:
    """Not after it, and not once more where it was refused just now."""
    reminder = Reminder(assignment=share(), recipient=Recipient(), audience=audience, kind=kind, mark=10)
    entry = Entry((reminder,), (), "", dt.date(2026, 2, 26), office.calendar())
    assert entry.what_next == told


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("returned", "Remarks"),
        ("remarked", "Remarks"),
        ("reported", "Report"),
        ("drafted", "Report"),
        ("asked", "Reason"),
        ("extended", "Grounds of the decision"),
        ("refused", "Grounds of the decision"),
        ("lapsed", "Grounds of the decision"),
    ],
)
def test_words_are_called_what_they_are(kind: str, label: str) -> None:
    reminder = Reminder(assignment=share(), recipient=Recipient(), audience="lead", kind=kind, mark=10)
    entry = Entry((reminder,), (), "It runs.", dt.date(2026, 2, 26), office.calendar())
    assert entry.remarks_label == label


@pytest.mark.parametrize(
    ("audience", "kind", "told"),
    [
        ("controller", "overdue", "The report is with those who passed the part on."),
        ("head", "overdue", "The report is with those who passed the part on."),
        ("co", "drafted", "Read it once more and send it to those who passed the part on."),
    ],
)
def test_of_a_part_the_next_step_is_of_those_who_passed_it_on(audience: str, kind: str, told: str) -> None:
    whole = share()
    part = make_assignment(whole.task, make_body("canals"), parent=whole, status="submitted")
    reminder = Reminder(assignment=part, recipient=Recipient(), audience=audience, kind=kind, mark=10)
    entry = Entry((reminder,), (), "", dt.date(2026, 3, 16), office.calendar())
    assert entry.what_next == told


def test_digest_tells_the_controller_who_owes_it(smtp_server: Mailbox) -> None:
    more(share(), "Open the second well", dt.date(2026, 3, 2))
    tick(at("2026-03-02"))
    [mail] = [mail for mail in smtp_server.messages if mail["To"] == person("controller").email]
    told = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert told.count("Owed by: Ministry of Water") == 2
    assert "Controller: Ministry" not in told
